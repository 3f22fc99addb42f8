"""What passages say, word for word: opened from intake for the few that a page shows."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from hearout.web.consultations.models import Consultation
from hearout.web.desk.models import Marked
from hearout.web.intake.models import Passage
from hearout.web.intake.queries.reading import passages as said

__all__ = ["gone", "raw_texts"]


def raw_texts(consultation: Consultation, passages: Iterable[str]) -> dict[str, str]:
    """The raw text of each of those passages that is still here."""
    return {ident: one.text for ident, one in said(consultation, passages).items()}


def gone(consultation: Consultation) -> tuple[str, ...]:
    """Passages that are marked here and no longer kept by intake: their words were taken back."""
    kept = Passage.objects.filter(consultation=consultation, ident=OuterRef("passage"))
    left = Marked.objects.filter(~Exists(kept), consultation=consultation)
    return tuple(left.values_list("passage", flat=True))
