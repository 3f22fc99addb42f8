"""The second aim: of plans that reach the same people, the one that serves them better.

Once everybody is reached, a further session adds nothing to the first aim. Then people with two sessions to choose from
count, hours near the middle of the day, and sessions that are spread.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from hearout.plan.coverage.arrays import Flags, Ints, Numbers
from hearout.plan.coverage.audience import Audience
from hearout.plan.coverage.coming import minutes_in
from hearout.plan.coverage.participants import DAY

__all__ = ["SecondAim"]

MIDDAY = 13 * 60  # the middle of waking hours
TWO, NEAR, SPREAD = 1.0, 0.1, 0.01  # what counts first, second and third
WIDE = 24 * 3600.0  # seconds; sessions further apart are not spread any better


class SecondAim:
    """`able`: people x starts, who can come when."""

    def __init__(self, able: Flags, audience: Audience, starts: Sequence[datetime], length: int) -> None:
        self._able = able
        self._weight = audience.weight / audience.weight.sum()
        self._at = np.array([start.timestamp() for start in starts])
        middles = self._at / 60 + length / 2
        near = [_near_midday(zone, middles) for zone, _region in audience.zones]
        self._near = np.stack(near)[audience.zone] * able

    def served(self, chosen: Sequence[int], further: Ints) -> Numbers:
        """How well the chosen starts serve, with each of `further` in turn."""
        times = self._able[:, list(chosen)].sum(axis=1)
        two = self._weight @ ((times[:, None] + self._able[:, further]) >= 2)
        nearest = self._near[:, list(chosen)].max(axis=1, initial=0)
        near = self._weight @ np.maximum(nearest[:, None], self._near[:, further])
        spread = self._spread(list(chosen), further)
        served: Numbers = TWO * two + NEAR * near + SPREAD * spread
        return served

    def _spread(self, chosen: list[int], further: Ints) -> Numbers:
        """The shortest time between two beginnings, as a part of a day."""
        at = np.sort(self._at[chosen])
        between = np.diff(at).min(initial=WIDE)
        nearest = np.abs(self._at[further][:, None] - at).min(axis=1, initial=WIDE)
        spread: Numbers = np.minimum(nearest, between) / WIDE
        return spread


def _near_midday(zone: str, instants: Numbers) -> Numbers:
    """1 at midday on the clock there, 0 at night."""
    apart = np.abs(minutes_in(zone, instants) % DAY - MIDDAY)
    near: Numbers = 1 - np.minimum(apart, DAY - apart) / (DAY / 2)
    return near
