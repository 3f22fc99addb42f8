"""The picture of a consultation's phases: where each lies on one line of time, in per cent of its width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from hearout.plan.announcement import Announcement, Phase, Said
from hearout.plan.moments import first_instant, local_day
from hearout.plan.timetable import Stage, State, closes_at, opens_at, phase_state
from hearout.web.consultations.queries.readers import Reader
from hearout.web.times import month_in_short, short_day

__all__ = ["Band", "Line", "Mark", "Timeline", "timeline"]

MOST_MARKS = 6  # names of months that fit beside each other on a phone
BESIDE = 0.05  # of the time between first and last, left free on either side
VISIBLE = 1.0  # per cent: a phase that is shorter is drawn as a disc
MIDDLE = (12.0, 88.0)  # per cent between which a word can be centred on its mark


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a phase. `shape` is its class: f1 under way, f2 past, gone (dashed) to come or called off."""

    shape: str
    x: str
    width: str
    is_disc: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A word on the line of time; `anchor` is the side of it that stands at `x`."""

    x: str
    word: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Line:
    """One phase of the picture. `last` is the short day it lasts to."""

    title: Said
    state: State
    bands: tuple[Band, ...]
    last: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All phases on one scale. `today` is none where it lies outside of it."""

    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    today: Mark | None
    first: str
    last: str


def timeline(announcement: Announcement, reader: Reader, now: datetime) -> Timeline | None:
    """The picture, or None where no phase has dates that make sense yet."""
    zone = announcement.zone
    phases = [phase for phase in announcement.phases if phase.opens < phase.closes]
    if not phases:
        return None
    opens = min(opens_at(phase, zone) for phase in phases)
    closes = max(closes_at(replace(phase, ended=None), zone) for phase in phases)
    beside = (closes - opens) * BESIDE
    scale = _Scale(opens - beside, closes + beside)
    return Timeline(
        marks=tuple(_marks(scale, zone, reader.spoken)),
        lines=tuple(_line(phase, announcement, scale, reader, now) for phase in phases),
        today=_today(scale, zone, reader.spoken, now),
        first=short_day(local_day(opens, zone), reader.spoken),
        last=short_day(local_day(closes, zone), reader.spoken),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: datetime
    last: datetime

    def at(self, moment: datetime) -> float:
        return 100 * ((moment - self.first) / (self.last - self.first))


def _per_cent(share: float) -> str:
    """As SVG reads it, in every language with a point."""
    return f"{share:.2f}%"


def _line(phase: Phase, announcement: Announcement, scale: _Scale, reader: Reader, now: datetime) -> Line:
    zone = announcement.zone
    closes = closes_at(phase, zone)
    return Line(
        title=reader.said(phase.title),
        state=phase_state(phase, zone, now),
        bands=tuple(_bands(phase, zone, scale, now)),
        last=short_day(local_day(closes - timedelta(minutes=1), zone), reader.spoken),
    )


def _bands(phase: Phase, zone: str, scale: _Scale, now: datetime) -> Iterator[Band]:
    shapes = {Stage.SOON: "gone", Stage.OPEN: "f1", Stage.CLOSED: "f2", Stage.ENDED: "f2"}
    opens, closes = scale.at(opens_at(phase, zone)), scale.at(closes_at(phase, zone))
    yield _band(shapes[phase_state(phase, zone, now).stage], opens, closes)
    planned = scale.at(closes_at(replace(phase, ended=None), zone))
    if planned - closes > VISIBLE:
        yield _band("gone", closes, planned)


def _band(shape: str, start: float, end: float) -> Band:
    if end - start < VISIBLE:
        return Band(shape, _per_cent((start + end) / 2), _per_cent(0), is_disc=True)
    return Band(shape, _per_cent(start), _per_cent(end - start), is_disc=False)


def _marks(scale: _Scale, zone: str, language: str) -> Iterator[Mark]:
    """Beginnings of months, or of days where the whole is too short for them."""
    first, last = local_day(scale.first, zone), local_day(scale.last, zone)
    months = [day for day in _days(first, last) if day.day == 1]
    days = _not_too_many(months) if len(months) > 1 else _days(first, last, -(-(last - first).days // MOST_MARKS))
    named = month_in_short if len(months) > 1 else short_day
    for day in days:
        share = scale.at(first_instant(datetime.combine(day, time()), zone))
        if 0 <= share <= MIDDLE[1]:
            yield Mark(_per_cent(share), named(day, language))


def _not_too_many(months: list[date]) -> list[date]:
    """All of them, or every second, third, sixth or first of a year, such that they fit."""
    for step in (1, 2, 3, 6, 12):
        fewer = [day for day in months if (day.month - 1) % step == 0]
        if len(fewer) <= MOST_MARKS:
            return fewer
    return []


def _days(first: date, last: date, step: int = 1) -> Iterator[date]:
    for number in range(0, (last - first).days + 1, max(step, 1)):
        yield first + timedelta(days=number)


def _today(scale: _Scale, zone: str, language: str, now: datetime) -> Mark | None:
    share = scale.at(now)
    if not 0 <= share <= 100:
        return None
    anchor = "start" if share < MIDDLE[0] else "end" if share > MIDDLE[1] else "middle"
    return Mark(_per_cent(share), short_day(local_day(now, zone), language), anchor)
