"""What other rooms say that makes contributions be brought together anew."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from hearout.web import events
from hearout.web.consultations.models import Consultation, Notice
from hearout.web.intake.actions.changes import changed, changed_if_stale

__all__: list[str] = []


@events.files_changed.subscribe
def files_changed(ident: UUID | int) -> None:
    """Files came in, were undone, or are read otherwise."""
    changed(Consultation.objects.get(pk=str(ident)), by=None, now=timezone.now())


@events.notice_given.subscribe
def dates_changed(ident: UUID | int) -> None:
    """Dates that were announced say what came late."""
    notice = Notice.objects.select_related("decision__consultation").get(pk=str(ident))
    changed_if_stale(notice.decision.consultation, now=timezone.now())
