"""The recipe for one guiding question: units to few, distinct, named themes, with how sure they are."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from hearout.analyse.arrays import Flags, Floats, Ints, Matrix
from hearout.analyse.chance import beats_chance
from hearout.analyse.graph import NOWHERE, neighbour_graph, settle
from hearout.analyse.landmarks import landmarks_first, spread, wordings
from hearout.analyse.levels import Candidate, best_together, candidates
from hearout.analyse.names import Name, name_theme
from hearout.analyse.phrases import Phrases, phrases_of
from hearout.analyse.reading import Reading
from hearout.analyse.vectors import dull_terms, vectors, word_vectors

__all__ = ["Grouping", "Needs", "group"]

_LANDMARKS = 6000
_FEWEST = 3  # contributors among the landmarks, where they stand for many more
_JOIN = 0.3  # share of a unit's neighbourhood that must be in a theme for it to join
_COVER = 0.5  # share of a theme's people who must use one of the words that tell it apart
_COVER_OF_SURE = 0.25  # where sentences alone hold it together: many words, or many languages, for one thing
_SURE = 0.7  # likeness
_SHARE = 0.015  # of those who say something of their own


@dataclass(frozen=True, slots=True)
class Needs:
    """How many contributors a theme needs at least, and how many a word needs to stand in a name."""

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
    """The themes of `reading`. `asked` are the terms of the question, which tell no answers apart.

    A theme needs `needs.theme` contributors and one and a half per cent of those who do not paste the same.
    """
    said = wordings(reading, needs.theme)
    on_map = reading.only(said.kept)
    needs = Needs(max(needs.theme, round(_SHARE * on_map.people)), needs.word)
    varied = on_map.people >= 2 * needs.theme and beats_chance(on_map, asked, seed)
    if not varied and not said.pasted:
        return _none(reading)
    dull = dull_terms(on_map, asked)
    words = word_vectors(on_map, dull, seed=seed)
    order = landmarks_first(words, seed)
    landmarks = order[:_LANDMARKS]
    rows = vectors(on_map, words, landmarks)
    phrases = phrases_of(reading, dull, needs.word)
    graph = neighbour_graph(rows[landmarks])
    communities = candidates(graph, rows[landmarks], seed) if varied else ()
    sought = [Candidate(landmarks[one.members], one.persistence, one.likeness) for one in communities]
    sought += [Candidate(places, 1.0, 1.0) for places in said.pasted]
    fewest = min(needs.theme, max(_FEWEST, round(needs.theme * len(landmarks) / len(order))))
    found = _promising(reading, phrases, sought, said.place, fewest)
    labels = _joined(graph, rows, order, landmarks, found)
    likeness = [candidate.likeness for candidate in found]
    labels, names, numbers = _named(reading, phrases, spread(labels, said.place), likeness, needs)
    labels = _rescued(phrases, labels, names)
    return Grouping(
        labels=labels,
        rows=np.where(said.place[:, None] >= 0, rows[said.place], 0).astype(np.float32),
        names=names,
        persistence=tuple(found[at].persistence for at in numbers),
        clear=True,
        stability=_stability(reading, labels, [found[at].likeness for at in numbers]),
    )


def _none(reading: Reading) -> Grouping:
    return Grouping(np.full(len(reading), NOWHERE), np.zeros((len(reading), 1), np.float32), (), (), False, 0.0)


def _promising(
    reading: Reading, phrases: Phrases, found: Sequence[Candidate], place: Ints, fewest: int
) -> list[Candidate]:
    """The candidates to go on with: of people enough for the landmarks, who share words, and no two the same. `place`
    gives the place on the map of each unit. Worth grows with people and more so with likeness, as two themes that hold
    beat one that hardly does."""
    named: list[Candidate] = []
    worth: list[float] = []
    for candidate in found:
        units: Flags = np.isin(place, candidate.members)
        people = len(np.unique(reading.owner[units]))
        if people < fewest or _name(reading, phrases, units, frozenset(), candidate.likeness) is None:
            continue
        named.append(candidate)
        worth.append(people * candidate.likeness**2)
    return [named[at] for at in best_together(named, np.array(worth, np.float64))]


def _joined(graph: sparse.csr_matrix, rows: Matrix, order: Ints, landmarks: Ints, found: Sequence[Candidate]) -> Ints:
    """The candidate that each row belongs to: its members and what is near them. Where two share a member, the
    smaller has it."""
    divided = np.full(len(rows), NOWHERE)
    for number in sorted(range(len(found)), key=lambda at: -len(found[at].members)):
        divided[found[number].members] = number
    labels = np.full(len(rows), NOWHERE)
    labels[order] = settle(graph, rows[order], divided[landmarks], agree=_JOIN)
    return np.where(divided >= 0, divided, labels)


def _named(
    reading: Reading, phrases: Phrases, labels: Ints, likeness: Sequence[float], needs: Needs
) -> tuple[Ints, tuple[Name, ...], tuple[int, ...]]:
    """(labels by size, names, the number each had before): largest first, each theme gets a name that is not taken.
    One that finds none, or that is too small now, dissolves."""
    out = np.full(len(labels), NOWHERE)
    names: list[Name] = []
    numbers: list[int] = []
    taken: set[int] = set()
    labels_used: list[frozenset[str]] = []
    for label, people in _by_size(reading, labels):
        units: Flags = labels == label
        name = _name(reading, phrases, units, taken, likeness[label]) if people >= needs.theme else None
        while name is not None and _alike(_words(name), labels_used):
            taken |= {name.key[0]}
            name = _name(reading, phrases, units, taken, likeness[label])
        if name is not None:
            out[units] = len(names)
            names.append(name)
            numbers.append(label)
            taken |= set(name.key)
            labels_used.append(_words(name))
    return out, tuple(names), tuple(numbers)


def _words(name: Name) -> frozenset[str]:
    return frozenset(name.label.casefold().replace(",", " ").split())


def _alike(words: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    """Whether a name says nothing that another does not, or all that another does."""
    return any(words <= other or words >= other for other in others)


def _name(reading: Reading, phrases: Phrases, units: Flags, taken: Set[int], likeness: float) -> Name | None:
    people = len(np.unique(reading.owner[units]))
    name = name_theme(reading, phrases, units, taken, max(3, round(0.02 * people)))
    covered = _COVER_OF_SURE if likeness >= _SURE else _COVER
    return name if name is not None and name.cover >= covered else None


def _by_size(reading: Reading, labels: Ints) -> list[tuple[int, int]]:
    labelled = range(int(labels.max(initial=NOWHERE)) + 1)
    sizes = [(label, len(np.unique(reading.owner[labels == label]))) for label in labelled]
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
    people: Floats = np.array([len(np.unique(reading.owner[labels == label])) for label in range(len(likeness))], float)
    return round(float(np.average(likeness, weights=people)), 3) if len(people) else 0.0
