"""Who registered for a session, as organisers read it, on a page and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext

from hearout.plan.announcement import Announcement, Said, Session
from hearout.plan.sessions import begins_at, ends_at
from hearout.spreadsheets import table
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.sessions.models import Meeting, Seat
from hearout.web.sessions.queries.seats import SeatCount, can_register, seat_counts, seats_held
from hearout.web.sessions.rules import ATTENDING_SHORT, Attending, SeatState
from hearout.web.times import TimeTold, city

__all__ = ["Listed", "SessionListed", "as_table", "listed", "sessions_listed"]


@dataclass(frozen=True, slots=True)
class SessionListed:
    """A session that people register for, with exact numbers. `is_open`: somebody can still be added."""

    key: str
    title: Said
    at: TimeTold
    capacity: int
    count: SeatCount
    is_open: bool
    is_over: bool
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """One line: somebody with a place. `clock` is what clocks show where they live when the session begins."""

    seat: int
    state: SeatState
    state_word: str
    place: str
    clock: str
    attending: str | Promise
    is_reached: bool
    since: TimeTold
    address: str = field(repr=False)
    name: str = field(repr=False)
    needs: str = field(repr=False)


def sessions_listed(
    consultation: Consultation, said: Announcement, reader: Reader, now: datetime
) -> tuple[SessionListed, ...]:
    """All sessions that people register for or did, the next first."""
    counts = seat_counts(consultation)
    taken = (one for one in said.sessions if one.registration or one.key in counts)
    return tuple(_session(one, counts.get(one.key, SeatCount()), reader, now) for one in sorted(taken, key=begins_at))


def listed(meeting: Meeting, reader: Reader) -> tuple[Listed, ...]:
    """Those with a seat, then the waiting list, in the order in which they came. Raises KeyMissing."""
    return tuple(_line(seat, meeting, reader) for seat in seats_held(meeting))


def as_table(lines: tuple[Listed, ...]) -> bytes:
    """The same as CSV, with the heads in the active language."""
    heads = (
        gettext("Name"),
        gettext("Address"),
        gettext("State"),
        gettext("Lives by the clock of"),
        gettext("Time there"),
        gettext("What may be kept"),
        gettext("Needs"),
        gettext("Reached by mail"),
    )
    return table(heads, (list(_cells(line)) for line in lines))


def _session(session: Session, count: SeatCount, reader: Reader, now: datetime) -> SessionListed:
    return SessionListed(
        key=session.key,
        title=reader.said(session.title),
        at=reader.time(begins_at(session)),
        capacity=session.capacity,
        count=count,
        is_open=can_register(session, now),
        is_over=now >= ends_at(session),
        is_cancelled=session.cancelled is not None,
    )


def _line(seat: Seat, meeting: Meeting, reader: Reader) -> Listed:
    who, state = seat.registrant, SeatState(seat.state)
    there = Reader(who.zone, reader.language, reader.fallbacks, reader.interface).time(meeting.starts)
    return Listed(
        seat=seat.pk,
        state=state,
        state_word=gettext("has a seat") if state is SeatState.SEATED else gettext("waits"),
        place=city(who.zone, reader.spoken),
        clock=there.clock,
        attending=ATTENDING_SHORT[Attending(seat.attending)],
        is_reached=who.bounced is None,
        since=reader.time(seat.at),
        address=who.address,
        name=who.name,
        needs=who.needs,
    )


def _cells(line: Listed) -> Iterator[str]:
    reached = gettext("no address") if not line.address else gettext("yes") if line.is_reached else gettext("no")
    yield from (line.name, line.address, line.state_word, line.place, line.clock)
    yield from (str(line.attending), line.needs, reached)
