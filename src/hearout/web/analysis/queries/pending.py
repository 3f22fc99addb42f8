"""What was decided since the newest run: it shows at once, and says that it takes effect with the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext, ngettext

from hearout.records.decisions import ThemeAction
from hearout.web.analysis.models import ThemeDecision
from hearout.web.analysis.queries.naming import Naming

__all__ = ["Pending", "pending"]


@dataclass
class Pending:
    """Of one theme: the name and sentence that it has with the next run (None: as it is), and what else happens to it
    then. `is_gone`: it is merged or set aside."""

    label: str | None = field(default=None, repr=False)
    sentence: str | None = field(default=None, repr=False)
    notes: list[str] = field(default_factory=list, repr=False)
    is_gone: bool = False


def pending(later: Iterable[ThemeDecision], naming: Naming) -> dict[str, Pending]:
    """By the key of the theme; `later` are the decisions and undoings that the newest run did not follow."""
    found: dict[str, Pending] = {}
    for decision in later:
        theme = found.setdefault(naming.theme_of(decision), Pending())
        _add(theme, decision)
        if decision.undone_at is None and decision.action == ThemeAction.MERGE:
            said = gettext("Decision %(number)s merges “%(theme)s” into it.")
            told = said % {"number": decision.number, "theme": decision.called}
            found.setdefault(naming.into_of(decision), Pending()).notes.append(told)
    return found


def _add(theme: Pending, decision: ThemeDecision) -> None:
    if decision.undone_at is not None:
        theme.notes.append(gettext("Decision %(number)s was undone.") % {"number": decision.number})
        return
    match ThemeAction(decision.action):
        case ThemeAction.RENAME:
            theme.label = decision.value
            theme.notes.append(gettext("Renamed from “%(theme)s”.") % {"theme": decision.called})
        case ThemeAction.SAY:
            theme.sentence = decision.value
            theme.notes.append(gettext("Its sentence is new."))
        case ThemeAction.MERGE:
            theme.is_gone = True
            theme.notes.append(gettext("Merged into “%(theme)s”.") % {"theme": decision.into_called})
        case ThemeAction.SET_ASIDE:
            theme.is_gone = True
            theme.notes.append(gettext("Set aside."))
        case ThemeAction.SPLIT:
            theme.notes.append(_split(decision))
        case ThemeAction.MOVE | ThemeAction.GATHER:
            said = ngettext("%(count)s passage comes in.", "%(count)s passages come in.", len(decision.passages))
            theme.notes.append(said % {"count": len(decision.passages)})


def _split(decision: ThemeDecision) -> str:
    if decision.value:
        return gettext("“%(part)s” is split off.") % {"part": decision.value}
    return gettext("Its parts become themes.")
