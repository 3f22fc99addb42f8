"""What people decided about themes, as the engine applies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Max, QuerySet

from hearout.records.decisions import ThemeAction
from hearout.records.decisions import ThemeDecision as Decided
from hearout.web.analysis.models import ThemeDecision
from hearout.web.analysis.rules import FATES, WORDED
from hearout.web.consultations.models import Consultation

__all__ = ["decided", "newest_number", "standing"]


def standing(consultation: Consultation) -> QuerySet[ThemeDecision]:
    """The decisions that stand, oldest first."""
    return ThemeDecision.objects.filter(consultation=consultation, undone_at=None).select_related("by")


def newest_number(consultation: Consultation) -> int:
    """Grows with every decision and every undoing; 0 before any."""
    numbers = ThemeDecision.objects.filter(consultation=consultation).aggregate(
        decided=Max("number"), undone=Max("undone_number")
    )
    return max(numbers["decided"] or 0, numbers["undone"] or 0)


def decided(consultation: Consultation) -> tuple[tuple[Decided, ...], Mapping[str, tuple[str, ...]]]:
    """(what stands, the passages by which each theme named in it is known). `line` is the number of the decision.

    Of two moves of one passage the later counts. What a theme is called is of no use once it is merged or set aside; it
    is left out until that is undone. A theme made by hand is called as it was then, unless it was renamed.
    """
    rows = list(standing(consultation))
    gone = {row.theme_key for row in rows if row.action in FATES}
    kept = [row for row in rows if not (row.action in WORDED and row.theme_key in gone)]
    named = {row.theme_key for row in rows if row.action == ThemeAction.RENAME} | gone
    labels = (_label(row) for row in rows if row.action == ThemeAction.GATHER and row.theme_key not in named)
    return (*_with_last_moves(map(_as_decided, kept)), *labels), _anchors(rows)


def _as_decided(row: ThemeDecision) -> Decided:
    return Decided(
        theme=row.theme,
        action=ThemeAction(row.action),
        value="" if row.action == ThemeAction.GATHER else row.value,
        reason=row.reason,
        words=row.words or (),
        passages=tuple(row.passages),
        line=row.number,
    )


def _label(made: ThemeDecision) -> Decided:
    return Decided(made.theme, ThemeAction.RENAME, made.value, made.reason, line=made.number)


def _with_last_moves(decisions: Iterable[Decided]) -> Iterator[Decided]:
    decisions = tuple(decisions)
    last = {id_: one.line for one in decisions if one.action is ThemeAction.MOVE for id_ in one.passages}
    for one in decisions:
        if one.action is not ThemeAction.MOVE:
            yield one
        elif left := tuple(id_ for id_ in one.passages if last[id_] == one.line):
            yield Decided(one.theme, one.action, one.value, one.reason, one.words, left, one.line)


def _anchors(rows: Sequence[ThemeDecision]) -> dict[str, tuple[str, ...]]:
    """By name; those of the newest decision about it."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if row.anchors:
            found[row.theme] = tuple(row.anchors)
        if row.into_anchors:
            found[row.value] = tuple(row.into_anchors)
    return found
