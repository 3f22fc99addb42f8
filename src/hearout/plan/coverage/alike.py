"""Dates and starts than which others are as good need not all be tried."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from hearout.plan.coverage.arrays import Flags, Ints
from hearout.plan.coverage.days import Days
from hearout.plan.coverage.table import Table

__all__ = ["unlike"]


def unlike(table: Table, days: Days) -> tuple[Ints, ...]:
    """The starts of each date to look at, if it does not matter who can hold a session: some plan of these is as good
    as any other, in each region."""
    dates = frozenset(_unlike_dates(table, days))
    none = np.zeros(0, dtype=np.int64)
    return tuple(_ahead(table, slots, days.to_choose) if n in dates else none for n, slots in enumerate(days.free))


def _unlike_dates(table: Table, days: Days) -> Iterable[int]:
    """Of dates on which the same people could come at the same times, as many as a plan can need."""
    alike: dict[tuple[int, bytes], list[int]] = {}
    for day, slots in enumerate(days.free):
        who = len(slots), np.packbits(table.missed[slots] > 0).tobytes()
        alike.setdefault(who if day not in days.kept else (-day, b"kept"), []).append(day)
    return (day for those in alike.values() for day in those[: max(days.new_days, 1)])


def _ahead(table: Table, slots: Ints, needed: int) -> Ints:
    """Of the starts on one date, those that no other has all the people of; and others where they are fewer than a plan
    can need."""
    can = 1 - table.missed[slots]
    within = can @ can.T == can.sum(axis=1)[:, None]  # whoever can come to the row's start can come to the column's
    earlier = np.tri(len(slots), k=-1, dtype=np.bool_)
    behind: Flags = (within & (~within.T | earlier)).any(axis=1)
    last = max(int(np.count_nonzero(~behind)), needed)
    return slots[np.sort(np.argsort(behind, kind="stable")[:last])]
