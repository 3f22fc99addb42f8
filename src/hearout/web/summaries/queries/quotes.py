"""What people decided about quotes."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Max, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from hearout.records.decisions import QuoteAction
from hearout.records.decisions import QuoteDecision as Decided
from hearout.web.analysis.queries.telling import PassageTold, passage_told
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.passages.models import Passage
from hearout.web.passages.queries import passages_called
from hearout.web.summaries.models import QuoteDecision
from hearout.web.times import TimeTold

__all__ = ["QuoteTold", "decided", "newest_number", "quotes_told", "standing", "standing_about"]

KINDS: dict[QuoteAction, str | Promise] = {
    QuoteAction.LEAVE_OUT: gettext_lazy("Not quoted"),
    QuoteAction.PARAPHRASE: gettext_lazy("Told in our words"),
}


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


def standing_about(consultation: Consultation, passage: str) -> QuoteDecision | None:
    """What stands about the words of one passage."""
    return standing(consultation).filter(passage=passage).first()


@dataclass(frozen=True, slots=True)
class QuoteTold:
    """A decision in words. `stands`: nobody undid it."""

    number: int
    kind: str
    words: str = field(repr=False)
    reason: str = field(repr=False)
    said: PassageTold | None = field(repr=False)
    by: str
    at: TimeTold
    stands: bool


def quotes_told(consultation: Consultation, reader: Reader) -> tuple[QuoteTold, ...]:
    """Every decision about quotes, the newest first, also those that were undone."""
    rows = QuoteDecision.objects.filter(consultation=consultation).select_related("by").order_by("-number")
    said = passages_called(consultation, {row.passage for row in rows})
    return tuple(_told(row, said.get(row.passage), reader) for row in rows)


def _told(row: QuoteDecision, said: Passage | None, reader: Reader) -> QuoteTold:
    return QuoteTold(
        number=row.number,
        kind=str(KINDS[QuoteAction(row.action)]),
        words=row.value,
        reason=row.reason,
        said=passage_told(said, reader) if said else None,
        by=str(row.by or ""),
        at=reader.time(row.at),
        stands=row.undone_at is None,
    )
