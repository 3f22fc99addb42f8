"""Passages as they were said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hearout.records import identified
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Passage

__all__ = ["passage", "passages", "passages_of"]


def passage(consultation: Consultation, ident: str) -> identified.Passage | None:
    """The passage of that id, as it was said."""
    return passages(consultation, (ident,)).get(ident)


def passages(consultation: Consultation, idents: Iterable[str]) -> Mapping[str, identified.Passage]:
    """Those of the passages that are here, by id, in one query."""
    rows = Passage.objects.filter(consultation=consultation, ident__in=list(idents))
    return {one.ident: one.said for one in rows}


def passages_of(consultation: Consultation, contribution: str) -> tuple[identified.Passage, ...]:
    """What was said in one contribution, in its order."""
    rows = Passage.objects.filter(consultation=consultation, contribution=contribution)
    return tuple(one.said for one in rows)
