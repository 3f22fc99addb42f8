"""Sessions on the overview: those to come with their registrations, and those that are not arranged yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from hearout.plan.announcement import Announcement, Said
from hearout.plan.sessions import SessionStage, begins_at, session_stage
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.sentences import listed
from hearout.web.sessions.queries.arranged import meetings_by_key
from hearout.web.sessions.queries.rounds import rounds
from hearout.web.sessions.queries.sessions import SessionTold, missing_to_hold, rounds_told
from hearout.web.sessions.queries.turnout import Verdict
from hearout.web.times import TimeTold

__all__ = ["Coming", "Unarranged", "arranging_needed", "coming_told"]

SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Coming:
    """A session to come. `wanted` is the least that the round's rule asks for, `judged` when it is looked at, and
    `is_few` that it was, and had fewer (all without a rule: None, False)."""

    session: SessionTold
    round: Said
    wanted: int | None
    judged: TimeTold | None
    is_few: bool


@dataclass(frozen=True, slots=True)
class Unarranged:
    """A session that begins soon, and what is still missing; `since` is when that became pressing."""

    key: str
    begins: datetime
    missing: str
    since: datetime


def coming_told(
    consultation: Consultation, said: Announcement, reader: Reader, now: datetime, *, exact: bool
) -> tuple[Coming, ...]:
    """The sessions that have not begun, round by round."""
    found = []
    for told, one in zip(rounds_told(consultation, said, reader, now, exact=exact), rounds(said), strict=True):
        verdicts = {judged.session.key: judged for judged in told.judged}
        for session in told.sessions:
            verdict = verdicts.get(session.key)
            if session.is_to_come:
                found.append(
                    Coming(
                        session,
                        told.title,
                        one.round.rule.minimum if one.round.rule and verdict else None,
                        reader.time(verdict.at) if verdict and verdict.verdict is Verdict.EARLY else None,
                        verdict is not None and verdict.verdict is Verdict.FEW,
                    )
                )
    return tuple(found)


def arranging_needed(consultation: Consultation, said: Announcement, now: datetime) -> Iterator[Unarranged]:
    """The sessions that begin within days and that nobody holds, or that nobody could join."""
    soon = [
        one for one in said.sessions if session_stage(one, now) is SessionStage.SOON and begins_at(one) - SOON <= now
    ]
    meetings = meetings_by_key(consultation) if soon else {}
    for session in soon:
        missing = listed(missing_to_hold(session, meetings.get(session.key)))
        if missing:
            yield Unarranged(session.key, begins_at(session), missing, begins_at(session) - SOON)
