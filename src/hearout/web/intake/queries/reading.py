"""Passages as they were said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hearout.records import identified
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Passage

__all__ = ["passage", "passages", "passages_by", "passages_of"]


def passage(consultation: Consultation, ident: str) -> identified.Passage | None:
    """The passage of that id, as it was said."""
    return passages(consultation, (ident,)).get(ident)


def passages(consultation: Consultation, idents: Iterable[str]) -> Mapping[str, identified.Passage]:
    """Those of the passages that are here, by id, in one query."""
    rows = Passage.objects.filter(consultation=consultation, ident__in=list(idents))
    return {one.ident: one.said for one in rows}


def passages_of(consultation: Consultation, contribution: str) -> tuple[identified.Passage, ...]:
    """What was said in one contribution, in its order."""
    return passages_by(consultation, (contribution,)).get(contribution, ())


def passages_by(
    consultation: Consultation, contributions: Iterable[str]
) -> Mapping[str, tuple[identified.Passage, ...]]:
    """What was said in each of these contributions, in one query."""
    found: dict[str, tuple[identified.Passage, ...]] = {}
    for row in Passage.objects.filter(consultation=consultation, contribution__in=list(contributions)):
        found[row.contribution] = (*found.get(row.contribution, ()), row.said)
    return found
