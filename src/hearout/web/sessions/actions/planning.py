"""Having sessions planned, and what becomes of a plan."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hearout.web.consultations.actions.recording import require
from hearout.web.consultations.models import Consultation
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sealed import sealed_now
from hearout.web.sessions.models import CoveragePlan
from hearout.web.sessions.planned import Asked, Found
from hearout.web.work.actions import begin

__all__ = ["HAVE_PLANNED", "delete", "forget_unsaved", "have_planned", "hold_people", "keep_found", "planned", "save"]

HAVE_PLANNED = "sessions.plan"
"""The kind of work that plans."""


@transaction.atomic
def have_planned(consultation: Consultation, asked: Asked, *, by: User, now: datetime) -> CoveragePlan:
    """Have a plan made in the background. The row has nothing found before it is done."""
    row = _put_down(consultation, asked, None, by=by, now=now)
    begin(consultation, HAVE_PLANNED, by=by, now=now, about=row.pk)
    _note(row, "coverage.planned", by, now)
    return row


@transaction.atomic
def planned(consultation: Consultation, asked: Asked, found: Found, *, by: User, now: datetime) -> CoveragePlan:
    """Keep a plan that was made at once."""
    row = _put_down(consultation, asked, found, by=by, now=now)
    _note(row, "coverage.planned", by, now)
    return row


@transaction.atomic
def hold_people(consultation: Consultation, asked: Asked, *, by: User, now: datetime) -> CoveragePlan:
    """Keep a list of people that was sent with a form in which something else is wrong, so that nobody sends it twice.
    Nothing is planned from it yet."""
    return _put_down(consultation, asked, None, by=by, now=now)


def keep_found(row: CoveragePlan, asked: Asked, found: Found) -> bool:
    """Keep what work found. False where the plan was deleted meanwhile."""
    row.wanted, row.found = asked, found
    sealed = sealed_now(row)
    with transaction.atomic():
        if not CoveragePlan.objects.select_for_update().filter(pk=row.pk).exists():
            return False
        sealed.save(update_fields=["wanted", "found"])
    return True


@transaction.atomic
def save(row: CoveragePlan, choice: str, name: str, *, by: User, now: datetime) -> None:
    """Keep a plan for good, with the one of those found that is chosen."""
    require("sessions.plan", by, row.consultation)
    row.choice, row.name, row.saved = choice, name, now
    row.save(update_fields=["choice", "name", "saved"])
    _note(row, "coverage.saved", by, now)


@transaction.atomic
def delete(row: CoveragePlan, *, by: User, now: datetime) -> None:
    """Nothing of it is left. Sessions that were made of it stay."""
    require("sessions.plan", by, row.consultation)
    _note(row, "coverage.deleted", by, now)
    row.delete()


def forget_unsaved(*, before: datetime) -> int:
    """Delete what nobody saved and is older; how many that were."""
    return CoveragePlan.objects.filter(saved=None, at__lt=before).delete()[0]


def _put_down(
    consultation: Consultation, asked: Asked, found: Found | None, *, by: User, now: datetime
) -> CoveragePlan:
    require("sessions.plan", by, consultation)
    row = CoveragePlan(consultation=consultation, at=now, by=by, wanted=asked)
    if found is not None:
        row.found = found
    row.save()
    return row


def _note(row: CoveragePlan, did: str, by: User, now: datetime) -> None:
    note(by, did, room=row.consultation_id, about=f"{row.pk}", now=now)
