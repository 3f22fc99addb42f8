"""Which sessions fall into whose hours, by what clocks show on each date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

import numpy as np

from hearout.plan.coverage.arrays import Flags, Numbers
from hearout.plan.coverage.participants import DAY, Facilitator, Participant, Stretch

__all__ = ["can_come", "minutes_in"]

THURSDAY = 3  # 1 January 1970


def can_come(people: Sequence[Participant | Facilitator], starts: Sequence[datetime], length: int) -> Flags:
    """people x starts: whether the session that begins then (aware) and lasts `length` minutes lies wholly within one
    of the person's stretches."""
    able = np.zeros((len(people), len(starts)), dtype=np.bool_)
    instants = np.array([start.timestamp() / 60 for start in starts])
    for zone in sorted({person.zone for person in people}):
        those = [number for number, person in enumerate(people) if person.zone == zone and person.stretches]
        if those and starts:
            able[those] = _in_zone([people[number].stretches for number in those], _Shown(zone, instants, length))
    return able


class _Shown:
    """What clocks in a zone show when sessions begin (at `instants`, as `minutes_in` has them) and end: `weekday` on
    which one begins, `begin` and `end` in minutes since the midnight before it."""

    def __init__(self, zone: str, instants: Numbers, length: int) -> None:
        begins, ends = minutes_in(zone, instants), minutes_in(zone, instants + length)
        days = np.floor(begins / DAY)
        self.weekday = (days.astype(np.int64) + THURSDAY) % 7
        self.begin, self.end = begins - days * DAY, ends - days * DAY


def minutes_in(zone: str, instants: Numbers) -> Numbers:
    """Minutes on the clock of a zone since 1 January 1970, of instants in minutes since then in UTC."""
    place = ZoneInfo(zone)
    days, of_day = np.unique(instants // DAY, return_inverse=True)
    ahead = [[_ahead(place, (day + n) * DAY) for n in (0, 1)] for day in days.tolist()]
    before, after = np.array(ahead).reshape(-1, 2)[of_day].T
    shown: Numbers = instants + before
    for number in np.flatnonzero(before != after):
        shown[number] = instants[number] + _ahead(place, float(instants[number]))
    return shown


def _ahead(place: ZoneInfo, instant: float) -> float:
    """By how many minutes clocks are ahead of UTC."""
    ahead = datetime.fromtimestamp(instant * 60, place).utcoffset()
    return ahead.total_seconds() / 60 if ahead else 0.0


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
