"""Dates on which the same people could come at the same times need not all be tried."""

from __future__ import annotations

import numpy as np

from hearout.plan.coverage.days import Days
from hearout.plan.coverage.facilitating import Facilitating
from hearout.plan.coverage.table import Table

__all__ = ["unlike_days"]


def unlike_days(table: Table, days: Days, holding: Facilitating) -> list[int]:
    """Dates to look at: of those that are alike, as many as a plan can need; all where it matters who can hold a
    session."""
    every = list(days.dates())
    if holding.needed:
        return every
    alike: dict[bytes, list[int]] = {}
    for day in every:
        who = np.packbits(table.missed[days.of_start == day] > 0).tobytes()
        alike.setdefault(who if day not in days.kept else str(day).encode(), []).append(day)
    return sorted(day for those in alike.values() for day in those[: max(days.new_days, 1)])
