"""Writing to people of the sessions they take part in. What one person waits for is queued at once, in the caller's
transaction: it goes out together with what it tells of, or not at all. What many are told is only noted there; the
worker writes it (`settling`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from hearout.web import jobs
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.outbox.models import Message
from hearout.web.sessions.actions.mailing import TOLD, Mails
from hearout.web.sessions.actions.reconciling import joined_otherwise
from hearout.web.sessions.models import Duty, Meeting, Poll, Seat
from hearout.web.sessions.rules import What

__all__ = [
    "tell_joining",
    "tell_left",
    "tell_poll",
    "tell_promoted",
    "tell_registered",
    "tell_team",
    "tell_waiting",
]


def tell_registered(seat: Seat, *, now: datetime) -> None:
    """They have a seat: with the invitation for their calendar, and how to join. Also after they change what they
    consent to. Raises KeyMissing, as all of these."""
    _tell(seat, Mails.registered, now)


def tell_waiting(seat: Seat, *, now: datetime) -> None:
    """They are on the waiting list."""
    _tell(seat, Mails.waiting, now)


def tell_promoted(seat: Seat, *, now: datetime) -> None:
    """They were waiting, and have a seat now."""
    _tell(seat, Mails.promoted, now)


def tell_left(seat: Seat, *, now: datetime) -> None:
    """They gave up their seat or their place on the waiting list: with the cancellation, where their calendar holds
    it. Call it before anything of the seat is deleted."""
    _tell(seat, Mails.left, now)


def tell_team(meeting: Meeting, *, now: datetime) -> None:
    """Facilitator or note-taker are others since: who is new is invited, who no longer is is told so."""
    if meeting.cancelled or meeting.starts <= now:
        return
    holding = {user for user in (meeting.facilitator_id, meeting.note_taker_id) if user is not None}
    for duty in meeting.duties.exclude(user__in=holding):
        duty.owed = What.RELEASED.value if duty.invited else ""
        duty.save(update_fields=["owed"])
    for user in holding:
        duty, _made = Duty.objects.get_or_create(meeting=meeting, user_id=user)
        if not duty.invited or duty.owed == What.RELEASED:
            duty.owed = What.INVITED.value
            duty.save(update_fields=["owed"])
    jobs.ask("sessions.tell", meeting.consultation_id)


def tell_joining(meeting: Meeting, *, now: datetime) -> None:
    """How those who registered join it (`meeting.joining`) is another since: everybody with a seat is told, and whoever
    holds it."""
    joined_otherwise(meeting, now=now)


def tell_poll(poll: Poll) -> None:
    """Everybody in `queries.polls.asked_of` is asked, once. The poll is `told` once all letters are there."""
    jobs.ask("sessions.poll", poll.pk)


def _tell(seat: Seat, write: Callable[[Mails, Seat], Message | None], now: datetime) -> None:
    consultation = seat.meeting.consultation
    said = in_force(consultation)
    assert said is not None  # nobody registers before publication
    mail = write(Mails(consultation, said, now), seat)
    seat.save(update_fields=TOLD)
    if mail is not None:
        mail.save()
        jobs.ask("outbox.deliver")
