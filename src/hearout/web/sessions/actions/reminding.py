"""Reminding those who take part, some time before a session (`rules.REMINDED`). Batches are as in `settling`."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.outbox.models import Message
from hearout.web.sealed import key_folder, sealed_now
from hearout.web.sessions.actions.mailing import Mails
from hearout.web.sessions.actions.settling import BATCH, keep_told
from hearout.web.sessions.models import Duty, Meeting, Seat
from hearout.web.sessions.queries.reminders import duties_to_remind, reminder_due, seats_to_remind

__all__ = ["remind"]


def remind(consultation: Consultation, *, now: datetime, batch: int = BATCH) -> bool:
    """Write the next `batch` of the reminders that are due. Whether more are left. Each is written once, however late
    it is, and none after the session has begun. Raises KeyMissing."""
    if key_folder().destroyed_on(consultation.pk):
        return False
    coming = Meeting.objects.filter(consultation=consultation, cancelled=False, starts__gt=now)
    return any(_remind_of(meeting, consultation, now, batch) for meeting in coming)


@transaction.atomic
def _remind_of(meeting: Meeting, consultation: Consultation, now: datetime, batch: int) -> bool:
    said, due = in_force(held_still(consultation)), reminder_due(meeting, now)
    if said is None or due is None:
        return False
    mails = Mails(consultation, said, now)
    seats, duties = list(seats_to_remind(meeting, due)[:batch]), list(duties_to_remind(meeting, due))
    written = [mails.reminder(seat) for seat in seats] + [mails.duty_reminder(duty) for duty in duties]
    for told in (*seats, *duties):
        told.reminded = due
    Message.objects.bulk_create([sealed_now(mail) for mail in written if mail is not None])
    keep_told(Seat.objects.all(), seats)
    keep_told(Duty.objects.all(), duties)
    return len(seats) == batch
