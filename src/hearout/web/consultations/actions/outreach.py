"""The log of where the consultation was announced."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from hearout.web.consultations.actions.recording import require
from hearout.web.consultations.models import Consultation, Outreach
from hearout.web.people.actions import note
from hearout.web.people.models import User

__all__ = ["log", "strike"]


@transaction.atomic
def log(
    consultation: Consultation, *, where: str, on: date, people: int, link: str, by: User, now: datetime
) -> Outreach:
    """Note that it was announced `where`, to about `people` (0: not known), and that the method section says so."""
    require("outreach.log", by, consultation)
    told = Outreach.objects.create(consultation=consultation, where=where, on=on, people=people, link=link, by=by)
    note(by, "outreach.logged", room=consultation.pk, about=where, now=now)
    return told


@transaction.atomic
def strike(told: Outreach, *, by: User, now: datetime) -> None:
    """Take out a line that was wrong. The audit log keeps that it was there."""
    require("outreach.log", by, told.consultation)
    note(by, "outreach.struck", room=told.consultation_id, about=told.where, now=now)
    told.delete()
