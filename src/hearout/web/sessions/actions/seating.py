"""Who gets a seat: one queue a session, and one place where it moves.

Whoever comes is put at the end of the queue, and then the queue is let in as far as there is room. So a seat is never
given twice, nobody overtakes anybody, and it makes no difference whether room is there because somebody left, because
the team made more, or because there always was.

Everything here runs while the consultation is held still (`recording.held_still`), as decisions do: how much room there
is cannot change meanwhile, and nobody waits for the other's lock in a circle.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max

from hearout.plan.announcement import Announcement, Session
from hearout.plan.sessions import SessionStage, session_stage
from hearout.web.sessions.actions.telling import tell_left, tell_promoted, tell_registered, tell_waiting
from hearout.web.sessions.models import Meeting, Seat
from hearout.web.sessions.queries.seats import can_register, room_left
from hearout.web.sessions.rules import Attending, SeatState

__all__ = ["enter", "let_in", "vacate"]


def enter(seat: Seat, said: Announcement, attending: Attending, *, now: datetime) -> Seat | None:
    """The seat that somebody who confirmed wants (asked for, left once, or not saved yet), or a place at the end of the
    waiting list; they are told which. None where nobody can register for the session any more. Who is in already stays
    where they are."""
    meeting = seat.meeting
    session = said.session(meeting.key)
    if session is None or not can_register(session, now):
        return None
    if seat.state in (SeatState.SEATED, SeatState.WAITING):
        return seat
    seat.state, seat.attending = SeatState.WAITING, attending
    seat.number, seat.at = _next_number(meeting), now
    seat.save()
    promoted = {one.pk: one for one in _promoted(meeting, session)}
    for other in promoted.values():
        if other.pk != seat.pk:
            tell_promoted(other, now=now)
    tell = tell_registered if seat.pk in promoted else tell_waiting
    seat = promoted.get(seat.pk, seat)
    tell(seat, now=now)
    return seat


def let_in(meeting: Meeting, said: Announcement, *, now: datetime, most: int | None = None) -> int:
    """Give the room there is to those who wait, at most to so many, and tell them. To how many."""
    session = said.session(meeting.key)
    if session is None or not can_register(session, now):
        return 0
    promoted = list(_promoted(meeting, session, most))
    for seat in promoted:
        tell_promoted(seat, now=now)
    return len(promoted)


def vacate(seat: Seat, said: Announcement, *, now: datetime) -> None:
    """Somebody gives their seat or their place on the list back. The next on the list gets the seat."""
    before, seat.state = seat.state, SeatState.LEFT
    seat.save(update_fields=["state"])
    session = said.session(seat.meeting.key)
    if before == SeatState.ASKED or session is None or session_stage(session, now) is not SessionStage.SOON:
        return  # nobody was told that they come; or it is over, or left their calendar when it was cancelled
    tell_left(seat, now=now)
    let_in(seat.meeting, said, now=now)


def _promoted(meeting: Meeting, session: Session, most: int | None = None) -> Iterator[Seat]:
    """Those whose turn it is, seated. Who cannot be told of it is passed over, and keeps their place."""
    room = room_left(meeting, session)
    limits = [limit for limit in (room, most) if limit is not None]
    if 0 in limits:
        return
    turns = meeting.seats.filter(state=SeatState.WAITING, registrant__bounced=None).order_by("number")
    for seat in turns.select_related("registrant")[: min(limits, default=None)]:
        seat.state, seat.meeting = SeatState.SEATED, meeting
        seat.save(update_fields=["state"])
        yield seat


def _next_number(meeting: Meeting) -> int:
    return (meeting.seats.aggregate(last=Max("number"))["last"] or 0) + 1
