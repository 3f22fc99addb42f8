"""The announcement as it is drafted, in force, and as it was."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from hearout.plan.announcement import Announcement
from hearout.plan.moments import local_day
from hearout.web.consultations.models import Consultation, Revision

__all__ = [
    "drafted",
    "has_changes",
    "history",
    "in_force",
    "reloaded",
    "revision_numbered",
    "time_is_over",
]


def drafted(consultation: Consultation) -> Announcement:
    """What the team is writing."""
    assert consultation.draft is not None  # every consultation starts with one
    return consultation.draft.announcement


def in_force(consultation: Consultation) -> Announcement | None:
    """What is published, or None before publication."""
    return consultation.public.announcement if consultation.public else None


def has_changes(consultation: Consultation) -> bool:
    """Whether the draft says something else than what is in force."""
    if consultation.public is None:
        return True
    return consultation.draft_id != consultation.public_id and drafted(consultation) != in_force(consultation)


def history(consultation: Consultation) -> QuerySet[Revision]:
    """All revisions, newest first, each with who made it and the decision that put it in force, if any."""
    return consultation.revisions.select_related("by", "decision__by", "decision__notice").order_by("-number")


def revision_numbered(consultation: Consultation, number: int) -> Revision | None:
    return consultation.revisions.filter(number=number).first()


def reloaded(consultation: Consultation) -> Consultation:
    """The consultation as it is now, after somebody else changed it."""
    return Consultation.objects.select_related("draft", "public").get(pk=consultation.pk)


def time_is_over(consultation: Consultation, now: datetime) -> bool:
    """Whether the day has passed until which the consultation promised to keep what it knows of people."""
    said = in_force(consultation)
    if said is None or said.promises.kept_until is None:
        return False
    return local_day(now, said.zone) > said.promises.kept_until
