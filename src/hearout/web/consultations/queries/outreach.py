"""How far the word went, and where it has not gone since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hearout.plan.decided import DecisionKind
from hearout.plan.moments import local_day
from hearout.web.consultations.models import Consultation, Decision, Outreach
from hearout.web.consultations.queries.decisions import outreach_of

__all__ = ["OutreachTold", "Untold", "outreach_in", "outreach_told", "untold"]


@dataclass(frozen=True, slots=True)
class OutreachTold:
    """The log, oldest first, and its sums. `people` adds up what is known; a person may be in several places."""

    lines: Sequence[Outreach]
    places: int
    people: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Untold:
    """Places where the consultation was announced, and where nobody told yet of `decision`, the newest; `since` is
    when the first decision was taken that they do not know of."""

    decision: Decision
    places: tuple[str, ...]
    since: datetime


def outreach_told(consultation: Consultation) -> OutreachTold:
    """Everything that was logged."""
    lines = list(outreach_of(consultation))
    return OutreachTold(
        lines=lines,
        places=len({_place(line.where) for line in lines}),
        people=sum(line.people for line in lines),
        unknown=sum(not line.people for line in lines),
    )


def outreach_in(consultation: Consultation, ident: int) -> Outreach | None:
    """The line of that number, if it is of this consultation."""
    return consultation.outreach.select_related("consultation").filter(pk=ident).first()


def untold(consultation: Consultation, zone: str) -> Untold | None:
    """Who was told that there is a consultation, and not of what was decided since. A day is one in `zone`: what was
    announced somewhere on the day of a decision is taken to have told of it."""
    decisions = list(consultation.decisions.exclude(kind=DecisionKind.PUBLISHED).select_related("notice"))
    last = {_place(line.where): line for line in outreach_of(consultation)}  # oldest first: the newest line stays
    if not decisions or not last:
        return None
    newest, behind = decisions[0], []
    for line in last.values():
        missed = [decision.at for decision in decisions if local_day(decision.at, zone) > line.on]
        behind += [(min(missed), line.where)] if missed else []
    if not behind:
        return None
    return Untold(newest, tuple(where for _, where in behind), min(since for since, _ in behind))


def _place(where: str) -> str:
    """Two ways to write the same place."""
    return " ".join(where.casefold().split())
