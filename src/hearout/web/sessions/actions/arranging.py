"""Who holds a session, who takes notes, and how those who registered join it: what is kept beside the announcement."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sessions.actions.telling import tell_joining, tell_team
from hearout.web.sessions.models import Meeting
from hearout.web.sessions.queries.arranged import busy_at, in_two_at_once, meeting_called

__all__ = ["Arrangement", "arrange", "check_nobody_twice"]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the public is not told of a session. `joining` is how those who registered join, where the page does not
    say it to all."""

    facilitator: User | None = None
    note_taker: User | None = None
    joining: str = field(default="", repr=False)


@transaction.atomic
def arrange(consultation: Consultation, key: str, wanted: Arrangement, *, by: User, now: datetime) -> Meeting:
    """Keep it, and have those told whom it concerns. Raises Refusal about "facilitator" or "note_taker" where they hold
    or write down another session at that time, with both sessions named."""
    require("sessions.arrange", by, consultation)
    held_still(consultation)  # two at once would each see the other's facilitator as free
    meeting = meeting_called(consultation, key)
    if meeting is None:
        raise Refusal("", say(_("There is no such session any more. Go back to all sessions.")))
    _check_free(meeting, wanted.facilitator, "facilitator")
    _check_free(meeting, wanted.note_taker, "note_taker")
    joins_otherwise = meeting.joining != wanted.joining
    meeting.facilitator, meeting.note_taker = wanted.facilitator, wanted.note_taker
    meeting.joining = wanted.joining
    meeting.save(update_fields=["facilitator", "note_taker", "joining"])
    note(by, "session.arranged", room=consultation.pk, about=key, now=now)
    if joins_otherwise:
        tell_joining(meeting, now=now)
    tell_team(meeting, now=now)
    return meeting


def check_nobody_twice(consultation: Consultation, key: str, field: str) -> None:
    """Raises Refusal about `field` where whoever holds that session, or takes notes in it, is in another at its time,
    since it was moved."""
    meeting = meeting_called(consultation, key)
    if meeting is None:
        return
    for user in (meeting.facilitator, meeting.note_taker):
        _check_free(meeting, user, field)


def _check_free(meeting: Meeting, user: User | None, field: str) -> None:
    other = busy_at(user, meeting) if user else None
    if user is not None and other is not None:
        said = in_force(meeting.consultation)
        raise Refusal(field, in_two_at_once(user, meeting.starts, other.starts, said.zone if said else "UTC"))
