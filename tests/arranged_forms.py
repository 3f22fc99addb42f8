"""The forms of a page, as a browser would send them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import product
from urllib.parse import urljoin

__all__ = ["Form", "forms_in", "sendings"]

TOKEN = "csrfmiddlewaretoken"


@dataclass
class Form:
    """Where it is sent ("" to the page itself), how, and its fields: name, type and value, in their order."""

    action: str
    method: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)

    def filled(self, value: str, *, hidden: bool = False) -> dict[str, list[str]]:
        """What is sent when `value` is in every field that a person fills in, or in every field."""
        sent: dict[str, list[str]] = {}
        for name, kind, own in self.fields:
            keeps = (kind in ("hidden", "submit") and not hidden) or name == TOKEN
            sent.setdefault(name, []).append(own if keeps else value)
        return sent


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        had = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(had.get("action", ""), had.get("method", "get").lower())
            self.forms.append(self._open)
        elif self._open is not None and had.get("name") and tag in ("input", "textarea", "select", "button"):
            kind = had.get("type", "submit" if tag == "button" else tag)
            self._open.fields.append((had["name"], kind, had.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def forms_in(page: str) -> list[Form]:
    """The forms that are posted."""
    reader = _Reader()
    reader.feed(page)
    return [form for form in reader.forms if form.method == "post"]


def sendings(pages: Iterable[tuple[str, str]], value: str) -> list[tuple[str, dict[str, list[str]]]]:
    """What can be sent from pages (address and markup) with `value` in every field that a person fills in, and in
    hidden ones too: where to, and the fields. Each once, as the same form stands on many pages."""
    sent = {}
    for (url, page), hidden in product(pages, (False, True)):
        for form in forms_in(page):
            action, filled = urljoin(url, form.action), form.filled(value, hidden=hidden)
            told = sorted((name, given) for name, given in filled.items() if name != TOKEN)
            sent[action, repr(told)] = action, filled
    return list(sent.values())
