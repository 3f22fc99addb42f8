"""Reading a page by its kind."""

from __future__ import annotations

from hearout.disclose.html_page import html_page
from hearout.disclose.marked_page import markdown_page, wikitext_page
from hearout.disclose.page import Page
from hearout.disclose.reading import Malformed

__all__ = ["read_page"]


def read_page(name: str, data: bytes) -> Page:
    """A page by the ending of its name. Raises `Malformed` where it is empty or no UTF-8."""
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed(f"{name} is not UTF-8 text") from None
    if not raw.strip():
        raise Malformed(f"{name} is empty")
    if name.endswith(".html"):
        return html_page(name, raw)
    if name.endswith(".md"):
        return markdown_page(name, raw)
    return wikitext_page(name, raw)
