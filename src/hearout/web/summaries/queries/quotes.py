"""What people decided about quotes."""

from __future__ import annotations

from django.db.models import Max, QuerySet

from hearout.records.decisions import QuoteAction
from hearout.records.decisions import QuoteDecision as Decided
from hearout.web.consultations.models import Consultation
from hearout.web.summaries.models import QuoteDecision

__all__ = ["decided", "newest_number", "standing"]


def standing(consultation: Consultation) -> QuerySet[QuoteDecision]:
    """The decisions that stand, oldest first."""
    return QuoteDecision.objects.filter(consultation=consultation, undone_at=None).select_related("by")


def newest_number(consultation: Consultation) -> int:
    """Grows with every decision and every undoing; 0 before any."""
    numbers = QuoteDecision.objects.filter(consultation=consultation).aggregate(
        decided=Max("number"), undone=Max("undone_number")
    )
    return max(numbers["decided"] or 0, numbers["undone"] or 0)


def decided(consultation: Consultation) -> tuple[Decided, ...]:
    """What stands, as the engine applies it."""
    return tuple(
        Decided(passage=row.passage, action=QuoteAction(row.action), value=row.value, reason=row.reason)
        for row in standing(consultation)
    )
