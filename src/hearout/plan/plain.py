"""Simple Markdown as plain sentences, for places that print text as it is."""

from __future__ import annotations

import unicodedata

from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["plain"]

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def plain(words: str) -> str:
    """Paragraphs, headings and list items as sentences one after another. Links keep their words alone."""
    blocks = (_said(token.children or []) for token in _MARKDOWN.parse(words) if token.type == "inline")
    said = [block for block in blocks if block]
    return " ".join((*(_ended(block) for block in said[:-1]), *said[-1:]))


def _ended(block: str) -> str:
    return block if unicodedata.category(block[-1]).startswith("P") else f"{block}."


def _said(inside: list[Token]) -> str:
    parts = (" " if token.type in ("softbreak", "hardbreak") else token.content for token in inside)
    return " ".join("".join(parts).split())
