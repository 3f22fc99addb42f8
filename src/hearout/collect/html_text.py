"""HTML to readable text. Nothing is executed or fetched; scripts and styles are left out; quotes become "> " lines."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

__all__ = ["LONGEST_PARSED", "text_of_html"]

LONGEST_PARSED = 2_000_000
"""Characters. Longer HTML is only stripped of its tags."""

_UNSEEN = frozenset(("script", "style", "head", "title", "template", "noscript", "object", "svg"))
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
            "footer",
        ),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section"),
        *("table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)
_APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "pre"))
_ANY_TAG = re.compile(r"<[^<>]{0,10000}>")


def text_of_html(html: str) -> str:
    """The words of `html` in lines; paragraphs are a blank line apart, list items begin with "- "."""
    if len(html) > LONGEST_PARSED:
        return unescape(_ANY_TAG.sub(" ", html))
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError):  # what html.parser raises on some malformed declarations
        return unescape(_ANY_TAG.sub(" ", html))
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._unseen: list[str] = []
        self._quotes = 0
        self._verbatim = 0

    def text(self) -> str:
        self._end_line()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's
        if tag in _UNSEEN:
            self._unseen.append(tag)
        if tag in _BLOCKS:
            self._begin_block(tag)
        if tag == "br":
            self._break_line()
        self._quotes += tag == "blockquote"
        self._verbatim += tag == "pre"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        if tag in _BLOCKS:
            self._end_line()
        if tag in _APART:
            self._lines.append(self._margin().rstrip())
        self._quotes = max(0, self._quotes - (tag == "blockquote"))
        self._verbatim = max(0, self._verbatim - (tag == "pre"))

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if not self._verbatim:
            self._line.append(re.sub(r"\s+", " ", data))
            return
        for number, line in enumerate(data.split("\n")):
            if number:
                self._break_line()
            self._line.append(line)

    def _begin_block(self, tag: str) -> None:
        self._end_line()
        if tag in _APART:
            self._lines.append(self._margin().rstrip())
        if tag == "li":
            self._line.append("- ")

    def _end_line(self) -> None:
        if "".join(self._line).strip():
            self._break_line()
        self._line = []

    def _break_line(self) -> None:
        words = "".join(self._line).strip()
        self._lines.append((self._margin() + words).rstrip())
        self._line = []

    def _margin(self) -> str:
        return "> " * min(self._quotes, 5)
