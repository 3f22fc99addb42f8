"""Writing the letters that people are owed, batch by batch.

Each batch is one transaction: the mails are in the outbox and the notes that they are owed are gone, or neither. So a
worker that is killed in between is simply followed by another: nobody is told twice, and nobody forgotten. What is
cancelled is told first, so that a session that takes the people of another comes after it in everybody's mail.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import Case, IntegerField, QuerySet, Value, When

from hearout.plan.announcement import Announcement, Text
from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.outbox.models import Message
from hearout.web.sealed import key_folder, sealed_now
from hearout.web.sessions.actions.mailing import Mails
from hearout.web.sessions.letters.words import Why
from hearout.web.sessions.models import Change, Duty, Meeting, Registrant, Seat
from hearout.web.sessions.rules import What

__all__ = ["BATCH", "keep_told", "settle", "tell_what_is_over"]

Row = TypeVar("Row", Seat, Duty)

BATCH = 40  # written in one transaction, which keeps others from writing for about a tenth of a second
OVER = (What.CANCELLED, What.MERGED)
OVER_FIRST = Case(When(owed__in=OVER, then=Value(0)), default=Value(1), output_field=IntegerField())


def settle(consultation: Consultation, *, now: datetime, batch: int = BATCH) -> bool:
    """Write the next `batch` of the letters that people are owed. Whether more are left. Raises KeyMissing; where the
    key was destroyed there is nobody left to tell."""
    with transaction.atomic():
        consultation = held_still(consultation)
        said = in_force(consultation)
        if said is None or key_folder().destroyed_on(consultation.pk):
            return _write_off(consultation, now=now)
        letters = _Letters(consultation, said, now)
        seats = list(_owed(Seat.objects.select_related("registrant", "meeting__consultation"), consultation)[:batch])
        duties = list(_owed(Duty.objects.select_related("user", "meeting__consultation"), consultation)[:batch])
        _write([letters.to_seat(seat) for seat in seats] + [letters.to_team(duty) for duty in duties])
        keep_told(Seat.objects.all(), seats)
        keep_told(Duty.objects.all(), duties)
        more = batch in (len(seats), len(duties))
        if not more:
            _done(consultation, now)
    return more


def tell_what_is_over(registrant: Registrant, said: Announcement, *, now: datetime) -> None:
    """Write what somebody is owed of sessions that are not held any more, as nobody will know it soon. The consultation
    is held still meanwhile. Raises KeyMissing."""
    owed = registrant.seats.select_related("registrant", "meeting__consultation").filter(owed__in=OVER)
    seats = list(owed.order_by("pk"))
    if seats:
        letters = _Letters(registrant.consultation, said, now)
        _write([letters.to_seat(seat) for seat in seats])
        keep_told(Seat.objects.all(), seats)


def _write(mails: Sequence[Message | None]) -> None:
    Message.objects.bulk_create([sealed_now(mail) for mail in mails if mail is not None])


def keep_told(rows: QuerySet[Row], told: Sequence[Row]) -> None:
    """Save what calendars hold since and what was told when: most rows of a batch are alike, and saved together."""
    alike: dict[tuple[bool, int, datetime | None, datetime | None], list[int]] = {}
    for one in told:
        alike.setdefault((one.invited, one.turns, one.told, one.reminded), []).append(one.pk)
    for (invited, turns, at, reminded), found in alike.items():
        rows.filter(pk__in=found).update(owed="", invited=invited, turns=turns, told=at, reminded=reminded)


def _write_off(consultation: Consultation, *, now: datetime) -> bool:
    """Nobody can be told any more. False: nothing is left."""
    Seat.objects.filter(meeting__consultation=consultation).update(owed="")
    Duty.objects.filter(meeting__consultation=consultation).update(owed="")
    _done(consultation, now)
    return False


def _done(consultation: Consultation, now: datetime) -> None:
    Change.objects.filter(meeting__consultation=consultation, done=None).update(done=now)


def _owed(rows: QuerySet[Row], consultation: Consultation) -> QuerySet[Row]:
    return rows.filter(meeting__consultation=consultation).exclude(owed="").order_by(OVER_FIRST, "pk")


class _Letters:
    """What each is owed, as mails."""

    def __init__(self, consultation: Consultation, said: Announcement, now: datetime) -> None:
        self._said = said
        self._mails = Mails(consultation, said, now)
        self._meetings = {one.key: one for one in Meeting.objects.filter(consultation=consultation)}
        changes = Change.objects.filter(meeting__consultation=consultation, done=None).select_related("decision")
        self._changes = tuple(changes.order_by("pk"))

    def to_seat(self, seat: Seat) -> Message | None:
        what, mails = What(seat.owed), self._mails
        match what:
            case What.MOVED:
                return mails.moved(seat, self._why(seat.meeting, what))
            case What.JOINING:
                return mails.joining(seat)
            case What.CANCELLED | What.MERGED:
                return mails.cancelled(seat, self._why(seat.meeting, what), self._instead(seat.meeting))
            case _:
                return mails.invited(seat)

    def to_team(self, duty: Duty) -> Message:
        what, mails = What(duty.owed), self._mails
        match what:
            case What.MOVED:
                return mails.duty_moved(duty, self._why(duty.meeting, what))
            case What.JOINING:
                return mails.duty_joining(duty)
            case What.CANCELLED | What.MERGED:
                return mails.duty_cancelled(duty, self._why(duty.meeting, what), self._instead(duty.meeting))
            case What.RELEASED:
                return mails.duty_ended(duty)
            case _:
                return mails.duty_begun(duty)

    def _why(self, meeting: Meeting, what: What) -> Sequence[Why]:
        """What the team said of it, in the order in which it was decided."""
        return tuple(
            Why(one.before, Text(one.decision.reason), one.decision.decided_by) if one.decision else Why(one.before)
            for one in self._changes
            if one.meeting_id == meeting.pk and one.what == what
        )

    def _instead(self, meeting: Meeting) -> Meeting | None:
        """The session that takes its people."""
        session = self._said.session(meeting.key)
        return self._meetings.get(session.merged_into) if session else None
