"""Which sessions fall into whose hours, by what clocks show on each date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

import numpy as np

from hearout.plan.coverage.arrays import Flags
from hearout.plan.coverage.participants import DAY, Facilitator, Participant, Stretch

__all__ = ["can_come"]


def can_come(people: Sequence[Participant | Facilitator], starts: Sequence[datetime], length: int) -> Flags:
    """people x starts: whether the session that begins then (aware) and lasts `length` minutes lies wholly within one
    of the person's stretches."""
    able = np.zeros((len(people), len(starts)), dtype=np.bool_)
    for zone in sorted({person.zone for person in people}):
        those = [number for number, person in enumerate(people) if person.zone == zone and person.stretches]
        if those and starts:
            able[those] = _in_zone([people[number].stretches for number in those], _Shown(zone, starts, length))
    return able


class _Shown:
    """What clocks in a zone show when sessions begin and end: `weekday` on which one begins, `begin` and `end` in
    minutes since the midnight before it."""

    def __init__(self, zone: str, starts: Sequence[datetime], length: int) -> None:
        place, lasts = ZoneInfo(zone), timedelta(minutes=length)
        instants = [start.astimezone(UTC) for start in starts]
        begins = [at.astimezone(place) for at in instants]
        ends = [(at + lasts).astimezone(place) for at in instants]
        self.weekday = np.array([at.weekday() for at in begins])
        self.begin = np.array([_minute(at) for at in begins])
        days = np.array([(end.date() - begin.date()).days for begin, end in zip(begins, ends, strict=True)])
        self.end = np.array([_minute(at) for at in ends]) + DAY * days


def _minute(at: datetime) -> float:
    return at.hour * 60 + at.minute + at.second / 60


def _in_zone(stretches: Sequence[tuple[Stretch, ...]], shown: _Shown) -> Flags:
    """For each person in the zone and each session. People's hours repeat, so each kind is looked at once."""
    kinds: dict[Stretch, int] = {}
    of_people = np.array([kinds.setdefault(one, len(kinds)) for one in chain.from_iterable(stretches)])
    firsts = np.cumsum([0, *(len(theirs) for theirs in stretches[:-1])])
    inside = np.stack([_inside(kind, shown) for kind in kinds])
    each: Flags = np.logical_or.reduceat(inside[of_people], firsts, axis=0)
    return each


def _inside(stretch: Stretch, shown: _Shown) -> Flags:
    """A session is in the stretch that began on its own day, or in one that runs into it from the day before."""
    on_day = np.array([day in stretch.days for day in range(7)])
    inside: Flags = on_day[shown.weekday] & (shown.begin >= stretch.opens) & (shown.end <= stretch.closes)
    if stretch.closes > DAY:
        began_before = on_day[shown.weekday - 1]
        inside |= began_before & (shown.begin + DAY >= stretch.opens) & (shown.end + DAY <= stretch.closes)
    return inside
