"""A registration as the one whose it is sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext, ngettext

from hearout.plan.announcement import Announcement, Said, Session
from hearout.plan.sessions import SessionStage, begins_at, session_stage
from hearout.web.consultations.queries.readers import Reader
from hearout.web.sessions.models import Registrant, Seat
from hearout.web.sessions.queries.seats import can_register, offered
from hearout.web.sessions.rules import SeatState
from hearout.web.times import TimeTold

__all__ = ["MySeat", "Registration", "SessionTold", "registration_of", "session_told"]


@dataclass(frozen=True, slots=True)
class SessionTold:
    """A session as people choose it: `room` says for how many there is room."""

    key: str
    title: Said
    at: TimeTold
    length: str
    room: str
    recorded: bool


@dataclass(frozen=True, slots=True)
class MySeat:
    """Somebody's place in a session: how it stands (`word`, with the icon `shape` and the class `tone`), and how they
    join, which only those with a seat are told. `attending` is what they consent to."""

    session: SessionTold
    announced: Session
    state: str
    word: str
    shape: str
    tone: str
    attending: str
    can_leave: bool
    can_take: bool
    joining: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Registration:
    """All of it: their places, and the sessions that they could come to as well."""

    seats: tuple[MySeat, ...]
    others: tuple[Session, ...]


def session_told(session: Session, reader: Reader) -> SessionTold:
    """A session in its reader's zone and language."""
    length = ngettext("%(minutes)d minute", "%(minutes)d minutes", session.minutes) % {"minutes": session.minutes}
    room = ""
    if session.capacity:
        people = ngettext("room for one person", "room for %(count)d people", session.capacity)
        room = people % {"count": session.capacity}
    title, at = reader.said(session.title), reader.time(begins_at(session))
    return SessionTold(session.key, title, at, length, room, session.recorded)


def registration_of(registrant: Registrant, said: Announcement, reader: Reader, now: datetime) -> Registration:
    """What their private page shows, in the words of `reader`."""
    rows = registrant.seats.exclude(state=SeatState.LEFT).select_related("meeting").order_by("meeting__starts")
    placed = [(row, session) for row in rows if (session := said.session(row.meeting.key))]
    mine = {session.key for _, session in placed}
    seats = tuple(_my_seat(row, session, reader, now) for row, session in placed)
    return Registration(seats, tuple(one for one in offered(said, now) if one.key not in mine))


def _my_seat(seat: Seat, session: Session, reader: Reader, now: datetime) -> MySeat:
    stage = session_stage(session, now)
    word, shape, tone = _state(seat, stage)
    joins = seat.state == SeatState.SEATED and stage in (SessionStage.SOON, SessionStage.NOW)
    return MySeat(
        session=session_told(session, reader),
        announced=session,
        state=seat.state,
        word=word,
        shape=shape,
        tone=tone,
        attending=seat.attending,
        can_leave=seat.state != SeatState.ASKED and stage is not SessionStage.OVER,
        can_take=seat.state == SeatState.ASKED and can_register(session, now),
        joining=(session.address or seat.meeting.joining) if joins else "",
    )


def _state(seat: Seat, stage: SessionStage) -> tuple[str, str, str]:
    """A word, a shape and a tone for how it stands."""
    if stage in (SessionStage.CANCELLED, SessionStage.MERGED):
        return gettext("This session was cancelled"), "cut", "ended"
    if stage is SessionStage.OVER:
        return gettext("It is over"), "shut", ""
    if seat.state == SeatState.SEATED:
        return gettext("You have a seat"), "on", "open"
    if seat.state == SeatState.WAITING:
        return gettext("You are on the waiting list"), "soon", ""
    return gettext("Asked for, and not taken yet"), "soon", ""
