"""What somebody changes of their own registration, through their private link, until everything is deleted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from hearout.plan.announcement import Announcement
from hearout.plan.sessions import SessionStage, session_stage
from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.outbox.actions.forgetting import wipe_sent_to
from hearout.web.sessions.actions.registering import Wanted
from hearout.web.sessions.actions.seating import enter, vacate
from hearout.web.sessions.actions.settling import tell_what_is_over
from hearout.web.sessions.actions.telling import tell_registered
from hearout.web.sessions.models import Attendance, Meeting, Registrant, Seat
from hearout.web.sessions.rules import Attending, SeatState

__all__ = ["Details", "change_details", "consent", "erase", "leave", "take_seat"]


@dataclass(frozen=True, slots=True)
class Details:
    """What people may say anew of themselves; not their address, which the private link goes to."""

    name: str = field(repr=False)
    needs: str = field(repr=False)
    language: str
    zone: str


@transaction.atomic
def change_details(registrant: Registrant, details: Details) -> None:
    """Keep what they say of themselves now."""
    current = _current(registrant)
    if current is None:
        return
    current.name, current.needs = details.name, details.needs
    current.language, current.zone = details.language, details.zone
    current.save(update_fields=["name", "needs", "language", "zone"])


@transaction.atomic
def take_seat(registrant: Registrant, wanted: Wanted, *, now: datetime) -> Seat | None:
    """Another session as well: a seat, or a place on its waiting list. None where nobody can register any more."""
    said, current = _said(registrant), _current(registrant)
    meeting = Meeting.objects.filter(consultation=registrant.consultation_id, key=wanted.key).first()
    if current is None or current.confirmed is None or meeting is None:
        return None
    seat = current.seats.filter(meeting=meeting).select_related("registrant", "meeting").first()
    return enter(seat or Seat(registrant=current, meeting=meeting), said, wanted.attending, now=now)


@transaction.atomic
def leave(registrant: Registrant, key: str, *, now: datetime) -> bool:
    """Give the seat in a session back, or the place on its waiting list. False where there is none."""
    said, seat = _said(registrant), _seat(registrant, key)
    if seat is None:
        return False
    vacate(seat, said, now=now)
    return True


@transaction.atomic
def consent(registrant: Registrant, key: str, attending: Attending, *, now: datetime) -> bool:
    """Agree to something else in a session, also once it is over and somebody wrote down what they said when they
    joined: their own latest word counts. False where they have no place there."""
    session, seat = _said(registrant).session(key), _seat(registrant, key)
    if seat is None or session is None:
        return False
    if seat.attending != attending:
        seat.attending = attending
        seat.save(update_fields=["attending"])
        Attendance.objects.filter(meeting=seat.meeting_id, registrant=registrant.pk).update(
            attending=attending.value, quoted=False
        )
        if seat.state == SeatState.SEATED and session_stage(session, now) is SessionStage.SOON:
            tell_registered(seat, now=now)
    return True


@transaction.atomic
def erase(registrant: Registrant, *, now: datetime) -> None:
    """Delete all that is known of them: they give back every place, their calendars are told, and then nothing is left
    but that last mail, until it has gone."""
    said, current = _said(registrant), _current(registrant)
    if current is None:
        return
    tell_what_is_over(current, said, now=now)
    for seat in current.seats.select_related("meeting", "registrant"):
        if seat.state in (SeatState.SEATED, SeatState.WAITING):
            vacate(seat, said, now=now)
    wipe_sent_to(current.consultation, current.thread)
    current.delete()


def _said(registrant: Registrant) -> Announcement:
    """What is in force, held still."""
    said = in_force(held_still(registrant.consultation))
    assert said is not None  # nobody registers before publication
    return said


def _current(registrant: Registrant) -> Registrant | None:
    """The registrant as they are now; None where they were deleted meanwhile."""
    return Registrant.objects.filter(pk=registrant.pk).first()


def _seat(registrant: Registrant, key: str) -> Seat | None:
    return (
        Seat.objects.filter(registrant=registrant.pk, meeting__key=key)
        .exclude(state=SeatState.LEFT)
        .select_related("meeting", "registrant")
        .first()
    )
