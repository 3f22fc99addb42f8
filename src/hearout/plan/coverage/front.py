"""The plans found so far that no other is better than, in both respects: people reached, and the worst region."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from hearout.plan.coverage.arrays import Flags, Numbers

__all__ = ["NEAR", "Found", "Front"]


@dataclass(frozen=True, slots=True)
class Found:
    """Slots, how many people they reach (`reached`, a weight) and the share of the worst region (`worst`)."""

    reached: float
    worst: float
    slots: tuple[int, ...]


class Front:
    """From the plan that reaches most people to the fairest. `holds` says whether a set of slots can be held at all;
    it is asked only of plans that would be on the front."""

    def __init__(self, holds: Callable[[Sequence[int]], bool], near: float) -> None:
        self._holds = holds
        self._near = near  # differences of reached that are only of rounding
        self.plans: list[Found] = []

    def offer(self, reached: Numbers, worst: Numbers, slots: Callable[[int], tuple[int, ...]]) -> None:
        """Plans by number, of which `slots` tells the slots. Those that are on the front stay."""
        left = np.flatnonzero(self.could_join(reached, worst))
        left = left[np.lexsort((-worst[left], -reached[left]))]
        while len(left):
            rising = worst[left] > np.maximum.accumulate(np.concatenate([[-1.0], worst[left][:-1]]))
            for number in left[rising]:
                self.add(Found(float(reached[number]), float(worst[number]), tuple(sorted(slots(int(number))))))
            left = left[~rising]
            left = left[self.could_join(reached[left], worst[left])]

    def add(self, plan: Found) -> bool:
        """Whether the plan joined."""
        if not self._joins(plan) or not self._holds(plan.slots):
            return False
        kept = [one for one in self.plans if one.reached > plan.reached or one.worst > plan.worst]
        kept.insert(bisect_left([-one.reached for one in kept], -plan.reached), plan)
        self.plans = kept
        return True

    def reaches(self, reached: float, worst: float) -> bool:
        """Whether one plan reaches so many, in both respects: if that is everybody, no plan is better."""
        return any(plan.reached >= reached - self._near and plan.worst >= worst - NEAR for plan in self.plans)

    def could_join(self, reached: Numbers, worst: Numbers) -> Flags:
        """Which of these would be better in a respect than every plan on the front; bounds may be asked about too."""
        joins: Flags = np.ones(np.broadcast_shapes(reached.shape, worst.shape), dtype=np.bool_)
        for plan in self.plans:
            joins &= (reached > plan.reached + self._near) | (worst > plan.worst + NEAR)
        return joins

    def _joins(self, plan: Found) -> bool:
        return all(plan.reached > one.reached + self._near or plan.worst > one.worst + NEAR for one in self.plans)


NEAR = 1e-9
"""Shares that differ by less are the same."""
