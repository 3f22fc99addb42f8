"""Markdown and wikitext taken apart: blocks as a reader of the rendered page sees them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from hearout.disclose.page import Block, Page

__all__ = ["markdown_page", "wikitext_page"]


def markdown_page(name: str, raw: str) -> Page:
    return Page(name, (*_markdown(raw), *_comments(raw)), tuple(_tags(raw)))


def wikitext_page(name: str, raw: str) -> Page:
    return Page(name, (*_wikitext(raw), *_comments(raw)), tuple(_tags(raw)))


_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LINE_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_RULE = re.compile(r"[\s|:=-]*")


def _comments(raw: str) -> Iterator[Block]:
    """What only readers of the source see."""
    for match in _COMMENT.finditer(raw):
        yield Block(" ".join(html.unescape(match.group(1)).split()))


def _tags(raw: str) -> Iterator[str]:
    for match in _TAG.finditer(_COMMENT.sub("", raw)):
        yield html.unescape(match.group())


def _markdown(raw: str) -> Iterator[Block]:
    for line in _COMMENT.sub("", raw).splitlines():
        bare = line.strip()
        if not bare or _RULE.fullmatch(bare):
            continue
        if bare.startswith("|"):
            cells = re.split(r"(?<!\\)\|", bare.strip("|"))
            yield from (Block(_plain_markdown(cell), cell=True) for cell in cells if cell.strip())
            continue
        quote = bare.startswith(">")
        words = re.sub(r"^(?:[>\s]*)(?:#{1,6}\s+|[-*+]\s+)?", "", bare)
        yield Block(_plain_markdown(words), quote, heading=bare.startswith("#"))


def _untagged(text: str) -> str:
    """Without tags. A line break parts words; other tags stand inside them, as readers see it."""
    return _TAG.sub("", _LINE_BREAK.sub(" ", text))


def _plain_markdown(text: str) -> str:
    held = _ESCAPED.sub(lambda match: f"\ue000{ord(match.group(1)):x}\ue001", text)
    held = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", _untagged(held)))
    held = re.sub(r"!?\[([^\]]*)\]\(([^)]*)\)", r"\1 \2", held)
    given = re.sub("\ue000([0-9a-f]+)\ue001", lambda match: chr(int(match.group(1), 16)), held)
    return " ".join(html.unescape(given).split())


def _wikitext(raw: str) -> Iterator[Block]:
    quoted = 0
    for line in _COMMENT.sub("", raw).splitlines():
        quoted += len(re.findall(r"<(?:blockquote|q)\b", line, re.IGNORECASE))
        bare = line.strip()
        marked = quoted > 0 or re.match(r"\{\{\s*(?:quote|cquote|blockquote)\b", bare, re.IGNORECASE) is not None
        for piece, cell in _wiki_pieces(bare):
            plain = _plain_wikitext(piece)
            if plain:
                yield Block(plain, marked, cell, heading=bare.startswith("="))
        quoted -= len(re.findall(r"</(?:blockquote|q)\b", line, re.IGNORECASE))


def _wiki_pieces(line: str) -> Iterator[tuple[str, bool]]:
    """A line as it is, or the cells of a table line without what only says how they look."""
    if line.startswith(("{|", "|}", "|-")):
        yield re.sub(r"^(?:\{\||\|\}|\|-)", "", line), False
    elif line.startswith(("|", "!")):
        for piece in re.split(r"\|\||!!", line[1:].removeprefix("+")):
            yield re.sub(r'^\s*(?:[a-z-]+="[^"]*"\s*)+\|', "", piece), True
    else:
        yield re.sub(r"^(?:=+|[*#:;]+)", "", re.sub(r"=+$", "", line)), False


def _plain_wikitext(text: str) -> str:
    bare = re.sub(r"'{2,5}", "", _untagged(text))
    bare = re.sub(r"\[\[([^\]|]*)\|?([^\]]*)\]\]", r"\1 \2", bare)
    return " ".join(html.unescape(bare).split())
