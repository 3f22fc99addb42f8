"""Everything that was decided about themes, newest first, and what the newest run had to say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator

from hearout.web.analysis.models import Grouping, Theme, ThemeDecision
from hearout.web.analysis.queries.decided import newest_number
from hearout.web.analysis.queries.telling import DecisionTold, decision_told
from hearout.web.analysis.rules import PAGE
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader

__all__ = ["RecordPage", "WarningTold", "decision_numbered", "record_page", "warnings_told"]

_OF_A_LINE = re.compile(r"decisions/themes\.csv(?:, line (\d+))?: ")
_OF_FILES = " The themes of this run are in team/themes-to-review.csv."


@dataclass(frozen=True, slots=True)
class WarningTold:
    """Something that the newest run had to say; `number` is of the decision that it is about (0: of none)."""

    number: int
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A page of decisions."""

    page: Page[ThemeDecision]
    decisions: tuple[DecisionTold, ...]
    newest: int


def record_page(consultation: Consultation, reader: Reader, number: str) -> RecordPage:
    """Decisions, those undone too, newest first."""
    run = Grouping.objects.filter(consultation=consultation).only("decisions_number").first()
    followed = run.decisions_number if run else 0
    rows = ThemeDecision.objects.filter(consultation=consultation).select_related("by", "undone_by")
    page = Paginator(rows.order_by("-number"), PAGE).get_page(number)
    told = tuple(decision_told(one, reader, followed) for one in page.object_list)
    return RecordPage(page, told, newest_number(consultation))


def decision_numbered(consultation: Consultation, number: int) -> ThemeDecision | None:
    """The decision of that number."""
    found = ThemeDecision.objects.filter(consultation=consultation, number=number)
    return found.select_related("by", "undone_by").first()


def warnings_told(consultation: Consultation) -> tuple[WarningTold, ...]:
    """What the newest run had to say of decisions and languages, with the names of themes in place of their ids."""
    run = Grouping.objects.filter(consultation=consultation).only("consultation_id", "warnings").first()
    warnings = run.warnings if run else ()
    if not warnings:
        return ()
    themes = Theme.objects.filter(consultation=consultation).only("consultation_id", "ident", "label")
    names = {one.ident: one.label for one in themes}
    return tuple(_told(warning, names) for warning in warnings)


def _told(warning: str, names: Mapping[str, str]) -> WarningTold:
    line = _OF_A_LINE.match(warning)
    words = warning.removeprefix(line.group()) if line else warning
    for ident in sorted(names, key=len, reverse=True):
        words = words.replace(ident, f"“{names[ident]}”")
    words = words.removesuffix(_OF_FILES)
    return WarningTold(int(line.group(1) or 0) if line else 0, f"{words[:1].upper()}{words[1:]}")
