"""What clocks in a zone show, and when they are changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

__all__ = ["Clock", "Onset", "changes", "clock_at"]

MINUTE, WEEK = timedelta(minutes=1), timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """What clocks show: how far from UTC, under what name, and whether they are put forward for a season."""

    offset: timedelta
    name: str
    seasonal: timedelta


@dataclass(frozen=True, slots=True)
class Onset:
    """That clocks change from one to the other, at an instant (UTC)."""

    at: datetime
    before: Clock
    after: Clock

    @property
    def wall(self) -> datetime:
        """What clocks show then, had they not been changed: that is how calendars are told."""
        return (self.at + self.before.offset).replace(tzinfo=None)


def changes(begins: datetime, ends: datetime, place: ZoneInfo) -> Iterator[Onset]:
    """Every change after one instant and until another (aware); no zone has two of them in a week."""
    week, before = begins, clock_at(begins, place)
    while week < ends:
        later = min(week + WEEK, ends)
        after = clock_at(later, place)
        if after != before:
            yield Onset(_onset(week, later, place), before, after)
        week, before = later, after


def _onset(week: datetime, later: datetime, place: ZoneInfo) -> datetime:
    """The minute from which clocks show something else, between two instants."""
    before, early, late = clock_at(week, place), 0, (later - week) // MINUTE
    while late - early > 1:
        middle = (early + late) // 2
        early, late = (middle, late) if clock_at(week + middle * MINUTE, place) == before else (early, middle)
    return week + late * MINUTE


def clock_at(at: datetime, place: ZoneInfo) -> Clock:
    """What clocks show at an instant (aware)."""
    there = at.astimezone(place)
    return Clock(there.utcoffset() or timedelta(), there.tzname() or "", there.dst() or timedelta())
