"""The day of each zone beside the sessions, as data for a picture and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from hearout.plan.coverage.arrays import Flags
from hearout.plan.coverage.coming import can_come
from hearout.plan.coverage.participants import Participant, Participants

__all__ = ["Meeting", "Row", "strip"]

HALF_HOURS = 48
HALF_HOUR = timedelta(minutes=30)


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
    """A row for each zone, from west to east on the date of the first session (there is at least one)."""
    midnight = datetime.combine(min(starts).astimezone(UTC).date(), time(), UTC)
    hours = [midnight + HALF_HOUR * number for number in range(HALF_HOURS)]
    in_zones: dict[tuple[str, str], list[Participant]] = {}
    for person in participants.people:
        in_zones.setdefault((person.zone, person.region), []).append(person)
    ordered = sorted(in_zones, key=lambda place: (_east(place[0], midnight), place))
    return tuple(_row(place, in_zones[place], hours, starts, length) for place in ordered)


def _row(
    place: tuple[str, str],
    people: list[Participant],
    hours: Sequence[datetime],
    starts: Sequence[datetime],
    length: int,
) -> Row:
    zone, region = place
    weight = np.array([person.weight for person in people])
    meetings = zip(starts, _shares(can_come(people, starts, length), weight), strict=True)
    return Row(
        zone,
        region,
        float(weight.sum()),
        _shares(can_come(people, hours, 30), weight),
        tuple(Meeting(start.astimezone(ZoneInfo(zone)), share) for start, share in meetings),
    )


def _shares(able: Flags, weight: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[float, ...]:
    return tuple(float(share) for share in weight @ able / weight.sum())


def _east(zone: str, at: datetime) -> timedelta:
    return at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
