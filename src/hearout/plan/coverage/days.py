"""On how many dates the sessions are: exactly as many as are wanted, those of kept sessions among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import TypeAlias

import numpy as np

from hearout.plan.coverage.arrays import Flags, Ints, Numbers
from hearout.plan.coverage.slots import Slots
from hearout.plan.coverage.wanted import Wanted

__all__ = ["Days", "Layout"]

Layout: TypeAlias = tuple[int, ...]
"""The date of each session to be chosen, the fullest dates first: two and one are (d, d, e)."""

Best: TypeAlias = dict[tuple[int, int], tuple[float, tuple[int, ...]]]


class Days:
    """`to_choose` sessions on `new_days` dates beside those of the kept ones. `of_start`: the date of each start;
    `free`: the starts of each date that are not kept."""

    def __init__(self, slots: Slots, wanted: Wanted) -> None:
        self.of_start = np.array(slots.day, dtype=np.int64)
        self.kept = frozenset(slots.day[slot] for slot in slots.kept)
        self.to_choose = wanted.sessions - len(slots.kept)
        self.new_days = wanted.days - len(self.kept)
        self._on: Flags = self.of_start == np.arange(len(slots.dates))[:, None]
        self._free: Flags = np.ones(len(slots.starts), dtype=np.bool_)
        self._free[list(slots.kept)] = False
        self.free = tuple(np.flatnonzero(self._free & on) for on in self._on)

    def may_add(self, chosen: Sequence[int]) -> Flags:
        """Starts that may be chosen beside these, so that the number of dates can still come out right."""
        days = {*self.of_start[list(chosen)].tolist()}
        new_left = self.new_days - len(days - self.kept)
        used: Flags = np.logical_or.reduce(self._on[list(days | self.kept)], axis=0)
        if new_left == self.to_choose - len(chosen):
            may = ~used
        elif new_left == 0:
            may = used
        else:
            may = np.ones(len(used), dtype=np.bool_)
        may[list(chosen)] = False
        return may & self._free

    def layouts(self, days: Sequence[int]) -> Iterator[Layout]:
        """Every way to spread the sessions over dates, of which the new ones are among `days`."""
        fresh = [day for day in days if day not in self.kept]
        for chosen in combinations(fresh, self.new_days):
            for counts in _counts(self.to_choose - len(chosen), len(chosen) + len(self.kept)):
                held = Counter(dict(zip((*chosen, *sorted(self.kept)), counts, strict=True)))
                held.update(chosen)
                fullest = sorted((day for day in held if held[day]), key=lambda day: (-held[day], day))
                yield tuple(day for day in fullest for _ in range(held[day]))

    def dearest(self, price: Numbers, among: Mapping[int, Ints]) -> Ints:
        """The starts that cost most together, as many as are to be chosen, on as many dates as are wanted. `among`: the
        starts to choose from, by date."""
        best: Best = {(0, 0): (0.0, ())}
        for day, slots in among.items():
            dearest = slots[np.argsort(-price[slots], kind="stable")][: self.to_choose]
            best = self._with_day(best, day, dearest, np.cumsum([0.0, *price[dearest]]))
        return np.array(best[self.new_days, self.to_choose][1], dtype=np.int64)

    def _with_day(self, best: Best, day: int, dearest: Ints, worth: Numbers) -> Best:
        """The best choices on some dates (by how many new ones and sessions there are), with one date more."""
        further = dict(best)
        new = day not in self.kept
        for (dates, sessions), (before, slots) in best.items():
            most = min(len(dearest), self.to_choose - sessions) if dates < self.new_days or not new else 0
            for count in range(1, most + 1):
                key, whole = (dates + new, sessions + count), before + float(worth[count])
                if whole > further.get(key, (-1.0, ()))[0]:
                    further[key] = whole, (*slots, *dearest[:count].tolist())
        return further

    def possible(self) -> int:
        """How many plans there are, whoever could hold them."""
        ways = Counter({(0, 0): 1})
        for day, slots in enumerate(self.free):
            new = day not in self.kept
            further = Counter(ways)
            for (dates, sessions), number in ways.items():
                for count in range(1, min(len(slots), self.to_choose - sessions) + 1):
                    further[dates + new, sessions + count] += number * comb(len(slots), count)
            ways = further
        return ways[self.new_days, self.to_choose]


def _counts(sessions: int, days: int) -> Iterator[tuple[int, ...]]:
    """Every way to put sessions on days."""
    if days == 0:
        yield from [()] if sessions == 0 else []
        return
    for first in range(sessions, -1, -1):
        for rest in _counts(sessions - first, days - 1) if days > 1 else ([()] if first == sessions else []):
            yield (first, *rest)
