"""What the team can decide where few registered, and what each choice costs: whom the sessions that are left reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from hearout.plan.announcement import Announcement, Session, TurnoutProposal
from hearout.plan.coverage.participants import Participants
from hearout.plan.coverage.plans import Worth
from hearout.plan.coverage.worth import worth
from hearout.plan.decided import DecisionKind
from hearout.plan.sessions import SessionStage, begins_at, of_phase, session_stage
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.phases import possible
from hearout.web.sessions.models import CoveragePlan
from hearout.web.sessions.queries.numbers import zone_counts
from hearout.web.sessions.queries.rounds import RoundOf

__all__ = ["Basis", "Option", "basis", "options", "takes"]


@dataclass(frozen=True, slots=True)
class Basis:
    """For whom coverage is reckoned: those of the newest plan of the round, or those who registered."""

    participants: Participants
    is_plan: bool


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: how many sessions of the phase are held with it, those held already among them, and whom these reach
    (None: it is not known who could come). `is_open`: it can be taken now."""

    proposal: TurnoutProposal
    sessions: int
    worth: Worth | None
    is_open: bool
    is_announced: bool


def basis(consultation: Consultation, about: RoundOf) -> Basis | None:
    """From where it is known who could come; None where nobody planned and nobody registered."""
    for plan in CoveragePlan.objects.filter(consultation=consultation, saved__isnull=False).order_by("-saved"):
        asked = plan.wanted
        if asked.round == about.name and asked.participants is not None:
            return Basis(asked.participants, is_plan=True)
    counted = zone_counts(consultation)
    return Basis(Participants.of_weights(counted), is_plan=False) if counted else None


def options(
    about: RoundOf, said: Announcement, few: Sequence[Session], known: Basis | None, now: datetime
) -> tuple[Option, ...]:
    """Every choice, in the order in which they are shown: what keeps most first."""
    can = set(_possible(about, said, now))
    rule = about.round.rule
    found = []
    for proposal in TurnoutProposal:
        left = _left(proposal, about, few, now)
        reached = worth(known.participants, [begins_at(one) for one in left], _length(about)) if known else None
        announced = rule is not None and rule.proposal is proposal
        found.append(Option(proposal, len(left), reached, proposal in can, announced))
    return tuple(found)


def _left(proposal: TurnoutProposal, about: RoundOf, few: Sequence[Session], now: datetime) -> tuple[Session, ...]:
    """The sessions of the phase that are held, with that choice."""
    held = [one for one in of_phase(about.phase) if one.cancelled is None]
    gone = {one.key for one in few}
    match proposal:
        case TurnoutProposal.EXTEND | TurnoutProposal.ADD:
            return tuple(held)
        case TurnoutProposal.CANCEL:
            return tuple(one for one in held if one.key not in gone)
        case TurnoutProposal.END:
            return tuple(one for one in held if session_stage(one, now) is not SessionStage.SOON)
    taking = takes([one for one in about.sessions if session_stage(one, now) is SessionStage.SOON], tuple(gone))
    return tuple(one for one in held if one.key not in gone or one.key == taking)


def takes(coming: Sequence[Session], gone: Sequence[str]) -> str:
    """The session to come that most likely takes the people of those that are `gone` (keys): the only other one, or the
    last where all of them are gone. "" where it can be any."""
    others = [one for one in coming if one.key not in gone]
    if not others and coming:
        return max(coming, key=begins_at).key
    return others[0].key if len(others) == 1 else ""


def _possible(about: RoundOf, said: Announcement, now: datetime) -> Iterator[TurnoutProposal]:
    kinds = possible(about.phase, said, now)
    coming = sum(session_stage(one, now) is SessionStage.SOON for one in about.sessions)
    if DecisionKind.EXTENDED in kinds:
        yield TurnoutProposal.EXTEND
    if DecisionKind.ROUND_ADDED in kinds:
        yield TurnoutProposal.ADD
    if coming > 1:
        yield TurnoutProposal.MERGE
    if coming:
        yield TurnoutProposal.CANCEL
    if DecisionKind.ENDED_EARLY in kinds:
        yield TurnoutProposal.END


def _length(about: RoundOf) -> int:
    """Who comes to a session stays for the longest of them."""
    return max((one.minutes for one in about.sessions), default=60)
