"""Counting whom many plans miss."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from hearout.plan.coverage.arrays import Flags, Ints, Numbers, Units

__all__ = ["Tally"]

TOGETHER = 2**20  # masks at a time: what stays in the cache

Masks: TypeAlias = NDArray[np.bool_] | NDArray[np.uint64]


class Tally:
    """`missed`: starts x units, whether a unit misses a start; `weight` of each unit; units of region r are
    `of_region[r]`. Where every weight is 1, 64 units are counted at once."""

    def __init__(self, missed: Flags, weight: Numbers, of_region: Sequence[Units]) -> None:
        self._weights = None if (weight == 1).all() else [weight[units] for units in of_region]
        every = [np.ascontiguousarray(missed[:, units]) for units in of_region]
        self._masks: list[Masks] = [one if self._weights else _packed(one) for one in every]

    def missed(self, slots: Ints) -> Numbers:
        """regions x plans: the weight that misses every start of a plan. `slots`: plans x sessions."""
        left = np.zeros((len(self._masks), len(slots)))
        for region, masks in enumerate(self._masks):
            several = max(1, TOGETHER // max(1, masks.shape[1]))
            for first in range(0, len(slots), several):
                some = slice(first, first + several)
                left[region, some] = self._weighed(region, _all_missed(masks, slots[some]))
        return left

    def _weighed(self, region: int, masks: Masks) -> Numbers:
        weighed: Numbers = (
            masks @ self._weights[region] if self._weights else np.bitwise_count(masks).sum(axis=1, dtype=np.float64)
        )
        return weighed


def _all_missed(masks: Masks, slots: Ints) -> Masks:
    missed = masks[slots[:, 0]]
    for column in range(1, slots.shape[1]):
        missed &= masks[slots[:, column]]
    return missed


def _packed(missed: Flags) -> NDArray[np.uint64]:
    """Rows of flags as rows of words of 64 bits, filled up with zeros."""
    padded = np.zeros((len(missed), -(-missed.shape[1] // 64) * 64), dtype=np.bool_)
    padded[:, : missed.shape[1]] = missed
    return np.packbits(padded, axis=1).view(np.uint64)
