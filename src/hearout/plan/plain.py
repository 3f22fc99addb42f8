"""Simple Markdown as plain sentences, for places that print text as it is."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["plain"]

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def plain(words: str) -> str:
    """Paragraphs, headings and list items one after another, without their marks. Links keep their words alone."""
    blocks = (_said(token.children or []) for token in _MARKDOWN.parse(words) if token.type == "inline")
    return " ".join(block for block in blocks if block)


def _said(inside: list[Token]) -> str:
    parts = (" " if token.type in ("softbreak", "hardbreak") else token.content for token in inside)
    return " ".join("".join(parts).split())
