"""What a browser sends for a form of a page: everything that stands in it, and what somebody changed."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser

from django.http import HttpResponse

__all__ = ["Typed", "typed"]

Typed = dict[str, list[str]]


class _Form(HTMLParser):
    """The first posted form of a page that has more in it than a token."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: Typed = {}
        self._inside = False
        self._name = ""
        self._words: list[str] = []
        self._chosen: str | None = None
        self._first: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        had = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = had.get("method") == "post"
        elif not self._inside:
            return
        elif tag == "input" and had.get("name"):
            is_box = had.get("type") in ("checkbox", "radio")
            if not is_box or "checked" in had:
                self._send(had["name"], had.get("value", "on" if is_box else ""))
        elif tag in ("textarea", "select"):
            self._name, self._words, self._chosen, self._first = had["name"], [], None, None
        elif tag == "option":
            self._first = had.get("value", "") if self._first is None else self._first
            self._chosen = had.get("value", "") if "selected" in had else self._chosen

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._inside:
            self._send(self._name, "".join(self._words).removeprefix("\n"))
        if tag == "select" and self._inside:
            self._send(self._name, self._chosen if self._chosen is not None else self._first or "")
        self._name = "" if tag in ("textarea", "select") else self._name
        self._inside = self._inside and tag != "form"

    def handle_data(self, data: str) -> None:
        if self._name:
            self._words.append(data)

    def _send(self, name: str, value: str) -> None:
        self.sent.setdefault(name, []).append(value)


def typed(page: HttpResponse, changes: Mapping[str, str | list[str] | None] | None = None) -> Typed:
    """What the form of `page` sends with `changes` made to it; None unticks a box."""
    form = _Form()
    form.feed(page.content.decode())
    for name, value in (changes or {}).items():
        form.sent.pop(name, None)
        if value is not None:
            form.sent[name] = value if isinstance(value, list) else [value]
    return form.sent
