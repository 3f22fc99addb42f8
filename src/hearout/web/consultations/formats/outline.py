"""A text for the public as its blocks, before it is in any format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["Block", "Heading", "Items", "Line", "Link", "Piece", "Prose", "Strong", "Table", "line"]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere. `url` is whole; one that is neither of the web nor of mail is left out."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    words: str


Piece: TypeAlias = "str | Link | Strong"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of plain words, said one after another as they are: spaces between pieces are theirs to bring."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows; `level` is 1 for the whole."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The team's own words in simple Markdown."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with numbers where their order matters."""

    lines: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of fields under titles; the first field of a row names it."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = "Heading | Line | Prose | Items | Table"


def line(*pieces: Piece) -> Line:
    """A line of these pieces; empty ones are left out."""
    return Line(tuple(piece for piece in pieces if piece))
