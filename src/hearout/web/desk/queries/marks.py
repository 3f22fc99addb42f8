"""The stand-ins by which words are found again without being shown."""

from __future__ import annotations

from collections.abc import Callable

from hearout.web.consultations.models import Consultation
from hearout.web.desk.rules import folded
from hearout.web.sealed import pseudonyms

__all__ = ["mark_of", "marks"]


def marks(consultation: Consultation) -> Callable[[str], str]:
    """What makes the mark of a word, the same however it is written. Raises KeyMissing."""
    stand_in = pseudonyms(consultation.pk, "desk.word")
    return lambda word: stand_in(folded(word))


def mark_of(consultation: Consultation, word: str) -> str:
    """The mark of one word."""
    return marks(consultation)(word)
