"""What became of everything received: numbers and places, no words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hearout.records.consultation import ChannelKind

__all__ = ["ImportReport", "LeftOut", "Rejection", "State"]


class State(StrEnum):
    """Whether a contribution counts, and if not, why. `rejected` is kept apart as `Rejection`; what the team set aside
    is accounted for there."""

    COUNTED = "counted"
    DUPLICATE = "duplicate"
    LATE = "late"
    EMPTY = "empty"
    WITHDRAWN = "withdrawn"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something received that could not be used, or that the team set aside: where, and why (never its words)."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was said in a session and did not come in, as a person said of each speaker who it was: `turns` of
    `people` who agreed to nothing being kept, and those whose speaker is `unknown`. The words of `retold` people came
    in, only to be retold."""

    turns: int = 0
    people: int = 0
    unknown: int = 0
    retold: int = 0

    def and_of(self, other: LeftOut) -> LeftOut:
        """Both together, of people who are not the same."""
        return LeftOut(
            self.turns + other.turns,
            self.people + other.people,
            self.unknown + other.unknown,
            self.retold + other.retold,
        )


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One file's account, in contributions: received = counted + duplicates + late + empty + withdrawn + rejected.

    Every column of a table is in `used`, with what for, or in `unused`, with why not. `left_out` is what of a session
    was never received; None where its file holds whatever was said.
    """

    file: str
    format: str
    received: int
    counted: int
    duplicates: int
    late: int
    empty: int
    withdrawn: int
    rejected: tuple[Rejection, ...] = ()
    unused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    channel: ChannelKind | None = None
    used: tuple[str, ...] = ()
    left_out: LeftOut | None = None

    @property
    def reconciles(self) -> bool:
        accounted = self.counted + self.duplicates + self.late + self.empty + self.withdrawn + len(self.rejected)
        return self.received == accounted
