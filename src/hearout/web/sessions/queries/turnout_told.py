"""The sessions of a round with how many registered and came, as organisers see it: exactly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hearout.plan.announcement import Said
from hearout.plan.sessions import SessionStage, begins_at, session_stage
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.sessions.queries.arranged import meetings_by_key
from hearout.web.sessions.queries.rounds import RoundOf
from hearout.web.sessions.queries.seats import SeatCount, seat_counts
from hearout.web.sessions.queries.turnout import Verdict, judged
from hearout.web.times import TimeTold

__all__ = ["TurnoutTold", "turnout_told"]


@dataclass(frozen=True, slots=True)
class TurnoutTold:
    """One session. `wanted` is the least that the rule asks for, `judged` when it is looked at (None: it is not)."""

    key: str
    title: Said
    begins: TimeTold
    stage: SessionStage
    by_registration: bool
    seated: int
    waiting: int
    attended: int | None
    wanted: int | None
    judged: TimeTold | None
    verdict: Verdict | None


def turnout_told(consultation: Consultation, about: RoundOf, reader: Reader, now: datetime) -> tuple[TurnoutTold, ...]:
    """All sessions of the round that are held or were, the next first."""
    counts, meetings = seat_counts(consultation), meetings_by_key(consultation)
    verdicts = {one.session.key: one for one in judged(about, counts, now)}
    found = []
    for session in sorted(about.sessions, key=begins_at):
        count, meeting = counts.get(session.key, SeatCount()), meetings.get(session.key)
        verdict = verdicts.get(session.key)
        found.append(
            TurnoutTold(
                key=session.key,
                title=reader.said(session.title),
                begins=reader.time(begins_at(session)),
                stage=session_stage(session, now),
                by_registration=session.registration,
                seated=count.seated,
                waiting=count.waiting,
                attended=meeting.attended if meeting else None,
                wanted=about.round.rule.minimum if about.round.rule and verdict else None,
                judged=reader.time(verdict.at) if verdict else None,
                verdict=verdict.verdict if verdict else None,
            )
        )
    return tuple(found)
