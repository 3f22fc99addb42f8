"""The recipe for one guiding question: units to few, distinct, named themes, with how sure they are."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np

from hearout.analyse.arrays import Flags, Ints, Matrix
from hearout.analyse.chance import beats_chance
from hearout.analyse.graph import NOWHERE, settle
from hearout.analyse.levels import Candidate, best_together, candidates
from hearout.analyse.names import Name, Phrases, name_theme, phrases_of
from hearout.analyse.reading import Reading
from hearout.analyse.vectors import dull_terms, vectors

__all__ = ["Grouping", "Needs", "group"]

_LANDMARKS = 6000
_COPIES = 3  # of one wording: a phrase that thousands paste does not bend the map
_LOUD = 40  # units of one contributor on the map; the rest follow
_JOIN = 0.3  # share of a unit's neighbourhood that must be in a theme for it to join
_COVER = 0.5  # of a theme's people must use one of the words that tell it apart


@dataclass(frozen=True, slots=True)
class Needs:
    """How many contributors a theme needs, and how many a word needs to stand in a name."""

    theme: int
    word: int


@dataclass(frozen=True, slots=True)
class Grouping:
    """`labels` give each unit's theme (or NOWHERE), numbering `names` and `persistence`, which are in the order of
    size. `rows` are the units' vectors. `clear` and `stability` as in QuestionAnalysis."""

    labels: Ints
    rows: Matrix
    names: tuple[Name, ...]
    persistence: tuple[float, ...]
    clear: bool
    stability: float


def group(reading: Reading, asked: frozenset[str], needs: Needs, *, seed: int) -> Grouping:
    """The themes of `reading`. `asked` are the terms of the question, which tell no answers apart."""
    kept, stands_for = _distinct(reading)
    map_of = reading.only(kept)
    if map_of.people < 2 * needs.theme or not beats_chance(map_of, asked, seed):
        return _none(reading)
    dull = dull_terms(map_of, asked)
    rows = vectors(map_of, dull, seed=seed)
    order = _landmarks_first(map_of, rows, seed)
    landmarks = min(len(order), _LANDMARKS)
    phrases = phrases_of(reading, dull, needs.word)
    found = _promising(reading, phrases, candidates(rows[order[:landmarks]], seed), kept[order], needs)
    labels = np.full(len(map_of), NOWHERE)
    labels[order] = settle(rows[order], _divided(found, landmarks), agree=_JOIN)
    spread, names, numbers = _named(reading, phrases, labels[stands_for], needs)
    spread = _rescued(phrases, spread, names)
    return Grouping(
        labels=spread,
        rows=rows[stands_for],
        names=names,
        persistence=tuple(found[at].persistence for at in numbers),
        clear=True,
        stability=_stability(reading, spread, [found[at].likeness for at in numbers]),
    )


def _none(reading: Reading) -> Grouping:
    return Grouping(np.full(len(reading), NOWHERE), np.zeros((len(reading), 1), np.float32), (), (), False, 0.0)


def _distinct(reading: Reading) -> tuple[Ints, Ints]:
    """(units on the map, by unit the place there of the one it goes with): one of each wording for a contributor, and
    no more than a few for all of them."""
    kept: list[int] = []
    place = np.zeros(len(reading), np.int64)
    seen: dict[tuple[bytes, int], int] = {}
    copies: dict[bytes, list[int]] = {}
    term = reading.lexicon.term[reading.flat]
    for unit in range(len(reading)):
        wording = term[reading.bounds[unit] : reading.bounds[unit + 1]].tobytes()
        owner = int(reading.owner[unit])
        before = copies.setdefault(wording, [])
        if (wording, owner) in seen:
            place[unit] = seen[wording, owner]
            continue
        if len(before) < _COPIES:
            before.append(len(kept))
            kept.append(unit)
        place[unit] = seen[wording, owner] = before[-1]
    return np.array(kept, np.int64), place


