"""How soon everything had been said: themes heard after each session, and from more and more people.

Sessions are taken in the order they were held and in random orders. When they settle is told by base size, run length
and new information threshold (Guest, Namey and Chen 2020). People in random orders follow in closed form: of a theme
that x of N people raised, n people leave out (N - x over n) / (N over n) (Hurlbert 1971).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate, permutations
from math import factorial

import numpy as np
import scipy

from hearout.analyse.arrays import Floats, Ints
from hearout.records.analysis import QuestionAnalysis, Theme
from hearout.records.consultation import ChannelKind, Consultation
from hearout.records.reach import Accumulation, Bounds, Saturation, SessionStep
from hearout.records.safe import SafeContribution, SafeCorpus

__all__ = ["saturation"]

_ORDERS = 200
_ALL_ORDERS = 5  # sessions of which every order is tried
_BASE, _RUN, _NEXT_TO_NOTHING = 4, 2, 0.05
_POINTS = 20
_DATED = 0.9  # share of people who must have a day for an order of time


def saturation(
    questions: Sequence[QuestionAnalysis], corpus: SafeCorpus, consultation: Consultation, *, seed: int
) -> Saturation | None:
    """How soon the themes that may be published had been heard; None where there are none.

    The order of the corpus's contributions matters to nothing: sessions have their number, people their first day.
    """
    k = consultation.privacy.k
    themes = [
        theme
        for question in questions
        for theme in question.themes
        if not theme.tentative and len(theme.contributors) >= k
    ]
    if not themes:
        return None
    rng = np.random.default_rng(seed)
    held = _sessions(themes, corpus)
    fewest = consultation.privacy.minimum
    sessions = _steps(held, fewest, rng)
    people = _People.of(themes, corpus)
    return Saturation(
        themes=len(themes),
        people=people.number,
        sessions=sessions,
        grouped=_steps(_grouped(held, fewest), fewest, rng),
        settled=_settled([step.heard for step in sessions]),
        over_people=tuple(people.accumulation(rng, k)),
    )


@dataclass(frozen=True, slots=True)
class _Held:
    """A session, or several taken together: who spoke, and who raised each theme, by its number."""

    people: frozenset[str] = field(repr=False)
    raised: Mapping[int, frozenset[str]] = field(repr=False)

    def joined(self, other: _Held) -> _Held:
        themes = sorted({*self.raised, *other.raised})
        nobody = frozenset[str]()
        together = {one: self.raised.get(one, nobody) | other.raised.get(one, nobody) for one in themes}
        return _Held(self.people | other.people, together)


def _sessions(themes: Sequence[Theme], corpus: SafeCorpus) -> list[_Held]:
    """The sessions in the order they were held."""
    spoken: dict[int, list[SafeContribution]] = {}
    for contribution in corpus.contributions:
        if contribution.channel is ChannelKind.SESSION and contribution.session:
            spoken.setdefault(contribution.session, []).append(contribution)
    of_passage = _themes_of_passages(themes)
    return [_held(spoken[number], of_passage) for number in sorted(spoken)]


def _held(spoken: Iterable[SafeContribution], of_passage: Mapping[str, Set[int]]) -> _Held:
    people: set[str] = set()
    raised: dict[int, set[str]] = {}
    for one in spoken:
        people.add(one.contributor)
        for theme in {theme for passage in one.passages for theme in of_passage.get(passage.id, ())}:
            raised.setdefault(theme, set()).add(one.contributor)
    return _Held(frozenset(people), {theme: frozenset(raised[theme]) for theme in sorted(raised)})


def _themes_of_passages(themes: Sequence[Theme]) -> Mapping[str, Set[int]]:
    found: dict[str, set[int]] = {}
    for number, theme in enumerate(themes):
        for passage in theme.passages:
            found.setdefault(passage, set()).add(number)
    return found


def _grouped(sessions: Sequence[_Held], fewest: int) -> list[_Held]:
    """The sessions in order, the smallest taken together with its smaller neighbour until none has few people."""
    groups = list(sessions)
    while groups:
        at = min(range(len(groups)), key=lambda place: len(groups[place].people))
        if len(groups[at].people) >= fewest:
            break
        beside = [place for place in (at - 1, at + 1) if 0 <= place < len(groups)]
        if not beside:
            return []
        first = min(at, min(beside, key=lambda place: len(groups[place].people)))
        groups[first : first + 2] = [groups[first].joined(groups[first + 1])]
    return groups


def _steps(sessions: Sequence[_Held], fewest: int, rng: np.random.Generator) -> tuple[SessionStep, ...]:
    so_far = list(accumulate(sessions, _Held.joined))
    heard = [len(held.raised) for held in so_far]
    orders = [_heard([sessions[place] for place in order]) for order in _orders(len(sessions), rng)]
    counts = np.array(orders, np.float64).reshape(len(orders), len(sessions))
    return tuple(
        SessionStep(
            people=len(session.people),
            heard=heard[place],
            new=heard[place] - (heard[place - 1] if place else 0),
            by_many=sum(len(people) >= fewest for people in so_far[place].raised.values()),
            mean=float(counts[:, place].mean()),
            usual=_usual(counts[:, place]),
        )
        for place, session in enumerate(sessions)
    )


def _heard(sessions: Sequence[_Held]) -> list[int]:
    """How many themes had been heard after each."""
    return [len(themes) for themes in accumulate((frozenset(one.raised) for one in sessions), frozenset[int].union)]


def _orders(sessions: int, rng: np.random.Generator) -> list[Sequence[int]]:
    """Every order of few sessions, else as many random ones."""
    if factorial(min(sessions, _ALL_ORDERS + 1)) <= factorial(_ALL_ORDERS):
        return list(permutations(range(sessions)))
    return [rng.permutation(sessions).tolist() for _ in range(_ORDERS)]


def _usual(counts: Floats) -> Bounds:
    low, high = np.percentile(counts, (5, 95)).tolist()
    return low, high


def _settled(heard: Sequence[int]) -> int:
    """The first session after which a run of two has added at most 5 % of what the first four had: 0 where none has."""
    for last in range(_BASE + _RUN, len(heard) + 1):
        if heard[last - 1] - heard[last - 1 - _RUN] <= _NEXT_TO_NOTHING * heard[_BASE - 1]:
            return last
    return 0


@dataclass(frozen=True, slots=True)
class _People:
    """Everyone who took part, numbered in the order of their first day; the members of each theme.

    `days` is each one's first day, undated people last; empty where too few have one.
    """

    number: int
    members: tuple[Ints, ...] = field(repr=False)
    days: Ints = field(repr=False)

    @classmethod
    def of(cls, themes: Sequence[Theme], corpus: SafeCorpus) -> _People:
        first: dict[str, int] = {}
        for one in corpus.contributions:
            days = [day for day in (one.day, first.get(one.contributor, 0)) if day]
            first[one.contributor] = min(days, default=0)
        undated = max(first.values(), default=0) + 1
        ordered = sorted(first, key=lambda person: (first[person] or undated, person))
        place = {person: at for at, person in enumerate(ordered)}
        dated = sum(day > 0 for day in first.values()) >= _DATED * len(first)
        return cls(
            number=len(ordered),
            members=tuple(np.array(sorted(place[one] for one in theme.contributors), np.int64) for theme in themes),
            days=np.array([first[person] or undated for person in ordered if dated], np.int64),
        )

    def accumulation(self, rng: np.random.Generator, k: int) -> Iterator[Accumulation]:
        drawn = self._drawn(rng)
        sizes = np.array([len(members) for members in self.members])
        for people in sorted({max(1, round(self.number * step / _POINTS)) for step in range(1, _POINTS + 1)}):
            yield Accumulation(
                people=people,
                in_time=self._in_time(people),
                mean=float(np.sum(scipy.stats.hypergeom.sf(0, self.number, sizes, people))),
                usual=_usual(np.sum(drawn < people, axis=1).astype(np.float64)),
                carried=float(np.sum(scipy.stats.hypergeom.sf(k - 1, self.number, sizes, people))),
            )

    def _drawn(self, rng: np.random.Generator) -> Ints:
        """For each random order, the place of the first person who raises each theme."""
        orders = (rng.permutation(self.number) for _ in range(_ORDERS))
        return np.array([[int(order[members].min()) for members in self.members] for order in orders], np.int64)

    def _in_time(self, people: int) -> float | None:
        """Themes heard from the first `people`, the order within a day being any."""
        if not len(self.days):
            return None
        day = self.days[people - 1]
        earlier, until = (int(np.searchsorted(self.days, day, side)) for side in ("left", "right"))
        before = np.array([int(members[0]) < earlier for members in self.members])
        that_day = [int(np.sum((members >= earlier) & (members < until))) for members in self.members]
        chances = scipy.stats.hypergeom.sf(0, until - earlier, np.array(that_day), people - earlier)
        return float(np.sum(np.where(before, 1.0, chances)))
