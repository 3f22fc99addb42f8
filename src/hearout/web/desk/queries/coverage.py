"""What each language was checked with, and what could not look."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from hearout.records.anonymised import Coverage
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


def coverage_told(coverage: Coverage | None) -> tuple[LanguageTold, ...]:
    """As the gate met them the last time, those of most passages first."""
    if coverage is None:
        return ()
    shown, without_model, without_words = get_language() or "en", coverage.without_model, coverage.without_vocabulary
    return tuple(
        LanguageTold(name_in(code, shown), count, code not in without_model, code not in without_words)
        for code, count in coverage.languages
    )
