"""What people decided about one contribution, and what can be decided about it now."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from hearout.records.decisions import ContributionAction
from hearout.records.imports import State
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Contribution, ContributionDecision, SetAside
from hearout.web.intake.rules import COUNTABLE
from hearout.web.people.models import User

__all__ = ["Taken", "contribution_called", "decision_in", "decisions_on", "open_to", "seen_of", "set_aside_of"]


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision as the team reads it. `in_force`: nobody undid it or decided otherwise since."""

    number: int
    action: ContributionAction
    value: str
    reason: str = field(repr=False)
    who: str
    at: datetime
    in_force: bool
    undone_by: str
    undone_at: datetime | None


def contribution_called(consultation: Consultation, ident: str) -> Contribution | None:
    """The contribution of that id."""
    return Contribution.objects.filter(consultation=consultation, ident=ident).first()


def decisions_on(consultation: Consultation, ident: str) -> tuple[Taken, ...]:
    """What was decided about one contribution, newest first."""
    rows = ContributionDecision.objects.filter(consultation=consultation, contribution=ident)
    return tuple(_taken(one) for one in rows.select_related("by", "undone_by").order_by("-number"))


def decision_in(consultation: Consultation, number: int) -> ContributionDecision | None:
    """The decision of that number."""
    return ContributionDecision.objects.filter(consultation=consultation, number=number).first()


def seen_of(consultation: Consultation, ident: str) -> str:
    """What stands for the decisions in force on one contribution: another as soon as somebody decides or undoes."""
    in_force = ContributionDecision.objects.filter(consultation=consultation, contribution=ident, current=True)
    return ".".join(str(number) for number in in_force.values_list("number", flat=True))


def set_aside_of(consultation: Consultation, ident: str) -> SetAside | None:
    """That it is set aside, and for whom."""
    in_force = SetAside.objects.filter(consultation=consultation, contribution=ident, decision__current=True)
    return in_force.select_related("person").first()


def open_to(row: Contribution) -> frozenset[ContributionAction]:
    """What can be decided about it, as it is."""
    if row.state in (State.WITHDRAWN, State.SET_ASIDE):
        return frozenset()
    actions = {ContributionAction.WITHDRAW, ContributionAction.SET_ASIDE, ContributionAction.CONSENT}
    return frozenset({*actions, ContributionAction.COUNT} if State(row.state) in COUNTABLE else actions)


def name_of(user: User | None) -> str:
    return (user.name or user.email) if user else ""


def _taken(one: ContributionDecision) -> Taken:
    return Taken(
        number=one.number,
        action=ContributionAction(one.action),
        value=one.value,
        reason=one.reason,
        who=name_of(one.by),
        at=one.at,
        in_force=one.current,
        undone_by=name_of(one.undone_by),
        undone_at=one.undone_at,
    )
