"""The day of each zone beside the sessions, as data for a picture and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hearout.plan.coverage.participants import Participants

__all__ = ["Meeting", "Row", "strip"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session as a zone has it: when it begins on the clock there (aware), and the share of the zone's people who
    can come."""

    start: datetime
    share: float

    @property
    def in_reach(self) -> bool:
        return self.share > 0


@dataclass(frozen=True, slots=True)
class Row:
    """A zone: `hours` is, for each half hour of a day on the clock of UTC (48 of them, from 00:00), the share of its
    people who could come then, on the date of the first session; `meetings` are the sessions in their order."""

    zone: str
    region: str
    weight: float
    hours: tuple[float, ...]
    meetings: tuple[Meeting, ...]

    @property
    def in_reach(self) -> int:
        """How many of the sessions somebody there can come to."""
        return sum(meeting.in_reach for meeting in self.meetings)


def strip(participants: Participants, starts: Sequence[datetime], length: int = 60) -> tuple[Row, ...]:
    """A row for each zone, from west to east on the date of the first session."""
    raise NotImplementedError
