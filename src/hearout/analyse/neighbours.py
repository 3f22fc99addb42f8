"""What tells a theme from those beside it: its nearest others, and the words that only its people use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from hearout.analyse.arrays import Flags, Floats
from hearout.analyse.grouping import Grouping
from hearout.analyse.meanings import unit_length
from hearout.analyse.names import Name
from hearout.analyse.phrases import Phrases, phrases_of, spelled
from hearout.analyse.reading import Reading
from hearout.analyse.vectors import dull_terms

__all__ = ["Near", "nearest"]

_SHOWN = 2
_NEAR = 0.12  # cosine of the centres; what is farther needs no telling apart
_SHARED = 0.5  # weight of the share of people who are in both
_WORDS = 3
_APART = 2.0  # how much likelier this theme's people use a word than the other's
_SURE = 1.3  # standard errors of the log odds

Users = dict[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Near:
    """Another theme by number. `likeness`, `shared` and `words` as in `Neighbour`."""

    theme: int
    likeness: float
    shared: int
    words: tuple[str, ...] = field(repr=False)


def nearest(reading: Reading, grouping: Grouping, asked: frozenset[str], k: int) -> tuple[tuple[Near, ...], ...]:
    """For each theme at most two others, nearest first: near by what is said, and by who says it.

    The words that tell them apart are used by at least `k` contributors of the theme where they allow more than
    counting, as words of names are.
    """
    count = len(grouping.names)
    if count < 2:
        return ((),) * count
    members: list[Flags] = [grouping.labels == number for number in range(count)]
    people = [frozenset(reading.owner[flags].tolist()) for flags in members]
    centres = unit_length(np.stack([grouping.rows[flags].mean(0) for flags in members]))
    cosines: Floats = np.round(centres @ centres.T, 3).astype(np.float64)
    phrases = phrases_of(reading, dull_terms(reading, asked), k)
    users = [phrases.used_by(flags, reading.owner) for flags in members]
    found: list[tuple[Near, ...]] = []
    for one in range(count):
        near = [
            Near(
                other,
                float(cosines[one, other]),
                len(people[one] & people[other]),
                _words(reading, phrases, grouping.names, members, people, users, one, other, k),
            )
            for other in _ranked(cosines, people, one)
        ]
        found.append(tuple(near))
    return tuple(found)


def _ranked(cosines: Floats, people: Sequence[frozenset[int]], one: int) -> list[int]:
    def worth(other: int) -> float:
        both = len(people[one] & people[other])
        return round(float(cosines[one, other]) + _SHARED * both / min(len(people[one]), len(people[other])), 6)

    others = [other for other in range(len(people)) if other != one and cosines[one, other] >= _NEAR]
    return sorted(others, key=lambda other: (-worth(other), other))[:_SHOWN]


def _words(
    reading: Reading,
    phrases: Phrases,
    names: Sequence[Name],
    members: Sequence[Flags],
    people: Sequence[frozenset[int]],
    users: Sequence[Users],
    one: int,
    other: int,
    k: int,
) -> tuple[str, ...]:
    """Single words, most telling first, none of them in either name."""
    named = names[one].terms | names[other].terms
    sizes = len(people[one]), len(people[other])
    odds: dict[int, float] = {}
    for at, who in users[one].items():
        if len(phrases.terms[at]) > 1 or len(who) < k or phrases.terms[at][0] in named:
            continue
        lift, error = _log_odds(len(who), sizes[0], len(users[other].get(at, ())), sizes[1])
        if lift >= np.log(_APART) and lift >= _SURE * error:
            odds[at] = round(len(who) * lift * float(phrases.rarity[at]) * (0.5 + float(phrases.noun[at])), 9)
    best = sorted(odds, key=lambda at: (-odds[at], at))[:_WORDS]
    return tuple(spelled(reading, phrases, at, members[one]) for at in best)


def _log_odds(here: int, people: int, there: int, others: int) -> tuple[float, float]:
    """The log odds ratio of using a word, with half a person added everywhere (Haldane, Anscombe), and its error."""
    cells = np.array([here + 0.5, people - here + 0.5, there + 0.5, others - there + 0.5])
    return float(np.log(cells[0] * cells[3] / (cells[1] * cells[2]))), float(np.sqrt((1 / cells).sum()))
