"""What a notice is called unless the team says it better: a title for every kind of decision, in its languages."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext, override

from hearout.plan.announcement import Announcement, Phase, Text
from hearout.plan.decided import DecisionKind
from hearout.plan.moments import last_day
from hearout.web.times import day_in_words

__all__ = ["proposed_title", "reminder_title"]


def proposed_title(
    kind: DecisionKind, said: Announcement, *, phase: str = "", closes: datetime | None = None, version: int = 1
) -> Text:
    """The title of the notice that tells of a decision, in those of the announcement's languages that Hearout speaks;
    in the others the team writes it. `phase` is the key of the phase that it is about; `closes` (a wall time) is
    asked for where it is extended, and `version` where a summary is published."""
    titles = {language: _in(language, kind, said, phase, closes, version) for language in _spoken(said)}
    return Text({language: title for language, title in titles.items() if title})


def reminder_title(said: Announcement, phase: Phase) -> Text:
    """The title of a notice that reminds of a phase before it closes."""
    return Text({language: _reminder(language, said, phase) for language in _spoken(said)})


def _spoken(said: Announcement) -> list[str]:
    ours = {tag for tag, _ in settings.LANGUAGES}
    return [language for language in said.languages if language.partition("-")[0] in ours]


def _reminder(language: str, said: Announcement, phase: Phase) -> str:
    title = phase.title.said(language, said.languages).words
    with override(language):
        until = day_in_words(last_day(phase.closes), language)
        return gettext("%(phase)s: still open until %(until)s") % {"phase": title, "until": until}


def _in(
    language: str, kind: DecisionKind, said: Announcement, phase_key: str, closes: datetime | None, version: int
) -> str:
    phase = said.phase(phase_key)
    facts = {"phase": phase.title.said(language, said.languages).words if phase else ""}
    with override(language):
        match kind:
            case DecisionKind.PUBLISHED:
                return gettext("The consultation is announced")
            case DecisionKind.CHANGED:
                return gettext("What this page says has changed")
            case DecisionKind.EXTENDED:
                until = day_in_words(last_day(closes), language) if closes else ""
                return gettext("%(phase)s: open longer, until %(until)s") % {**facts, "until": until}
            case DecisionKind.POSTPONED:
                return gettext("%(phase)s: postponed") % facts
            case DecisionKind.ROUND_ADDED:
                return gettext("%(phase)s: another round") % facts
            case DecisionKind.ENDED_EARLY:
                return gettext("%(phase)s: ended early") % facts
            case DecisionKind.SCHEDULED:
                return gettext("%(phase)s: sessions have their times") % facts
            case DecisionKind.SESSION_MOVED:
                return gettext("%(phase)s: a session is moved") % facts
            case DecisionKind.SESSIONS_CANCELLED:
                return gettext("%(phase)s: sessions are cancelled") % facts
            case DecisionKind.SESSIONS_MERGED:
                return gettext("%(phase)s: sessions are held together") % facts
            case DecisionKind.RELEASED:
                return gettext("The summary is published") if version == 1 else gettext("The summary has a new version")
    return ""
