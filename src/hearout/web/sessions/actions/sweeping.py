"""What comes round by itself: who waits is let in where there is room, bounced addresses are marked, what is no longer
needed is forgotten. Each is safe to do twice."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q

from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force, time_is_over
from hearout.web.outbox.actions.forgetting import wipe_of_nobody
from hearout.web.outbox.models import Message
from hearout.web.outbox.rules import UNCONFIRMED_KEPT, Kind, State, Trouble
from hearout.web.sealed import key_folder
from hearout.web.sessions.actions.seating import let_in
from hearout.web.sessions.models import Attendance, Meeting, Registrant, Seat
from hearout.web.sessions.rules import SeatState

__all__ = [
    "forget_at_the_end",
    "forget_unconfirmed",
    "let_in_everywhere",
    "mark_unreached",
    "wipe_mail_of_the_forgotten",
]

BATCH = 50  # let in with one transaction, which keeps others from registering for about a tenth of a second
TO_THEM = (Kind.REGISTER, Kind.SESSION, Kind.REMINDER, Kind.POLL)
"""What is mailed to those who registered, and to nobody else."""
THEIRS = (Trouble.REFUSED, Trouble.INTERNATIONAL, Trouble.LATER)
"""Why mail was given up that says something of the address, and not of our own mail server."""


def let_in_everywhere(*, now: datetime) -> int:
    """Give the room there is to those who wait, wherever anybody does. To how many."""
    waiting = Seat.objects.filter(meeting=OuterRef("pk"), state=SeatState.WAITING)
    meetings = Meeting.objects.filter(Exists(waiting), starts__gt=now).select_related("consultation")
    return sum(_let_all_in(meeting, now) for meeting in meetings)


def mark_unreached(*, now: datetime) -> int:
    """Mark those whom mail did not reach, and unmark those whom a later one did. How many are new."""
    theirs = Message.objects.filter(consultation=OuterRef("consultation"), thread=OuterRef("thread"))
    arrived = theirs.filter(state=State.SENT, ended__gt=OuterRef("bounced"))
    Registrant.objects.filter(Exists(arrived), bounced__isnull=False).update(bounced=None)
    arrived_later = theirs.filter(state=State.SENT, ended__gt=OuterRef("ended"))
    lost = theirs.filter(~Exists(arrived_later), state=State.GIVEN_UP, trouble__in=THEIRS)
    return Registrant.objects.filter(Exists(lost), bounced=None).update(bounced=now)


def forget_unconfirmed(*, now: datetime) -> int:
    """Delete what nobody confirmed: people, and what was asked for in the name of people who are registered. How many
    people."""
    old = now - UNCONFIRMED_KEPT
    Seat.objects.filter(state=SeatState.ASKED, registrant__confirmed__isnull=False, at__lte=old).delete()
    unconfirmed = Registrant.objects.filter(Q(answered=None) | Q(answered__lte=old), confirmed=None, at__lte=old)
    count = unconfirmed.count()
    unconfirmed.delete()
    return count


def wipe_mail_of_the_forgotten() -> int:
    """Wipe what was mailed to people who are not kept any more: the last mail to somebody who deleted everything, and
    those to addresses that nobody confirmed. How many."""
    kept = Registrant.objects.filter(consultation=OuterRef("consultation"), thread=OuterRef("thread"))
    return wipe_of_nobody(Message.objects.filter(~Exists(kept), kind__in=TO_THEM))


def forget_at_the_end(*, now: datetime) -> int:
    """Delete all who registered in consultations whose promised time is over, or whose key was destroyed, with who came
    by name and the plans, which hold people's hours. Of how many consultations."""
    anybody = Q(registrants__isnull=False) | Q(meetings__attendances__isnull=False) | Q(coverage_plans__isnull=False)
    held = Consultation.objects.filter(anybody).distinct().select_related("public")
    over = [one for one in held if time_is_over(one, now) or key_folder().destroyed_on(one.pk)]
    for consultation in over:
        _forget_all(consultation)
    return len(over)


@transaction.atomic
def _forget_all(consultation: Consultation) -> None:
    """How many came to each session stays."""
    consultation.registrants.all().delete()
    consultation.coverage_plans.all().delete()
    for meeting in consultation.meetings.filter(attended=None).annotate(came=Count("attendances")).exclude(came=0):
        Meeting.objects.filter(pk=meeting.pk).update(attended=meeting.came)
    Attendance.objects.filter(meeting__consultation=consultation).delete()


def _let_all_in(meeting: Meeting, now: datetime) -> int:
    """In one session, batch by batch."""
    count = 0
    while let := _batch(meeting, now):
        count += let
    return count


@transaction.atomic
def _batch(meeting: Meeting, now: datetime) -> int:
    said = in_force(held_still(meeting.consultation))
    return let_in(meeting, said, now=now, most=BATCH) if said else 0
