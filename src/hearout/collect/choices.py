"""Answers in a cell of a closed question: one, or several joined by newlines, semicolons or commas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

__all__ = ["chosen", "is_blank_choice", "separator", "tick"]

# A comma between thousands ("1,000") joins nothing.
_SPLITS = {";": re.compile(r";"), "|": re.compile(r"\|"), ",": re.compile(r"(?<!\d),|,(?!\d{3})")}
_JOINED_SHARE = 0.7

CHECKED = frozenset(
    {"y", "yes", "ja", "j", "oui", "o", "sí", "si", "s", "sim", "1", "true", "checked", "selected", "x", "✓", "on"}
)
UNCHECKED = frozenset({"", "n", "no", "nein", "non", "não", "0", "false", "not selected", "unchecked", "off", "n/a"})
_NOT_ANSWERED = frozenset({"", "n/a", "k.a.", "#n/a"})
_OTHER = {"-oth-": "Other"}


def tick(cell: str, label: str) -> bool | None:
    """Whether a box is ticked; None where the cell says something else. Some exports tick by repeating the label."""
    said = cell.strip().casefold()
    if said in UNCHECKED:
        return False
    if said in CHECKED or said == label.casefold():
        return True
    return None


def is_blank_choice(cell: str) -> bool:
    """Whether a closed question was left unanswered."""
    return cell.strip().casefold() in _NOT_ANSWERED


def separator(values: Mapping[str, int]) -> str:
    """What joins several answers in the cells of a column: ";", "|", "," or "" (nothing does).

    `values` are the different cells with their counts. Answers that were picked from a list return in other
    combinations; the halves of a sentence with a comma in it do not.
    """
    return next((mark for mark in _SPLITS if _joins(mark, values)), "")


@lru_cache(maxsize=4096)
def chosen(cell: str, mark: str) -> tuple[str, ...]:
    """The answers of a cell, each once, in the cell's order. Newlines always part answers."""
    lines = cell.split("\n")
    pieces = (piece for line in lines for piece in (_SPLITS[mark].split(line) if mark else [line]))
    named = (_OTHER.get(piece.strip(), piece.strip()) for piece in pieces)
    return tuple(dict.fromkeys(piece for piece in named if not is_blank_choice(piece)))


def _joins(mark: str, values: Mapping[str, int]) -> bool:
    pieces_of = {value: chosen(value, mark) for value in values}
    joined = [value for value, pieces in pieces_of.items() if len(pieces) > 1 and mark in value]
    if not joined:
        return False
    found_in = Counter(piece for pieces in pieces_of.values() for piece in pieces)
    total = sum(values[value] * len(pieces_of[value]) for value in joined)
    again = sum(values[value] * sum(found_in[piece] > 1 for piece in pieces_of[value]) for value in joined)
    return again >= _JOINED_SHARE * total
