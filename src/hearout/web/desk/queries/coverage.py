"""What each language was checked with, and what could not look."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from hearout.web.consultations.models import Consultation
from hearout.web.desk.models import Gate
from hearout.web.languages import name_in

__all__ = ["LanguageTold", "coverage_told"]


@dataclass(frozen=True, slots=True)
class LanguageTold:
    """A language with its passages; whether a model looked for names in it, and whether there is a list of its words.
    Without a list every word of it is asked."""

    name: str
    passages: int
    model: bool
    words: bool


def coverage_told(consultation: Consultation) -> tuple[LanguageTold, ...]:
    """As the gate met them the last time, those of most passages first."""
    row = Gate.objects.filter(consultation=consultation).only("consultation_id", "coverage").first()
    if row is None:
        return ()
    coverage, shown = row.coverage, get_language() or "en"
    return tuple(
        LanguageTold(
            name_in(code, shown), count, code not in coverage.without_model, code not in coverage.without_vocabulary
        )
        for code, count in coverage.languages
    )
