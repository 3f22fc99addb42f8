"""Rounds by their phase and key: a round's own key is its own in its phase alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hearout.plan.announcement import Announcement, Phase, Round, Session
from hearout.plan.sessions import begins_at
from hearout.plan.timetable import Stage, phase_state
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.queries.sessions import in_a_line

__all__ = ["RoundOf", "Timed", "is_over", "round_in", "round_named", "rounds", "timed"]


@dataclass(frozen=True, slots=True)
class RoundOf:
    """A round with the phase that it belongs to."""

    phase: Phase
    round: Round

    @property
    def name(self) -> str:
        """What it is called in the database, where one name says which it is."""
        return f"{self.phase.key}/{self.round.key}"

    @property
    def sessions(self) -> tuple[Session, ...]:
        return self.round.schedule


@dataclass(frozen=True, slots=True)
class Timed:
    """A session that has its time: of which round, when it begins (UTC), and how it is told."""

    key: str
    round: str
    begins: datetime
    told: str


def rounds(said: Announcement) -> tuple[RoundOf, ...]:
    """All of them, in the order of the announcement."""
    return tuple(RoundOf(phase, one) for phase in said.phases for one in phase.rounds)


def round_in(said: Announcement, phase: str, key: str) -> RoundOf | None:
    """The round of that key in that phase."""
    return next((one for one in rounds(said) if (one.phase.key, one.round.key) == (phase, key)), None)


def round_named(said: Announcement, name: str) -> RoundOf | None:
    """The round of that name, as it is kept in the database."""
    return round_in(said, *name.partition("/")[::2])


def timed(said: Announcement, reader: Reader, now: datetime) -> tuple[Timed, ...]:
    """The sessions that have a time and are not cancelled, of the phases that are not over."""
    running = (one for one in rounds(said) if not is_over(one, said, now))
    found = ((one, session) for one in running for session in sorted(one.sessions, key=begins_at))
    return tuple(
        Timed(session.key, one.name, begins_at(session), in_a_line(session, reader))
        for one, session in found
        if session.cancelled is None
    )


def is_over(one: RoundOf, said: Announcement, now: datetime) -> bool:
    """Whether the round's phase is, so that nothing can be held in it any more."""
    return phase_state(one.phase, said.zone, now).stage in (Stage.CLOSED, Stage.ENDED)
