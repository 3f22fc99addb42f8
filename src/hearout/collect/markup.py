"""Finding stretches of markup that is opened and closed, in time that grows with the text alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["Stretch", "comments", "elements", "without"]

Stretch = tuple[int, int]
"""`start` to `end` of a text."""


def comments(text: str) -> list[Stretch]:
    """Every `<!-- … -->` that is closed."""
    found: list[Stretch] = []
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        found.append((start, end + 3))
        start = text.find("<!--", end + 3)
    return found


def elements(text: str, opening: re.Pattern[str]) -> list[Stretch]:
    """Every element that is closed, outermost, in order. `opening` matches its first tag, with the name as group 1.

    An element closed in itself (`<ref … />`) counts. One that is never closed is no stretch: its words stay words.
    """
    found: list[Stretch] = []
    never: set[str] = set()
    at = 0
    while match := opening.search(text, at):
        at = match.end()
        name = match[1].lower()
        closed = match.end() if match[0].endswith("/>") else 0
        if not closed and name not in never:
            closing = re.compile(rf"(?i)</{name}[^<>]*>").search(text, at)
            closed = closing.end() if closing else 0
        if closed:
            found.append((match.start(), closed))
            at = closed
        else:
            never.add(name)
    return found


def without(text: str, stretches: Iterable[Stretch]) -> tuple[str, list[str]]:
    """The text without stretches (in order, none overlapping), and what they were."""
    pieces: list[str] = []
    taken: list[str] = []
    at = 0
    for start, end in stretches:
        pieces.append(text[at:start])
        taken.append(text[start:end])
        at = end
    return "".join((*pieces, text[at:])), taken
