"""What a notice is called unless the team says it better: a title for every kind of decision, in its languages."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext, override

from hearout.plan.announcement import Announcement, Text
from hearout.plan.decided import DecisionKind
from hearout.web.times import day_in_words

__all__ = ["proposed_title"]


def proposed_title(kind: DecisionKind, said: Announcement, *, phase: str = "", closes: datetime | None = None) -> Text:
    """The title of the notice that tells of a decision, in those of the announcement's languages that Hearout speaks;
    in the others the team writes it. `phase` is the key of the phase that it is about; `closes` (a wall time) is
    asked for where it is extended."""
    spoken = {tag for tag, _ in settings.LANGUAGES}
    title = Text()
    for language in said.languages:
        if language.partition("-")[0] in spoken:
            title = title.having(language, _in(language, kind, said, phase, closes))
    return title


def _in(language: str, kind: DecisionKind, said: Announcement, phase_key: str, closes: datetime | None) -> str:
    phase = said.phase(phase_key)
    facts = {"phase": phase.title.said(language, said.languages).words if phase else ""}
    with override(language):
        match kind:
            case DecisionKind.PUBLISHED:
                return gettext("The consultation is announced")
            case DecisionKind.CHANGED:
                return gettext("What this page says has changed")
            case DecisionKind.EXTENDED:
                until = day_in_words(closes.date(), language) if closes else ""
                return gettext("%(phase)s: open longer, until %(until)s") % {**facts, "until": until}
            case DecisionKind.POSTPONED:
                return gettext("%(phase)s: postponed") % facts
            case DecisionKind.ROUND_ADDED:
                return gettext("%(phase)s: another round") % facts
            case DecisionKind.ENDED_EARLY:
                return gettext("%(phase)s: ended early") % facts
    return ""
