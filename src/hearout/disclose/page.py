"""A page that people read, taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote

__all__ = ["Block", "Page"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, table `cell` or `heading` as it is seen. `quote`: it stands as somebody's words."""

    text: str = field(repr=False)
    quote: bool = False
    cell: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """`blocks` are what people read, in order, comments and spoken titles among them. `unseen` is what only machines
    read (addresses, names of classes); `styles` says how the page looks."""

    name: str
    blocks: tuple[Block, ...]
    unseen: tuple[str, ...] = field(repr=False)
    styles: tuple[str, ...] = field(default=(), repr=False)

    @staticmethod
    def readings(text: str) -> tuple[str, ...]:
        """`text`, and where it is an address also without its percent signs."""
        plain = unquote(text) if "%" in text else text
        return (text,) if plain == text else (text, plain)
