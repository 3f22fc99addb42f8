"""A plan hour by hour: a picture and a table, with a row for each zone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby

from django.utils.translation import get_language, gettext, ngettext

from hearout.plan.coverage.participants import Participants
from hearout.plan.coverage.plans import Plan
from hearout.plan.coverage.strip import Meeting, Row, strip
from hearout.web.sessions.queries.plan_words import day, share_told
from hearout.web.times import city

__all__ = ["Awake", "Cell", "Day", "Disc", "Head", "Hour", "Strip", "ZoneRow", "strip_of"]

DAY_MINUTES = 24 * 60
ENOUGH = 0.25  # of a zone's people, that it counts as in reach where each has hours of their own
APART = 4.5  # per cent between discs that would lie upon each other
EDGE = 0.05  # of the day, where the words of an hour would reach out of the picture


@dataclass(frozen=True, slots=True)
class Disc:
    """A session in a picture: where (in per cent of the day, UTC), and whether it is in reach."""

    x: str
    in_reach: bool


@dataclass(frozen=True, slots=True)
class Awake:
    """Hours within reach, as a stretch of the picture. What is not within one is night."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Hour:
    """When a session begins, where its disc stands; `anchor` keeps it from reaching over the edge."""

    x: str
    clock: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which there are sessions, above the picture."""

    title: str
    hours: tuple[Hour, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A session as the head of a column: "Tue 8 Sept", "07:00 UTC"."""

    day: str
    clock: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A session on the clock of a zone. `other_day`: in words, where it is another day than in UTC."""

    clock: str
    other_day: str
    in_reach: bool
    share: str


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A zone, with its offset from UTC on the day of the first session. `said` tells the picture in words, `value` is
    what stands at the row's end; `headed` are the row's cells, each with the head of its column."""

    title: str
    offset: str
    awake: tuple[Awake, ...]
    discs: tuple[Disc, ...]
    said: str
    value: str
    in_reach: int
    headed: tuple[tuple[Head, Cell], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """`rows` from west to east. `few` is how many zones are not shown, as too few people are in each. `one_by_one`:
    people gave hours of their own, so that rows tell shares."""

    days: tuple[Day, ...]
    heads: tuple[Head, ...]
    rows: tuple[ZoneRow, ...]
    few: int
    one_by_one: bool

    @property
    def caption(self) -> str:
        """What the picture says."""
        least = min((row.in_reach for row in self.rows), default=0)
        if least:
            told = ngettext(
                "Every zone has at least one session in reach",
                "Every zone has at least %(count)s sessions in reach",
                least,
            )
            return told % {"count": least}
        without = sum(not row.in_reach for row in self.rows)
        told = ngettext("One zone has no session in reach", "%(count)s zones have no session in reach", without)
        return told % {"count": without}


def strip_of(participants: Participants, plan: Plan, length: int, least: int) -> Strip:
    """Where each has hours of their own, zones with fewer than `least` people are left out: their rows would tell the
    hours of single people."""
    one_by_one = participants.window is None
    rows = strip(participants, plan.starts, length)
    shown = [row for row in rows if not one_by_one or row.weight >= least]
    places = _places(plan.starts, length)
    heads = tuple(_head(start.astimezone(UTC)) for start in plan.starts)
    reached = {(zone.zone, zone.region): zone.reached for zone in plan.worth.by_zone}
    return Strip(
        tuple(_days(plan.starts, length)),
        heads,
        tuple(_row(row, places, heads, one_by_one=one_by_one, reached=reached[row.zone, row.region]) for row in shown),
        len(rows) - len(shown),
        one_by_one,
    )


def _head(start: datetime) -> Head:
    return Head(day(start.date()), f"{start:%H:%M} UTC")


def _row(row: Row, places: Sequence[str], heads: Sequence[Head], *, one_by_one: bool, reached: float) -> ZoneRow:
    least = ENOUGH if one_by_one else 0
    cells = tuple(_cell(meeting, least) for meeting in row.meetings)
    count = sum(cell.in_reach for cell in cells)
    of_all = gettext("%(count)s of %(all)s") % {"count": count, "all": len(cells)}
    return ZoneRow(
        title=city(row.zone, get_language() or "en"),
        offset=_offset(row.meetings[0].start),
        awake=tuple(_awake(row.hours, least)),
        discs=tuple(Disc(x, cell.in_reach) for x, cell in zip(places, cells, strict=True)),
        said="; ".join(_said(cell, one_by_one=one_by_one) for cell in cells),
        value=share_told(reached) if one_by_one else of_all,
        in_reach=count,
        headed=tuple(zip(heads, cells, strict=True)),
    )


def _cell(meeting: Meeting, least: float) -> Cell:
    utc = meeting.start.astimezone(UTC)
    there = (meeting.start.date() - utc.date()).days
    words = {-1: gettext("day before"), 1: gettext("next day")}
    in_reach = meeting.share >= least and meeting.share > 0
    return Cell(f"{meeting.start:%H:%M}", words.get(there, ""), in_reach, share_told(meeting.share))


def _said(cell: Cell, *, one_by_one: bool) -> str:
    if one_by_one:
        return gettext("%(clock)s, %(share)s can come") % {"clock": cell.clock, "share": cell.share}
    reach = gettext("%(clock)s, in reach") if cell.in_reach else gettext("%(clock)s, out of reach")
    return reach % {"clock": cell.clock}


def _awake(hours: Sequence[float], least: float) -> Iterator[Awake]:
    """The hours in reach, each stretch of them as one piece."""
    numbered = enumerate(share >= least and share > 0 for share in hours)
    for awake, run in groupby(numbered, key=lambda one: one[1]):
        places = [place for place, _awake in run]
        if awake:
            yield Awake(_per_cent(places[0] / len(hours)), _per_cent(len(places) / len(hours)))


def _days(starts: Sequence[datetime], length: int) -> Iterator[Day]:
    for on, sessions in groupby(starts, key=lambda start: start.astimezone(UTC).date()):
        yield Day(day(on), tuple(_hour(one, length) for one in sessions))


def _hour(start: datetime, length: int) -> Hour:
    middle = _middle(start, length)
    anchor = "start" if middle < EDGE else "end" if middle > 1 - EDGE else "middle"
    return Hour(_per_cent(middle), f"{start.astimezone(UTC):%H:%M}", anchor)


def _places(starts: Sequence[datetime], length: int) -> tuple[str, ...]:
    """Where each session's disc stands; those at the same hour of different days stand side by side."""
    at_hour = Counter(_middle(start, length) for start in starts)
    before = Counter[float]()
    places = []
    for start in starts:
        middle = _middle(start, length)
        aside = before[middle] - (at_hour[middle] - 1) / 2
        before[middle] += 1
        places.append(_per_cent(middle + aside * APART / 100))
    return tuple(places)


def _middle(start: datetime, length: int) -> float:
    """Half way through the session, as a share of the day (UTC); where that is past midnight, midnight."""
    utc = start.astimezone(UTC)
    return min((60 * utc.hour + utc.minute + length / 2) / DAY_MINUTES, 1.0)


def _per_cent(share: float) -> str:
    return f"{100 * share:.3f}%"


def _offset(start: datetime) -> str:
    """ "UTC+5:30"."""
    offset = start.utcoffset() or timedelta()
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = "−" if offset < timedelta() else "+"
    return f"UTC{sign}{hours}:{minutes:02}" if minutes else f"UTC{sign}{hours}"
