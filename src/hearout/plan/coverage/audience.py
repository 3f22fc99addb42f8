"""The participants as arrays, and whom a choice among them reaches."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hearout.plan.coverage.arrays import Flags
from hearout.plan.coverage.participants import Participants
from hearout.plan.coverage.plans import RegionReach, Worth, ZoneReach

__all__ = ["Audience"]


class Audience:
    """Who is to be reached: `weight`, `region` and `zone` of each participant, the last two as positions in `regions`
    and `zones`."""

    def __init__(self, participants: Participants) -> None:
        people = participants.people
        self.regions = tuple(sorted({person.region for person in people}))
        self.zones = tuple(sorted({(person.zone, person.region) for person in people}))
        at_region = {region: number for number, region in enumerate(self.regions)}
        at_zone = {zone: number for number, zone in enumerate(self.zones)}
        self.weight = np.array([person.weight for person in people], dtype=np.float64)
        self.region = np.array([at_region[person.region] for person in people], dtype=np.int64)
        self.zone = np.array([at_zone[person.zone, person.region] for person in people], dtype=np.int64)

    def worth(self, reached: Flags) -> Worth:
        """What it is worth to reach those marked."""
        count = len(self.regions), len(self.zones)
        regions = zip(self.regions, *self._in(self.region, count[0], reached), strict=True)
        zones = zip(self.zones, *self._in(self.zone, count[1], reached), strict=True)
        return Worth(
            weight=float(self.weight.sum()),
            reached=_share(float(self.weight[reached].sum()), float(self.weight.sum())),
            by_region=tuple(RegionReach(region, all_, _share(some, all_)) for region, all_, some in regions),
            by_zone=tuple(ZoneReach(zone, region, all_, _share(some, all_)) for (zone, region), all_, some in zones),
        )

    def _in(self, place: NDArray[np.int64], count: int, reached: Flags) -> tuple[list[float], list[float]]:
        """Of each region, or zone: how many people, and how many of them are reached."""
        everybody = np.bincount(place, self.weight, count)
        some = np.bincount(place[reached], self.weight[reached], count)
        return [float(number) for number in everybody], [float(number) for number in some]


def _share(some: float, all_: float) -> float:
    return min(some / all_, 1.0) if all_ else 0.0
