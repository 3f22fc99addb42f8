"""HTML taken apart with the standard library's parser, which unescapes and never fails."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from hearout.disclose.page import Block, Page

__all__ = ["html_page"]

_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "s"),
        *("span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr"),
    }
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_GEOMETRY = frozenset(
    {
        *(
            "colspan",
            "cx",
            "cy",
            "d",
            "dx",
            "dy",
            "height",
            "opacity",
            "points",
            "r",
            "rowspan",
            "rx",
            "ry",
            "tabindex",
        ),
        *("stroke-width", "transform", "viewbox", "width", "x", "x1", "x2", "y", "y1", "y2"),
    }
)
_NAMESPACES = frozenset(("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1999/xlink"))


_HEADINGS = frozenset({"h1", "h2", "h3", "title"})
_SPOKEN = frozenset(
    {"alt", "aria-description", "aria-label", "aria-valuenow", "aria-valuetext", "label", "title", "value"}
)
"""Attributes that browsers show or say, and that numbers could hide in."""

_WORD = re.compile(r"[^\W\d_]{3}")


class _Taker(HTMLParser):
    """Walks through HTML once. Text of inline elements belongs to the block around them; what only screen readers
    say in between (class "unseen") is a block of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.unseen: list[str] = []
        self.styles: list[str] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self._aside: list[str] = []
        self._aside_from = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._attributes(attrs)
        if tag not in _INLINE:
            self.end_block()
        if tag not in _VOID:
            self._open.append(tag)
            if tag in _INLINE and not self._aside_from and "unseen" in (dict(attrs).get("class") or "").split():
                self._aside_from = len(self._open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._attributes(attrs)
        if tag not in _INLINE:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.end_block()
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if len(self._open) < self._aside_from:
            self._aside_from = 0

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "style":
            self.styles.append(data)
        elif self._open and self._open[-1] == "script":
            self.unseen.append(data)
        else:
            into = self._aside if self._aside_from else self._text
            apart = into and data and (into[-1][-1:].isdigit() or data[0].isdigit())
            into.append(f" {data}" if apart else data)

    def handle_comment(self, data: str) -> None:
        self.blocks.append(Block(" ".join(data.split())))

    def handle_decl(self, decl: str) -> None:
        self.unseen.append(decl)

    def handle_pi(self, data: str) -> None:
        self.unseen.append(data)

    def unknown_decl(self, data: str) -> None:
        self.unseen.append(data)

    def end_block(self) -> None:
        quote = any(tag in self._open for tag in ("blockquote", "q"))
        cell = any(tag in self._open for tag in ("td", "th"))
        for pieces in (self._text, self._aside):
            text = " ".join("".join(pieces).split())
            pieces.clear()
            if text:
                self.blocks.append(Block(text, quote, cell, any(tag in _HEADINGS for tag in self._open)))

    def _attributes(self, attrs: Sequence[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and (name in _SPOKEN or name.startswith("data-")):
                self.blocks.append(Block(" ".join(value.split())))
            elif value and value not in _NAMESPACES and (name not in _GEOMETRY or _WORD.search(value)):
                self.unseen.append(value)


def html_page(name: str, raw: str) -> Page:
    """Every block of the page; numbers beside other text are set apart, as the eye does."""
    taker = _Taker()
    taker.feed(raw)
    taker.close()
    taker.end_block()
    return Page(name, tuple(taker.blocks), tuple(taker.unseen), tuple(taker.styles))
