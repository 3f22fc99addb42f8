"""What people decided at the desk, as the engine takes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from hearout.records import decisions as records
from hearout.records.anonymised import Coverage
from hearout.records.decisions import WordAction
from hearout.web.consultations.models import Consultation
from hearout.web.desk.models import Desk, Gate, SpanDecision, Term, WordDecision

__all__ = [
    "KeptGate",
    "asks_second_reader",
    "decisions_number",
    "glossary_of",
    "kept_gate",
    "waits_for_second",
    "waits_when",
    "words_and_spans",
]


@dataclass(frozen=True, slots=True)
class KeptGate:
    """What the gate made the last time beside the safe corpus, and the numbers of what it was made from."""

    number: int
    intake_number: int
    decisions_number: int
    at: datetime
    coverage: Coverage
    identities: tuple[str, ...] = field(repr=False)


def words_and_spans(
    consultation: Consultation,
) -> tuple[tuple[records.WordDecision, ...], tuple[records.SpanDecision, ...]]:
    """All decisions that count, in the order in which they were taken. What still waits for a second reader does not:
    the word stays masked until then."""
    counts = Q(consultation=consultation, current=True) & ~waits_for_second(consultation)
    words = tuple(
        records.WordDecision(one.word, WordAction(one.action), one.replacement, one.reason)
        for one in WordDecision.objects.filter(counts).order_by("number")
    )
    spans = tuple(
        records.SpanDecision(one.passage, one.start, one.end, WordAction(one.action), one.replacement, one.reason)
        for one in SpanDecision.objects.filter(counts).order_by("number")
    )
    return words, spans


def waits_for_second(consultation: Consultation) -> Q:
    """Which decisions do not count yet."""
    return waits_when(always=asks_second_reader(consultation))


def waits_when(*, always: bool) -> Q:
    """The same, where it is known whether a second reader is `always` asked for. Masking counts at once, whoever
    decides it."""
    opens = ~Q(action=WordAction.MASK.value) & Q(second_at__isnull=True)
    return opens if always else opens & Q(asks_second=True)


def asks_second_reader(consultation: Consultation) -> bool:
    """Whether everything that is kept or made more general needs somebody else's word here."""
    return Desk.objects.filter(consultation=consultation, second_reader=True).exists()


def glossary_of(consultation: Consultation) -> frozenset[str]:
    """The words of the field that name nobody."""
    return frozenset(one.term for one in Term.objects.filter(consultation=consultation, struck_at=None))


def decisions_number(consultation: Consultation) -> int:
    """Grows with everything that is decided, confirmed or undone at the desk, the glossary included."""
    return Desk.objects.filter(consultation=consultation).values_list("changes", flat=True).first() or 0


def kept_gate(consultation: Consultation) -> KeptGate | None:
    """What came through the gate the last time; None before anything did."""
    row = Gate.objects.filter(consultation=consultation).first()
    if row is None:
        return None
    return KeptGate(row.number, row.intake_number, row.decisions_number, row.at, row.coverage, row.identities)
