"""Saying that what is not counted stays so, so that it waits for nobody any more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hearout.web.consultations.actions.recording import require
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Inbox
from hearout.web.intake.queries.needs import late_now
from hearout.web.intake.queries.sums import rejected_lines
from hearout.web.people.actions import note
from hearout.web.people.models import User

__all__ = ["leave_late", "leave_rejected"]


@transaction.atomic
def leave_late(consultation: Consultation, *, by: User, now: datetime) -> None:
    """What came late until now stays late; what comes later is asked about again."""
    require("contributions.change", by, consultation)
    Inbox.objects.filter(consultation=consultation).update(late_left=late_now(consultation))
    note(by, "inbox.late_left", room=consultation.pk, now=now)


@transaction.atomic
def leave_rejected(consultation: Consultation, *, by: User, now: datetime) -> None:
    """What could not be read until now was looked at."""
    require("contributions.change", by, consultation)
    Inbox.objects.filter(consultation=consultation).update(rejected_left=len(rejected_lines(consultation)))
    note(by, "inbox.rejected_left", room=consultation.pk, now=now)
