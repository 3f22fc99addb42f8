"""Seats: what can be registered for, how many are taken, and who has one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from hearout.plan.announcement import Announcement, Session
from hearout.plan.sessions import SessionStage, begins_at, session_stage
from hearout.web.consultations.models import Consultation
from hearout.web.sessions.models import Meeting, Seat
from hearout.web.sessions.rules import SeatState

__all__ = [
    "SeatCount",
    "can_register",
    "full",
    "is_seat",
    "offered",
    "room_left",
    "seat_counts",
    "seats_held",
    "with_seat",
]

NOT_REACHED = Q(registrant__bounced__isnull=False)


@dataclass(frozen=True, slots=True)
class SeatCount:
    """How many have a seat in a session and how many wait for one, exactly: for the team alone. `unreached`: of both,
    those whom mail did not reach."""

    seated: int = 0
    waiting: int = 0
    unreached: int = 0


def can_register(session: Session, now: datetime) -> bool:
    """Whether somebody can still get a seat in it, or a place on its waiting list."""
    return session.registration and session_stage(session, now) is SessionStage.SOON


def is_seat(consultation: Consultation, seat: int) -> bool:
    """Whether it is one of this consultation, taken, waiting or given back."""
    return Seat.objects.filter(pk=seat, meeting__consultation=consultation).exists()


def offered(said: Announcement, now: datetime) -> tuple[Session, ...]:
    """The sessions that people can register for, the next first."""
    return tuple(sorted((one for one in said.sessions if can_register(one, now)), key=begins_at))


def seat_counts(consultation: Consultation) -> Mapping[str, SeatCount]:
    """For every session's key that anybody registered for, in one query."""
    rows = (
        Seat.objects.filter(meeting__consultation=consultation, state__in=(SeatState.SEATED, SeatState.WAITING))
        .values("meeting__key")
        .annotate(
            seated=Count("pk", filter=Q(state=SeatState.SEATED)),
            waiting=Count("pk", filter=Q(state=SeatState.WAITING)),
            unreached=Count("pk", filter=NOT_REACHED),
        )
        .order_by("meeting__key")
    )
    return {row["meeting__key"]: SeatCount(row["seated"], row["waiting"], row["unreached"]) for row in rows}


def full(consultation: Consultation, said: Announcement) -> frozenset[str]:
    """The sessions that have a waiting list now, as everybody may be told: not of a room so small that this would give
    away a number that is too small to be printed."""
    counts, least = seat_counts(consultation), max(said.promises.minimum, said.promises.k)
    limited = (one for one in said.sessions if one.capacity >= least)
    return frozenset(one.key for one in limited if counts.get(one.key, SeatCount()).seated >= one.capacity)


def seats_held(meeting: Meeting) -> QuerySet[Seat]:
    """The seats and the waiting list of a session, in the order in which people came, each with whose it is."""
    states = (SeatState.SEATED, SeatState.WAITING)
    return meeting.seats.filter(state__in=states).select_related("registrant", "meeting").order_by("state", "number")


def with_seat(meeting: Meeting) -> QuerySet[Seat]:
    """Those who have a seat in it, without its waiting list."""
    return seats_held(meeting).filter(state=SeatState.SEATED)


def room_left(meeting: Meeting, session: Session) -> int | None:
    """For how many more there is room now; None where there is for all. Never less than none."""
    if not session.capacity:
        return None
    return max(0, session.capacity - meeting.seats.filter(state=SeatState.SEATED).count())
