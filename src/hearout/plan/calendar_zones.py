"""A zone as calendars are told of it (VTIMEZONE, RFC 5545, 3.6.5).

A calendar that knows the zone by its name may follow its own rules; one that does not follows these, and may go on with
them when it meets the zone's name again. So a change that comes by rule is told as a rule. Others (Ramadan in Morocco)
are told one by one, for the years that are asked for and the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from hearout.plan.clocks import Clock, Onset, changes, clock_at
from hearout.plan.moments import zone_named

__all__ = ["calendar_zone"]

WEEK = timedelta(weeks=1)
ALL_CALENDARS = 28  # years, after which days fall on the same weekdays again: a rule that held so long is one
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1


@lru_cache(maxsize=1000)
def calendar_zone(zone: str, first: int, last: int) -> Timezone:
    """The zone from the year `first` to `last`, both whole. It takes milliseconds, and is made once. Raises Refusal
    about "zone" where there is none."""
    place = zone_named(zone)
    begins = datetime(first - 1, 1, 1, tzinfo=UTC)
    onsets = tuple(changes(begins, begins.replace(year=first - 1 + ALL_CALENDARS), place))
    if not onsets or onsets[0].wall.year >= first:
        known = clock_at(begins, place)
        onsets = (Onset(begins, known, known), *onsets)
    told = Timezone()
    told.add("TZID", zone)
    for part in _parts(onsets, last):
        told.add_component(part)
    return told


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
