"""Which units make the map that themes are found on: a few of each wording, and of nobody too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from hearout.analyse.arrays import Ints, Matrix
from hearout.analyse.graph import NOWHERE
from hearout.analyse.reading import Reading

__all__ = ["Wordings", "landmarks_first", "spread", "wordings"]

_COPIES = 3  # of one wording: what thousands paste does not bend the map
_LOUD = 40  # units of one contributor on the map; the rest join a theme only by its words


@dataclass(frozen=True, slots=True)
class Wordings:
    """`kept` are the units on the map. By unit of the whole reading: `place` is the number in `kept` of the unit that
    it goes with, NOWHERE for the surplus of the loudest. `pasted` are, for wordings of so many people that the map
    cannot show them, their places."""

    kept: Ints
    place: Ints
    pasted: tuple[Ints, ...]


def wordings(reading: Reading, crowd: int) -> Wordings:
    """One unit of each wording for a contributor, three in all; of each contributor forty, evenly taken. A wording of
    at least `crowd` people that has more copies than the map shows is pasted."""
    term = reading.lexicon.term[reading.flat]
    wording = [term[first:last].tobytes() for first, last in pairwise(reading.bounds.tolist())]
    owner = reading.owner.tolist()
    said: dict[int, dict[bytes, int]] = {}
    for unit, person in enumerate(owner):
        said.setdefault(person, {}).setdefault(wording[unit], unit)
    copies: dict[bytes, list[int]] = {}
    for unit in sorted(unit for own in said.values() for unit in _thinned(list(own.values()))):
        copies.setdefault(wording[unit], []).append(unit)
    kept = sorted(unit for same in copies.values() for unit in same[:_COPIES])
    number = {unit: at for at, unit in enumerate(kept)}
    stands = {
        (words, owner[unit]): number[same[min(at, _COPIES - 1)]]
        for words, same in copies.items()
        for at, unit in enumerate(same)
    }
    place = [stands.get((words, person), NOWHERE) for words, person in zip(wording, owner, strict=True)]
    pasted = [
        np.array([number[unit] for unit in same[:_COPIES]], np.int64)
        for same in copies.values()
        if len(same) >= max(crowd, _COPIES + 1)
    ]
    return Wordings(np.array(kept, np.int64), np.array(place, np.int64), tuple(pasted))


def spread(found: Ints, place: Ints) -> Ints:
    """What was found for the units on the map, for all units; NOWHERE for what stands nowhere on it."""
    return np.where(place >= 0, found[place], NOWHERE) if len(found) else np.full(len(place), NOWHERE)


def landmarks_first(rows: Matrix, seed: int) -> Ints:
    """The units that say something, in a seeded order."""
    heard = np.flatnonzero(np.einsum("ij,ij->i", rows, rows) > 0)
    return np.asarray(np.random.default_rng(seed).permutation(heard), np.int64)


def _thinned(units: Sequence[int]) -> list[int]:
    if len(units) <= _LOUD:
        return list(units)
    return [units[at * len(units) // _LOUD] for at in range(_LOUD)]
