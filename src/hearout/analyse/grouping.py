"""The recipe for one guiding question: units to few, distinct, named themes, with how sure they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hearout.analyse.arrays import Flags, Ints, Matrix
from hearout.analyse.chance import beats_chance
from hearout.analyse.graph import NOWHERE, agreement, consensus, neighbour_graph, settle
from hearout.analyse.names import Name, Phrases, name_theme, phrases_of
from hearout.analyse.reading import Reading
from hearout.analyse.vectors import dull_terms, vectors

__all__ = ["Grouping", "Needs", "group"]

_LANDMARKS = 6000
_COPIES = 3  # of one wording: a phrase that thousands paste does not bend the map
_LOUD = 40  # units of one contributor on the map; the rest follow
_RESAMPLES = 12
_RESAMPLED = 2500  # landmarks; resampling more costs much and shows the same
_RETURNED = 0.5  # Jaccard: below, a cluster counts as dissolved (Hennig 2007)
_COVER = 0.5


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
    graph = neighbour_graph(rows[order[:landmarks]])
    placed = settle(rows[order], consensus(graph, seed=seed))
    labels = np.full(len(map_of), NOWHERE)
    labels[order] = placed
    phrases = phrases_of(reading, dull, needs.word)
    spread, names = _named(reading, phrases, labels[stands_for], needs)
    spread = _rescued(phrases, spread, names)
    spread, names = _enough(reading, spread, names, needs)
    stability, persistence = _resampled(rows[order[:landmarks]], spread[kept][order[:landmarks]], len(names), seed)
    return Grouping(spread, rows[stands_for], names, persistence, True, stability)


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


def _named(reading: Reading, phrases: Phrases, labels: Ints, needs: Needs) -> tuple[Ints, tuple[Name, ...]]:
    """Largest first, each theme gets a name; one that finds none, or whose people share no words, dissolves."""
    out = np.full(len(labels), NOWHERE)
    names: list[Name] = []
    taken: set[int] = set()
    for label, people in _by_size(reading, labels):
        if people < needs.theme:
            continue
        units: Flags = labels == label
        name = name_theme(reading, phrases, units, taken, max(3, round(0.02 * people)))
        if name is None or name.cover < _COVER:
            continue
        out[units] = len(names)
        names.append(name)
        taken |= set(name.key)
    return out, tuple(names)


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


def _enough(reading: Reading, labels: Ints, names: tuple[Name, ...], needs: Needs) -> tuple[Ints, tuple[Name, ...]]:
    """Themes of enough contributors, numbered by size."""
    order = [label for label, people in _by_size(reading, labels) if people >= needs.theme]
    out = np.full(len(labels), NOWHERE)
    for number, label in enumerate(order):
        out[labels == label] = number
    return out, tuple(names[label] for label in order)


def _resampled(rows: Matrix, labels: Ints, themes: int, seed: int) -> tuple[float, tuple[float, ...]]:
    """(stability of the grouping, persistence of each theme): over 12 samples of 80 % of the landmarks, the mean
    adjusted Rand index with the grouping over units that have a theme in it, and the share of samples in which a theme
    has a counterpart with more than half of their union in common (Jaccard; Hennig 2007)."""
    if not themes:
        return 0.0, ()
    rows, labels = rows[:_RESAMPLED], labels[:_RESAMPLED]
    agreements: list[float] = []
    returns = np.zeros(themes)
    for sample, again in _samples(rows, seed):
        agreements.append(agreement(labels[sample], again))
        returns += [_returns(labels[sample] == theme, again) for theme in range(themes)]
    return round(float(np.mean(agreements)), 3), tuple((returns / _RESAMPLES).round(3).tolist())


def _samples(rows: Matrix, seed: int) -> Iterator[tuple[Ints, Ints]]:
    rng = np.random.default_rng(seed + 1)
    for run in range(_RESAMPLES):
        sample = np.sort(rng.permutation(len(rows))[: max(3, int(0.8 * len(rows)))])
        yield sample, settle(rows[sample], consensus(neighbour_graph(rows[sample]), runs=8, seed=seed + 100 * run))


def _returns(theme: Flags, again: Ints) -> bool:
    counts = np.bincount(again[theme & (again >= 0)], minlength=int(again.max(initial=-1)) + 1)
    sizes = np.bincount(again[again >= 0], minlength=len(counts))
    union = sizes + theme.sum() - counts
    return bool(len(counts)) and bool((counts / np.maximum(union, 1)).max() > _RETURNED)
