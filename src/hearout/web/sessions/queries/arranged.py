"""Who holds which session, who could, and who would be in two at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from hearout.messages import Message, say
from hearout.messages import gettext_noop as _
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.people.rules import ALLOWED
from hearout.web.sessions.models import Meeting

__all__ = ["Engagement", "busy_at", "engagements", "hosts", "in_two_at_once", "meeting_called", "meetings_by_key"]


@dataclass(frozen=True, slots=True)
class Engagement:
    """That somebody holds a session or takes its notes, from when until when (UTC)."""

    user: UUID
    starts: datetime
    ends: datetime

    def overlaps(self, other: Engagement) -> bool:
        return self.user == other.user and self.starts < other.ends and other.starts < self.ends


def engagements(consultation: Consultation, but: str = "") -> tuple[Engagement, ...]:
    """Those of everybody in all sessions that are held, without the session of the key `but`."""
    held = _meetings(consultation).filter(cancelled=False).exclude(key=but)
    people = ((one, user) for one in held for user in {one.facilitator_id, one.note_taker_id} if user)
    return tuple(Engagement(user, one.starts, _ends(one)) for one, user in people)


def in_two_at_once(who: User, this: datetime, other: datetime, zone: str) -> Message:
    """That somebody is in two sessions, which begin at these times (aware), told in `zone`."""
    both = _(
        "%(who)s cannot be in two sessions at once: that of %(this)s and that of %(other)s overlap. Choose somebody "
        "else, or move one of them."
    )
    place = ZoneInfo(zone)
    return say(both, who=str(who), this=this.astimezone(place), other=other.astimezone(place))


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


def busy_at(user: User, meeting: Meeting) -> Engagement | None:
    """Another session that they hold or write down while `meeting` lasts; of this consultation, as nobody is told
    what they do in others."""
    wanted = Engagement(user.pk, meeting.starts, _ends(meeting))
    return next((one for one in engagements(meeting.consultation, meeting.key) if one.overlaps(wanted)), None)


def _ends(meeting: Meeting) -> datetime:
    return meeting.starts + timedelta(minutes=meeting.minutes)


def _meetings(consultation: Consultation) -> QuerySet[Meeting]:
    return Meeting.objects.select_related("consultation__public", "facilitator", "note_taker").filter(
        consultation=consultation
    )
