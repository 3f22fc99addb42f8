"""Whether enough people registered, by the rule that was said before the phase opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hearout.plan.announcement import Announcement, Session, TurnoutRule
from hearout.plan.decided import DecisionKind
from hearout.plan.moments import first_instant
from hearout.plan.sessions import SessionStage, begins_at, session_stage
from hearout.web.consultations.models import Consultation
from hearout.web.sessions.queries.rounds import RoundOf, is_over, rounds
from hearout.web.sessions.queries.seats import SeatCount, seat_counts

__all__ = ["Judged", "Verdict", "Waiting", "judged", "judged_at", "waiting"]

SETTLING = (DecisionKind.EXTENDED, DecisionKind.ROUND_ADDED, DecisionKind.SCHEDULED, DecisionKind.NOTICE)
"""What answers that few registered, although the session stays: those that cancel or move it speak for themselves."""


class Verdict(StrEnum):
    """What the rule says of a session."""

    EARLY = "early"  # it is not judged yet
    ENOUGH = "enough"
    FEW = "few"


@dataclass(frozen=True, slots=True)
class Judged:
    """A session that has not begun, how many have a seat in it, when it is judged (UTC), and what came of it."""

    session: Session
    seated: int
    at: datetime
    verdict: Verdict

    @property
    def begins(self) -> datetime:
        """Until when the team can decide."""
        return begins_at(self.session)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A round of which some sessions are judged to have too few, and nobody decided about it since."""

    round: RoundOf
    few: tuple[Judged, ...]

    @property
    def since(self) -> datetime:
        return min(one.at for one in self.few)

    @property
    def until(self) -> datetime:
        return min(one.begins for one in self.few)


def judged(one: RoundOf, counts: Mapping[str, SeatCount], now: datetime) -> tuple[Judged, ...]:
    """The sessions of a round to which its rule applies, the next first; none where it has no rule. One for which
    nobody registers cannot be judged."""
    rule = one.round.rule
    if rule is None:
        return ()
    coming = (session for session in one.sessions if session_stage(session, now) is SessionStage.SOON)
    found = (_judged(session, rule, counts, now) for session in coming if session.registration)
    return tuple(sorted(found, key=lambda session: session.begins))


def judged_at(session: Session, rule: TurnoutRule) -> datetime:
    """When the rule looks at a session (UTC): so many days before, at the same time of day on its clock."""
    return first_instant(session.opens - timedelta(days=rule.days_before), session.zone)


def waiting(consultation: Consultation, said: Announcement, now: datetime) -> tuple[Waiting, ...]:
    """The rounds about which the team has to decide."""
    ruled = [one for one in rounds(said) if one.round.rule and not is_over(one, said, now)]
    if not ruled:
        return ()
    counts, settled = seat_counts(consultation), list(_settled(consultation))
    found = []
    for one in ruled:
        about = [at for phase, at in settled if phase == one.phase.key]
        few = [session for session in judged(one, counts, now) if session.verdict is Verdict.FEW]
        left = tuple(session for session in few if not any(at >= session.at for at in about))
        if left:
            found.append(Waiting(one, left))
    return tuple(found)


def _judged(session: Session, rule: TurnoutRule, counts: Mapping[str, SeatCount], now: datetime) -> Judged:
    at, seated = judged_at(session, rule), counts.get(session.key, SeatCount()).seated
    if now < at:
        return Judged(session, seated, at, Verdict.EARLY)
    return Judged(session, seated, at, Verdict.FEW if seated < rule.minimum else Verdict.ENOUGH)


def _settled(consultation: Consultation) -> Iterator[tuple[str, datetime]]:
    """The phases about which something was decided that answers the question, and when."""
    decisions = consultation.decisions.filter(kind__in=SETTLING).values_list("facts", "at")
    return ((str(facts.get("phase", "")), at) for facts, at in decisions)
