"""Rounds by their phase and key: a round's own key is its own in its phase alone."""

from __future__ import annotations

from dataclasses import dataclass

from hearout.plan.announcement import Announcement, Phase, Round, Session

__all__ = ["RoundOf", "round_in", "round_named", "rounds"]


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


def rounds(said: Announcement) -> tuple[RoundOf, ...]:
    """All of them, in the order of the announcement."""
    return tuple(RoundOf(phase, one) for phase in said.phases for one in phase.rounds)


def round_in(said: Announcement, phase: str, key: str) -> RoundOf | None:
    """The round of that key in that phase."""
    return next((one for one in rounds(said) if (one.phase.key, one.round.key) == (phase, key)), None)


def round_named(said: Announcement, name: str) -> RoundOf | None:
    """The round of that name, as it is kept in the database."""
    return round_in(said, *name.partition("/")[::2])
