"""What clocks in a zone do, as calendars are told (VTIMEZONE, RFC 5545, 3.6.5).

A calendar that knows the zone by its name may follow its own rules; one that does not follows these, and may go on with
them when it meets the zone's name again. So a change that comes by rule is told as a rule. Others (Ramadan in Morocco)
are told one by one, for the years that are asked for and the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from hearout.plan.moments import zone_named

__all__ = ["clocks"]

MINUTE, WEEK = timedelta(minutes=1), timedelta(weeks=1)
ALL_CALENDARS = 28  # years, after which days fall on the same weekdays again: a rule that held so long is one
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1


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


@lru_cache(maxsize=1000)
def clocks(zone: str, first: int, last: int) -> Timezone:
    """The zone from the year `first` to `last`, both whole. It takes milliseconds, and is made once. Raises Refusal
    about "zone" where there is none."""
    place = zone_named(zone)
    begins = datetime(first - 1, 1, 1, tzinfo=UTC)
    onsets = tuple(_changes(begins, begins.replace(year=first - 1 + ALL_CALENDARS), place))
    if not onsets or onsets[0].wall.year >= first:
        known = _clock(begins, place)
        onsets = (Onset(begins, known, known), *onsets)
    told = Timezone()
    told.add("TZID", zone)
    for part in _parts(onsets, last):
        told.add_component(part)
    return told


def _changes(begins: datetime, ends: datetime, place: ZoneInfo) -> Iterator[Onset]:
    """Every change between two instants; no zone has two of them in a week."""
    week, before = begins, _clock(begins, place)
    while week < ends:
        after = _clock(week + WEEK, place)
        if after != before:
            yield Onset(_onset(week, place), before, after)
        week, before = week + WEEK, after


def _onset(week: datetime, place: ZoneInfo) -> datetime:
    """The minute within a week from then in which clocks change."""
    before, early, late = _clock(week, place), 0, WEEK // MINUTE
    while late - early > 1:
        middle = (early + late) // 2
        early, late = (middle, late) if _clock(week + middle * MINUTE, place) == before else (early, middle)
    return week + late * MINUTE


def _clock(at: datetime, place: ZoneInfo) -> Clock:
    there = at.astimezone(place)
    return Clock(there.utcoffset() or timedelta(), there.tzname() or "", there.dst() or timedelta())


def _parts(onsets: tuple[Onset, ...], last: int) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    """One for each way to change: some calendars expect one summer and one winter. The summer is what is put forward,
    also where a country calls its winter the exception."""
    alike: dict[tuple[timedelta, Clock], list[datetime]] = {}
    for onset in onsets:
        alike.setdefault((onset.before.offset, onset.after), []).append(onset.wall)
    winter = min(clock.offset for _before, clock in alike)
    seasonal = any(clock.seasonal for _before, clock in alike)
    for (before, clock), walls in alike.items():
        if walls[0].year > last + 1:
            continue
        part = TimezoneDaylight() if seasonal and clock.offset > winter else TimezoneStandard()
        part.add("DTSTART", walls[0])
        part.add("TZOFFSETFROM", before)
        part.add("TZOFFSETTO", clock.offset)
        part.add("TZNAME", clock.name)
        _add_further(part, walls, last)
        yield part


def _add_further(part: TimezoneStandard | TimezoneDaylight, walls: list[datetime], last: int) -> None:
    rule = _rule(walls)
    one_by_one = [wall for wall in walls[1:] if wall.year <= last + 1]
    if rule:
        part.add("RRULE", rule)
    elif one_by_one:
        part.add("RDATE", one_by_one)


def _rule(walls: list[datetime]) -> vRecur | None:
    """Such as "the last Sunday in March", where it is always that, at the same time. None where it is not."""
    every_year = [wall.year for wall in walls] == list(range(walls[0].year, walls[0].year + len(walls)))
    if len(walls) < ALL_CALENDARS - 1 or not every_year or len({(wall.month, wall.time()) for wall in walls}) > 1:
        return None
    weekdays = {wall.weekday() for wall in walls}
    from_start, is_last = {(wall.day + 6) // 7 for wall in walls}, {(wall + WEEK).month != wall.month for wall in walls}
    if len(weekdays) > 1 or (len(from_start) > 1 and is_last != {True}):
        return None
    which = LAST if is_last == {True} else from_start.pop()
    return vRecur(FREQ="YEARLY", BYMONTH=walls[0].month, BYDAY=f"{which}{WEEKDAYS[weekdays.pop()]}")
