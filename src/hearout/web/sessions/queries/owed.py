"""In which consultations something is left to be told or looked at."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from hearout.web.consultations.models import Consultation
from hearout.web.sessions.models import Change, Duty, Meeting, Poll, Seat

__all__ = ["unasked", "unsettled", "with_sessions_to_come"]

LONGEST = timedelta(days=1)  # no session lasts longer


def unsettled() -> QuerySet[Consultation]:
    """Those in which somebody is owed a letter."""
    inside = {"meeting__consultation": OuterRef("pk")}
    seats, duties = Seat.objects.filter(**inside).exclude(owed=""), Duty.objects.filter(**inside).exclude(owed="")
    changes = Change.objects.filter(**inside, done=None)
    return Consultation.objects.filter(Exists(seats) | Exists(duties) | Exists(changes))


def unasked() -> QuerySet[Poll]:
    """Polls whose letters are not all written."""
    return Poll.objects.filter(told=None).select_related("consultation").order_by("pk")


def with_sessions_to_come(now: datetime) -> QuerySet[Consultation]:
    """Those whose sessions are not all over."""
    coming = Meeting.objects.filter(consultation=OuterRef("pk"), starts__gt=now - LONGEST)
    return Consultation.objects.filter(Exists(coming)).order_by("pk")
