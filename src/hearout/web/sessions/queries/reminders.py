"""Who is to be reminded of a session now."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from hearout.web.consultations.models import Consultation
from hearout.web.sessions.models import Duty, Meeting, Seat
from hearout.web.sessions.rules import REMINDED, SETTLED, SeatState

__all__ = ["coming_up", "duties_to_remind", "reminder_due", "seats_to_remind"]


def coming_up(now: datetime) -> QuerySet[Consultation]:
    """The consultations that have sessions of which people may be reminded now."""
    near = Meeting.objects.filter(cancelled=False, starts__gt=now, starts__lte=now + max(REMINDED))
    return Consultation.objects.filter(pk__in=near.values("consultation"))


def reminder_due(meeting: Meeting, now: datetime) -> datetime | None:
    """When the last reminder that is due by now became so; None before the first, and once it has begun."""
    moments = [meeting.starts - ahead for ahead in REMINDED]
    return max((at for at in moments if at <= now), default=None) if now < meeting.starts else None


def seats_to_remind(meeting: Meeting, due: datetime) -> QuerySet[Seat]:
    """Who has a seat and had no reminder since `due`, nor any other letter of the session shortly before it."""
    seats = meeting.seats.filter(_not_since(due), state=SeatState.SEATED)
    return seats.select_related("registrant", "meeting__consultation").order_by("pk")


def duties_to_remind(meeting: Meeting, due: datetime) -> QuerySet[Duty]:
    """The same for who holds it."""
    duties = meeting.duties.filter(_not_since(due), invited=True, user__is_active=True)
    return duties.select_related("user", "meeting__consultation").order_by("pk")


def _not_since(due: datetime) -> Q:
    """Who is owed a letter of the session is told by that."""
    return Q(Q(reminded=None) | Q(reminded__lt=due), owed="", told__lte=due - SETTLED)
