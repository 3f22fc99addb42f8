"""What the newest run found, whole, for the rooms that go on from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from hearout.records.analysis import Analysis
from hearout.web.analysis.models import Grouping
from hearout.web.analysis.queries.decided import newest_number
from hearout.web.consultations.models import Consultation
from hearout.web.passages.queries import number_of as passages_number

__all__ = ["KeptAnalysis", "found", "is_stale", "newest_run", "number_of"]


@dataclass(frozen=True, slots=True)
class KeptAnalysis:
    """The numbers of what it was made from, and everything that was found."""

    number: int
    passages_number: int
    decisions_number: int
    at: datetime
    analysis: Analysis = field(repr=False)


def found(consultation: Consultation) -> KeptAnalysis | None:
    """Everything, opened; None before a run, and where words in it were taken back since. It takes a moment."""
    row = Grouping.objects.filter(consultation=consultation).first()
    analysis = row.analysis if row else None
    if row is None or analysis is None:
        return None
    return KeptAnalysis(row.number, row.passages_number, row.decisions_number, row.at, analysis)


def newest_run(consultation: Consultation) -> Grouping | None:
    """The run without what it found."""
    return Grouping.objects.filter(consultation=consultation).defer("analysis").first()


def number_of(consultation: Consultation) -> int:
    """Grows with every run; 0 before any."""
    return Grouping.objects.filter(consultation=consultation).values_list("number", flat=True).first() or 0


def is_stale(consultation: Consultation) -> bool:
    """Whether a run now would read other passages, or follow other decisions, than the newest did."""
    run = newest_run(consultation)
    passed = passages_number(consultation)
    if not passed or run is None:
        return bool(passed)
    return (run.passages_number, run.decisions_number) != (passed, newest_number(consultation))