def _landmarks_first(reading: Reading, rows: Matrix, seed: int) -> Ints:
    """Units that say something in a seeded order, the loudest contributors' surplus at the end."""
    heard = np.flatnonzero(np.einsum("ij,ij->i", rows, rows) > 0)
    heard = np.random.default_rng(seed).permutation(heard)
    so_far: dict[int, int] = {}
    surplus: list[bool] = []
    for owner in reading.owner[heard].tolist():
        so_far[owner] = so_far.get(owner, 0) + 1
        surplus.append(so_far[owner] > _LOUD)
    return heard[np.argsort(np.array(surplus, np.bool_), kind="stable")]


def _promising(
    reading: Reading, phrases: Phrases, found: Sequence[Candidate], unit: Ints, needs: Needs
) -> list[Candidate]:
    """The candidates to go on with: of enough people, who share words, and no two the same. `unit` gives the unit of
    each row. Worth grows with people and more so with likeness, as two themes that hold beat one that hardly does."""
    named: list[Candidate] = []
    worth: list[float] = []
    for candidate in found:
        units = np.zeros(len(reading), np.bool_)
        units[unit[candidate.members]] = True
        people = len(np.unique(reading.owner[units]))
        if people < needs.theme or _name(reading, phrases, units, frozenset()) is None:
            continue
        named.append(candidate)
        worth.append(people * candidate.likeness**2)
    return [named[at] for at in best_together(named, np.array(worth, np.float64))]


def _divided(found: Sequence[Candidate], landmarks: int) -> Ints:
    """The candidate of each landmark; where two share one, the smaller has it."""
    labels = np.full(landmarks, NOWHERE)
    for number in sorted(range(len(found)), key=lambda at: -len(found[at].members)):
        labels[found[number].members] = number
    return labels


def _named(
    reading: Reading, phrases: Phrases, labels: Ints, needs: Needs
) -> tuple[Ints, tuple[Name, ...], tuple[int, ...]]:
    """(labels by size, names, the number each had before): largest first, each theme gets a name that is not taken.
    One that finds none, or that is too small now, dissolves."""
    out = np.full(len(labels), NOWHERE)
    names: list[Name] = []
    numbers: list[int] = []
    taken: set[int] = set()
    for label, people in _by_size(reading, labels):
        units: Flags = labels == label
        name = _name(reading, phrases, units, taken) if people >= needs.theme else None
        if name is not None:
            out[units] = len(names)
            names.append(name)
            numbers.append(label)
            taken |= set(name.key)
    return out, tuple(names), tuple(numbers)


def _name(reading: Reading, phrases: Phrases, units: Flags, taken: Set[int]) -> Name | None:
    people = len(np.unique(reading.owner[units]))
    name = name_theme(reading, phrases, units, taken, max(3, round(0.02 * people)))
    return name if name is not None and name.cover >= _COVER else None


def _by_size(reading: Reading, labels: Ints) -> list[tuple[int, int]]:
    sizes = [
        (label, len(np.unique(reading.owner[labels == label]))) for label in range(int(labels.max(initial=-1)) + 1)
    ]
    return sorted(sizes, key=lambda item: (-item[1], item[0]))


def _rescued(phrases: Phrases, labels: Ints, names: tuple[Name, ...]) -> Ints:
    """A unit without a theme that uses the first phrase of exactly one theme's name joins it."""
    hits = np.zeros((len(labels), len(names)), np.bool_)
    for number, name in enumerate(names):
        hits[phrases.unit[phrases.phrase == name.key[0]], number] = True
    lone = (labels == NOWHERE) & (hits.sum(1) == 1)
    return np.where(lone, hits.argmax(1) if len(names) else NOWHERE, labels)


def _stability(reading: Reading, labels: Ints, likeness: Sequence[float]) -> float:
    """The mean likeness of the themes, each weighted by its people."""
    people = [len(np.unique(reading.owner[labels == label])) for label in range(len(likeness))]
    return round(float(np.average(likeness, weights=people)), 3) if people else 0.0
