"""The pattern net: identifiers that can be told by their shape, whoever they belong to."""

from __future__ import annotations

from collections import defaultdict

from hearout.anonymise.addresses import ADDRESSES
from hearout.anonymise.identifiers import IDENTIFIERS
from hearout.anonymise.pattern import DIGIT, Pattern, clue, clues
from hearout.anonymise.selfdescriptions import SELF_DESCRIPTIONS
from hearout.records.redaction import Span

__all__ = ["PATTERNS", "patterns_in"]

PATTERNS = ADDRESSES + IDENTIFIERS + SELF_DESCRIPTIONS
"""Every row of the tables, in a fixed order."""


def _by_clue(rows: tuple[Pattern, ...]) -> dict[str, frozenset[int]]:
    index: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        for need in row.needs:
            index[clue(need)].add(number)
    return {key: frozenset(numbers) for key, numbers in index.items()}


_INDEX = _by_clue(PATTERNS)
_CLUES = frozenset(_INDEX)
_WITH_DIGITS = frozenset(number for number, row in enumerate(PATTERNS) if row.digits)


def patterns_in(text: str) -> tuple[Span, ...]:
    """Every identifier in `text` that has a shape of its own, rows in the order of the tables; spans may overlap.

    The time is proportional to the length of the text, whatever it holds.
    """
    lower = text.lower()
    found = _CLUES & clues(lower)
    numbers: set[int] = set()
    for each in found:
        numbers |= _INDEX[each]
    if DIGIT not in found:
        numbers -= _WITH_DIGITS
    return tuple(span for number in sorted(numbers) for span in PATTERNS[number].spans(text, lower))
