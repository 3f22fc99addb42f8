"""Every plan of up to four sessions, compared: none is passed over unless another was proved to be as good.

Plans are looked at as a base of two sessions and one or two more. For each base one matrix product tells what every
start would add, region by region. Two starts together add no more than the sum of both (coverage is submodular), so
most plans need not be counted: the bound shows that they reach neither more people, nor more of their worst region,
than a plan that is on the front already. The others are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby

import numpy as np

from hearout.plan.coverage.arrays import Flags, Ints, Numbers
from hearout.plan.coverage.days import Days, Layout
from hearout.plan.coverage.facilitating import Facilitating
from hearout.plan.coverage.front import Front
from hearout.plan.coverage.table import Table

__all__ = ["MOST_EXACT", "Enumeration"]

MOST_EXACT = 4  # sessions to be chosen
TWO = 2
MOST_WORK = 1e12  # additions and multiplications
ROWS = 384  # bases that are looked at together


@dataclass(frozen=True, slots=True)
class _Bases:
    """Pairs of starts (`slots`: rows x 2), whom they miss (rows x units), what they reach (regions x rows) and what
    every start would add (regions x rows x starts)."""

    slots: Ints
    missed: Numbers
    reached: Numbers
    adds: Numbers


@dataclass(frozen=True, slots=True)
class _More:
    """Starts that could be one session beside each base: `slots`, whether they `may`, and what they add (regions x rows
    x starts)."""

    slots: Ints
    may: Flags
    adds: Numbers

    @property
    def people(self) -> Numbers:
        added: Numbers = self.adds.sum(axis=0)
        return added


class Enumeration:
    """Compares every plan of the starts to try (`trying`, for each date). `front` has good ones from the beginning, and
    all of the best at the end."""

    def __init__(
        self, table: Table, days: Days, holding: Facilitating, kept: Sequence[int], trying: Sequence[Ints], front: Front
    ) -> None:
        self._table, self._days, self._front = table, days, front
        self._together = holding.together
        beside_kept = holding.beside(kept)
        self._free = [slots[beside_kept[slots]] for slots in trying]
        self._pairs = table.pairs()

    def run(self, on: Callable[[int, int], None]) -> bool:
        """Whether all could be compared: where that would be too much work, none is. `on` is told how far this is, and
        may raise to end it."""
        layouts = list(self._days.layouts([day for day, slots in enumerate(self._free) if len(slots)]))
        if self._days.to_choose < TWO:
            self._few(layouts)
            return True
        hopeful = {
            base: self._hopeful(base, [*those]) for base, those in groupby(sorted(layouts), key=lambda one: one[:2])
        }
        work = sum(len(rows) for rows, _ in hopeful.values()) * 2.0 * self._table.units * self._table.starts
        if work > MOST_WORK:
            return False
        chunks = [(rows[n : n + ROWS], rests) for rows, rests in hopeful.values() for n in range(0, len(rows), ROWS)]
        for number, (rows, rests) in enumerate(chunks):
            on(number, len(chunks))
            self._compare(rows, rests)
        return True

    def _few(self, layouts: list[Layout]) -> None:
        """Plans of one session, or of none beside those that are kept."""
        chosen = [self._free[day][:, None] for layout in layouts for day in layout]
        slots = np.concatenate(chosen) if chosen else np.zeros((1, 0), dtype=np.int64)
        self._offer(self._table.counted(slots), slots)

    def _hopeful(self, base: Layout, layouts: list[Layout]) -> tuple[Ints, list[Layout]]:
        """Bases on two dates with which a plan could join the front, and the dates of what completes them."""
        slots = self._bases(base)
        reached = self._pairs[:, slots[:, 0], slots[:, 1]]
        hope = np.zeros(len(slots), dtype=np.bool_)
        for layout in layouts:
            people, regions = self._most(layout[2:])
            hope |= self._could_join(reached.sum(axis=0) + people, reached + regions[:, None])
        return slots[hope], [layout[2:] for layout in layouts]

    def _bases(self, dates: Layout) -> Ints:
        first, second = (self._free[day] for day in dates)
        may = self._together[np.ix_(first, second)]
        if dates[0] == dates[1]:
            may = np.triu(may, 1)
        rows, columns = np.nonzero(may)
        return np.column_stack([first[rows], second[columns]])

    def _most(self, dates: Layout) -> tuple[float, Numbers]:
        """What sessions on these dates reach at most: people, and those of each region."""
        if not dates:
            return 0.0, np.zeros(len(self._pairs))
        one, other = self._free[dates[0]], self._free[dates[-1]]
        reached = self._pairs[:, one, one] if len(dates) == 1 else self._pairs[:, one[:, None], other]
        flat = reached.reshape(len(reached), -1)
        return float(flat.sum(axis=0).max(initial=0)), flat.max(axis=1, initial=0)

    def _compare(self, slots: Ints, rests: list[Layout]) -> None:
        missed = self._table.together(slots)
        reached = self._pairs[:, slots[:, 0], slots[:, 1]]
        bases = _Bases(slots, missed, reached, self._table.gained(missed))
        for rest in rests:
            if not rest:
                self._offer(reached, slots)
            elif len(rest) == 1:
                self._one_more(bases, self._more(bases, rest[0]))
            else:
                self._two_more(bases, rest)

    def _more(self, bases: _Bases, day: int) -> _More:
        """Starts of a date beside each base: later ones, where the base is on that date, so that each plan is seen
        once."""
        slots = self._free[day]
        may = self._together[bases.slots[:, :1], slots] & self._together[bases.slots[:, 1:], slots]
        same = self._days.of_start[bases.slots[:, 1]] == day
        may &= ~same[:, None] | (slots > bases.slots[:, 1:])
        return _More(slots, may, bases.adds[:, :, slots] * may)

    def _one_more(self, bases: _Bases, more: _More) -> None:
        rows, columns = np.nonzero(more.may)
        reached = bases.reached[:, rows] + more.adds[:, rows, columns]
        self._offer(reached, np.column_stack([bases.slots[rows], more.slots[columns]]))

    def _two_more(self, bases: _Bases, dates: Layout) -> None:
        one = self._more(bases, dates[0])
        other = self._more(bases, dates[1]) if dates[0] != dates[1] else one
        rows, columns, others = self._pairs_with_hope(bases, one, other)
        slots = np.column_stack([bases.slots[rows], one.slots[columns], other.slots[others]])
        self._offer(self._table.counted(slots), slots)

    def _pairs_with_hope(self, bases: _Bases, one: _More, other: _More) -> tuple[Ints, Ints, Ints]:
        """Bases with two more starts (positions in each), of which the bound does not say that they are no better."""
        hope_one, hope_other = self._with_hope(bases, one, other), self._with_hope(bases, other, one)
        both = self._together[np.ix_(one.slots, other.slots)]
        if one is other:
            both = np.triu(both, 1)
        hopeful = np.flatnonzero(hope_one.any(axis=1) & hope_other.any(axis=1))
        found, columns, others = np.nonzero(hope_one[hopeful, :, None] & hope_other[hopeful, None, :] & both)
        rows = hopeful[found]
        regions = (
            reached[rows] + first[rows, columns] + second[rows, others]
            for reached, first, second in zip(bases.reached, one.adds, other.adds, strict=True)
        )
        people = bases.reached.sum(axis=0)[rows] + one.people[rows, columns] + other.people[rows, others]
        hope = self._could_join(people, regions)
        return rows[hope], columns[hope], others[hope]

    def _with_hope(self, bases: _Bases, one: _More, other: _More) -> Flags:
        """Bases x starts: whether the plan could join the front with whatever the other session is best."""
        regions = (
            reached[:, None] + first + second.max(axis=1, initial=0)[:, None]
            for reached, first, second in zip(bases.reached, one.adds, other.adds, strict=True)
        )
        people = bases.reached.sum(axis=0)[:, None] + one.people + other.people.max(axis=1, initial=0)[:, None]
        return one.may & self._could_join(people, regions)

    def _could_join(self, people: Numbers, regions: Iterable[Numbers]) -> Flags:
        """Whether plans could join the front that reach so many people, and so many of them in each region."""
        table = self._table
        shares = ((some + sure) / size for some, sure, size in zip(regions, table.sure, table.size, strict=True))
        return self._front.could_join(people, reduce(np.minimum, shares))

    def _offer(self, reached: Numbers, slots: Ints) -> None:
        self._front.offer(reached.sum(axis=0), self._table.worst(reached), lambda n: tuple(slots[n].tolist()))
