"""Units that stand for a theme: typical, short, by different people, and saying different things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from hearout.analyse.arrays import Flags, Floats, Ints, Matrix
from hearout.analyse.meanings import unit_length
from hearout.analyse.reading import Reading
from hearout.analyse.units import Text, Unit
from hearout.language.words import WORD

__all__ = ["Fit", "typical"]

_CONSIDERED = 300  # nearest to the centre
_SHORTEST, _LONGEST = 6, 30  # words
_ALIKE = 0.85  # cosine; nearer than this, a second one adds nothing
_MOST_MARKS = 2
_LEANS_BACK = frozenset(
    {"also", "and", "because", "but", "he", "however", "it", "or", "she", "so", "that", "then", "these", "they", "this"}
)
"""A sentence that begins with one of these needs the one before it. English; elsewhere the other signs decide."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A unit chosen to stand for a theme. `whole` says that what is masked in it is not what it is about."""

    unit: int
    whole: bool


def typical(
    members: Ints,
    reading: Reading,
    rows: Matrix,
    texts: Sequence[Text],
    units: Sequence[Unit],
    key: frozenset[int],
    count: int,
) -> list[Fit]:
    """At most `count` of the units `members`, most typical first, one a contributor, no two alike. `key` are the terms
    of the theme's name. Only texts that allow more than counting are considered."""
    members = members[reading.nameable[members]]
    centre = unit_length(rows[members].mean(0, keepdims=True))[0] if len(members) else np.zeros(rows.shape[1])
    closeness = np.round(rows[members] @ centre, 4)
    nearest = np.argsort(-closeness, kind="stable")[:_CONSIDERED]
    members, closeness = members[nearest], closeness[nearest]
    named = _holds(reading, members, key)
    worth = np.array(
        [
            close + 0.15 * bool(holds) + _form(texts[units[at].text], units[at])
            for at, close, holds in zip(members.tolist(), closeness.tolist(), named.tolist(), strict=True)
        ],
        np.float64,
    )
    chosen = _spread(worth, rows[members], reading.owner[members], count)
    return [
        Fit(int(members[at]), _whole(texts[units[members[at]].text], units[members[at]], bool(named[at])))
        for at in chosen
    ]


def _spread(worth: Floats, rows: Matrix, owner: Ints, count: int) -> Iterable[int]:
    """Greedy choice that pays for likeness to what is already chosen (maximal marginal relevance, Carbonell 1998)."""
    alike = np.zeros(len(worth))
    free: Flags = np.ones(len(worth), np.bool_)
    for _ in range(count):
        score = np.where(free, np.round(worth - 0.4 * alike, 6), -np.inf)
        if not free.any():
            return
        best = int(score.argmax())
        yield best
        likeness = np.round(rows @ rows[best], 4)
        free &= (owner != owner[best]) & (likeness < _ALIKE)
        alike = np.maximum(alike, likeness)


def _form(text: Text, unit: Unit) -> float:
    """How well a unit reads alone: neither too short nor too long, a beginning that needs nothing before it."""
    said = text.words.text[unit.start : unit.end]
    words = [match.group() for match in WORD.finditer(said)]
    length = min(1.0, len(words) / _SHORTEST) * min(1.0, _LONGEST / max(1, len(words)))
    leans = bool(words) and words[0].lower() in _LEANS_BACK
    return 0.6 * length - 0.15 * leans - 0.1 * _marks(text, unit)


def _marks(text: Text, unit: Unit) -> int:
    return sum(unit.start <= mark.start < unit.end for mark in text.words.marks)


def _whole(text: Text, unit: Unit, named: bool) -> bool:
    marks = _marks(text, unit)
    return marks == 0 or (marks <= _MOST_MARKS and named)


def _holds(reading: Reading, members: Ints, key: frozenset[int]) -> Flags:
    part = reading.only(members)
    hits = np.isin(part.lexicon.term[part.flat], sorted(key))
    return np.bincount(part.unit[hits], minlength=len(members)) > 0
