"""When sessions are held, how far each is, and to which round it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hearout.plan.announcement import Announcement, Phase, Round, Session
from hearout.plan.moments import first_instant

__all__ = [
    "Placed",
    "SessionStage",
    "begins_at",
    "ends_at",
    "free_keys",
    "held_by",
    "of_phase",
    "placed",
    "session_placed",
    "session_stage",
    "still_to_time",
]


class SessionStage(StrEnum):
    """How far a session is."""

    SOON = "soon"
    NOW = "now"
    OVER = "over"
    CANCELLED = "cancelled"
    MERGED = "merged"  # cancelled, and another session takes its people


@dataclass(frozen=True, slots=True)
class Placed:
    """A session with the phase and round that it belongs to."""

    phase: Phase
    round: Round
    session: Session


def begins_at(session: Session) -> datetime:
    """When it begins (UTC)."""
    return first_instant(session.opens, session.zone)


def ends_at(session: Session) -> datetime:
    """When it ends (UTC)."""
    return begins_at(session) + timedelta(minutes=session.minutes)


def session_stage(session: Session, now: datetime) -> SessionStage:
    """How far it is at an instant. What is cancelled stays so."""
    if session.cancelled is not None:
        return SessionStage.MERGED if session.merged_into else SessionStage.CANCELLED
    if now < begins_at(session):
        return SessionStage.SOON
    return SessionStage.NOW if now < ends_at(session) else SessionStage.OVER


def placed(announcement: Announcement) -> tuple[Placed, ...]:
    """All sessions that have a time, the next first, the cancelled ones too."""
    found = (
        Placed(phase, one, session) for phase in announcement.phases for one in phase.rounds for session in one.schedule
    )
    return tuple(sorted(found, key=lambda one: begins_at(one.session)))


def session_placed(announcement: Announcement, key: str) -> Placed | None:
    """The session of that key."""
    return next((one for one in placed(announcement) if one.session.key == key), None)


def of_phase(phase: Phase) -> tuple[Session, ...]:
    """The sessions of a phase that have a time, round by round."""
    return tuple(session for one in phase.rounds for session in one.schedule)


def held_by(phase: Phase, now: datetime) -> int:
    """How many of its sessions were held by `now`, as far as the announcement tells: those that have begun."""
    return sum(session_stage(one, now) in (SessionStage.NOW, SessionStage.OVER) for one in of_phase(phase))


def still_to_time(one: Round) -> int:
    """How many sessions of a round have no time yet. One that was cancelled had its time."""
    return max(0, one.sessions - len(one.schedule))


def free_keys(announcement: Announcement, count: int) -> tuple[str, ...]:
    """Keys for that many new sessions, such as "session-5": none that there is, whatever became of its session."""
    taken = {one.key for one in announcement.sessions}
    numbered = (f"session-{number}" for number in range(1, len(taken) + count + 1))
    return tuple(key for key in numbered if key not in taken)[:count]
