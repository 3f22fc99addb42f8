"""The record of what the team decided, as the team reads it: the notice, who put it on record, whom it reached."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Phase, Said, Text
from hearout.plan.decided import DecisionKind
from hearout.web.consultations import reach
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.decisions import notices
from hearout.web.consultations.queries.notices import NoticeTold, event_of, notice_told
from hearout.web.consultations.queries.readers import Reader
from hearout.web.times import TimeTold

__all__ = ["KINDS", "DecisionTold", "Entry", "decision_told", "ending_told", "newest_decision", "record_told"]

KINDS: Mapping[DecisionKind, str | Promise] = {
    DecisionKind.PUBLISHED: _("Page published"),
    DecisionKind.CHANGED: _("Page changed"),
    DecisionKind.EXTENDED: _("Phase extended"),
    DecisionKind.POSTPONED: _("Phase postponed"),
    DecisionKind.ROUND_ADDED: _("Round added"),
    DecisionKind.ENDED_EARLY: _("Phase ended early"),
    DecisionKind.SCHEDULED: _("Sessions scheduled"),
    DecisionKind.SESSION_MOVED: _("Session moved"),
    DecisionKind.SESSIONS_CANCELLED: _("Sessions cancelled"),
    DecisionKind.SESSIONS_MERGED: _("Sessions merged"),
    DecisionKind.RELEASED: _("Summary published"),
    DecisionKind.NOTICE: _("Notice"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision. `by` put it on record; `reached` says in words what became of its notice."""

    notice: NoticeTold
    kind: str | Promise
    by: str
    reached: tuple[str, ...]


def record_told(
    consultation: Consultation, reader: Reader, *, kinds: Collection[DecisionKind] = tuple(DecisionKind)
) -> tuple[Entry, ...]:
    """What was decided, newest first; of those kinds only."""
    given = list(notices(consultation).filter(decision__kind__in=kinds))
    reached = reach.reached(given)
    return tuple(
        Entry(
            notice=notice_told(event_of(notice), reader),
            kind=KINDS[DecisionKind(notice.decision.kind)],
            by=str(notice.decision.by or ""),
            reached=reached[notice.pk],
        )
        for notice in given
    )


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """Who put a decision on record, when, and what its notice is called."""

    by: str
    at: TimeTold
    kind: str | Promise
    title: Said


def newest_decision(consultation: Consultation) -> Decision | None:
    """The one that was taken last."""
    return consultation.decisions.select_related("by", "notice").first()


def ending_told(consultation: Consultation, phase: Phase, reader: Reader) -> DecisionTold | None:
    """The decision that ended a phase early."""
    if phase.ended is None:
        return None
    decision = consultation.decisions.select_related("by", "notice").get(number=phase.ended.decision)
    return decision_told(decision, reader)


def decision_told(decision: Decision, reader: Reader) -> DecisionTold:
    """A decision in a line, for whoever meets it unawares."""
    kind = KINDS[DecisionKind(decision.kind)]
    return DecisionTold(
        str(decision.by or ""), reader.time(decision.at), kind, reader.said(Text(decision.notice.title))
    )
