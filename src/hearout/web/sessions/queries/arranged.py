"""Who holds which session, who could, and who would be in two at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import QuerySet

from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.people.rules import ALLOWED
from hearout.web.sessions.models import Meeting

__all__ = ["busy_at", "hosts", "meeting_called", "meetings_by_key"]


def meeting_called(consultation: Consultation, key: str) -> Meeting | None:
    """What is kept of the session of that key, with who holds it."""
    return _meetings(consultation).filter(key=key).first()


def meetings_by_key(consultation: Consultation) -> Mapping[str, Meeting]:
    """What is kept of every session, by its key, in one query."""
    return {one.key: one for one in _meetings(consultation)}


def hosts(consultation: Consultation) -> tuple[User, ...]:
    """Those of the team who may hold sessions and take notes in them, by name."""
    members = consultation.members.filter(role__in=ALLOWED["sessions.arrange"].roles, user__is_active=True)
    return tuple(sorted((one.user for one in members.select_related("user")), key=lambda user: user.name.casefold()))


def busy_at(user: User, meeting: Meeting) -> Meeting | None:
    """Another session that they hold or write down while `meeting` lasts; of this consultation, as nobody is told
    what they do in others."""
    ends = meeting.starts + timedelta(minutes=meeting.minutes)
    others = _meetings(meeting.consultation).filter(cancelled=False, starts__lt=ends).exclude(pk=meeting.pk)
    return next((one for one in others if _with(one, user) and _ends(one) > meeting.starts), None)


def _with(meeting: Meeting, user: User) -> bool:
    return user.pk in (meeting.facilitator_id, meeting.note_taker_id)


def _ends(meeting: Meeting) -> datetime:
    return meeting.starts + timedelta(minutes=meeting.minutes)


def _meetings(consultation: Consultation) -> QuerySet[Meeting]:
    return Meeting.objects.select_related("consultation__public", "facilitator", "note_taker").filter(
        consultation=consultation
    )
