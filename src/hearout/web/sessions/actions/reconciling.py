"""From the sessions that are announced to what people are told of them: the one place that compares both.

It runs in the transaction of every decision, so that what is owed to people is written down together with it; and from
time to time by itself, because the rules for clocks change too (`tzdata`). What is owed is settled by the worker.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Max

from hearout.plan.announcement import Session
from hearout.plan.sessions import begins_at
from hearout.web import jobs
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.sessions.models import Change, Meeting, Seat
from hearout.web.sessions.rules import SeatState, What

__all__ = ["joined_otherwise", "reconcile"]

HELD = (SeatState.SEATED, SeatState.WAITING)
TOLD_AS_WELL: Mapping[What, tuple[str, ...]] = {
    What.JOINING: ("",),
    What.MOVED: ("", What.JOINING),
    What.CANCELLED: ("", What.JOINING, What.MOVED, What.INVITED),
    What.MERGED: ("", What.JOINING, What.MOVED, What.INVITED),
}
"""What somebody may be owed already, where the new letter tells it as well: they get one instead of two."""


def reconcile(consultation: Consultation, *, now: datetime, decision: Decision | None = None) -> int:
    """Keep what is announced now, and note who must be told what of it. How many sessions are not as they were. The
    consultation is held still meanwhile; `decision` is what changed them."""
    said = in_force(consultation)
    kept = {meeting.key: meeting for meeting in Meeting.objects.filter(consultation=consultation)}
    announced = {session.key: session for session in said.sessions} if said else {}
    for key, session in announced.items():
        if key not in kept:
            kept[key] = _begun(consultation, session)
    changes = 0
    for key, meeting in kept.items():
        changes += _kept_up(meeting, announced.get(key), kept, decision, now)
    if changes:
        jobs.ask("sessions.tell", consultation.pk)
    return changes


def joined_otherwise(meeting: Meeting, *, now: datetime) -> None:
    """How people join it is another since, which the page does not say."""
    if meeting.cancelled or _ends(meeting) <= now:
        return
    _note_change(meeting, What.JOINING, meeting.starts, None, now=now)
    jobs.ask("sessions.tell", meeting.consultation_id)


def _begun(consultation: Consultation, session: Session) -> Meeting:
    return Meeting.objects.create(
        consultation=consultation,
        key=session.key,
        starts=begins_at(session),
        minutes=session.minutes,
        address=session.address,
        cancelled=session.cancelled is not None,
    )


def _kept_up(
    meeting: Meeting, session: Session | None, kept: Mapping[str, Meeting], decision: Decision | None, now: datetime
) -> bool:
    """Keep what is announced of one session. Whether people are to be told of it: nobody is of what is over."""
    what, before, was_over = _difference(meeting, session), meeting.starts, _ends(meeting) <= now
    if what is None:
        return False
    if session is not None:
        meeting.starts, meeting.minutes, meeting.address = begins_at(session), session.minutes, session.address
    meeting.cancelled = what in (What.CANCELLED, What.MERGED)
    if was_over and _ends(meeting) <= now:
        meeting.save()
        return False
    _note_change(meeting, what, before, decision, now=now)
    if session is not None and what is What.MERGED:
        _take_people_over(meeting, kept[session.merged_into], now)
    return True


def _difference(meeting: Meeting, session: Session | None) -> What | None:
    """What is announced otherwise than it was kept. What is cancelled stays so."""
    if meeting.cancelled:
        return None
    if session is None or session.cancelled is not None:
        return What.MERGED if session and session.merged_into else What.CANCELLED
    if (meeting.starts, meeting.minutes) != (begins_at(session), session.minutes):
        return What.MOVED
    return What.JOINING if meeting.address != session.address else None


def _note_change(meeting: Meeting, what: What, before: datetime, decision: Decision | None, *, now: datetime) -> None:
    """Calendars have another version to be told, and people are owed a letter."""
    meeting.sequence += 1
    meeting.save()
    Change.objects.create(meeting=meeting, decision=decision, what=what.value, before=before, at=now)
    concerned = (SeatState.SEATED,) if what is What.JOINING else HELD
    meeting.seats.filter(state__in=concerned, owed__in=TOLD_AS_WELL[what]).update(owed=what.value)
    meeting.duties.filter(invited=True, owed__in=TOLD_AS_WELL[what]).update(owed=what.value)
    if meeting.cancelled:
        meeting.duties.filter(invited=False).delete()


def _take_people_over(meeting: Meeting, into: Meeting, now: datetime) -> None:
    """Who had a seat in a session has one in that which takes its people, also beyond the room there is: that is what
    was decided. Who waited waits there, after those who do already; who asked and has not confirmed has asked there."""
    there = {seat.registrant_id: seat for seat in into.seats.all()}
    last = into.seats.aggregate(last=Max("number"))["last"] or 0
    for number, seat in enumerate(meeting.seats.filter(state__in=HELD).order_by("state", "number"), last + 1):
        place = there.get(seat.registrant_id)
        if place is not None and place.state in (SeatState.SEATED, seat.state):
            continue
        if place is None or place.state != SeatState.WAITING:
            place = place or Seat(registrant_id=seat.registrant_id, meeting=into)
            place.attending = seat.attending
        place.state, place.number, place.at, place.owed = seat.state, number, now, What.INVITED.value
        place.save()
    asked = meeting.seats.filter(state=SeatState.ASKED).exclude(registrant__in=into.seats.values("registrant"))
    asked.update(meeting=into)


def _ends(meeting: Meeting) -> datetime:
    return meeting.starts + timedelta(minutes=meeting.minutes)
