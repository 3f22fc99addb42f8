"""What a search looks at: who misses which start, everybody who is alike as one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from hearout.plan.coverage.arrays import Flags, Ints, Numbers
from hearout.plan.coverage.audience import Audience
from hearout.plan.coverage.tally import Tally

__all__ = ["Table"]

FEWER = 4  # times, to be worth putting people together
WHOLE_IN_SINGLE = 2**24  # whole numbers below are exact in single precision


class Table:
    """People as units: those of one region who can come to the same starts are one unit with their weight together.
    Who can come to none, or to one that is kept, is in no unit: nothing can be changed about them.

    `missed`: starts x units, 1 where they cannot come; `gains`: the same, their weight where they can. Units are in the
    order of their regions; those of region r are `of_region[r]`. `size`: weight of each region; `sure`: the part of it
    that kept sessions reach; `open`: the part that is in units; `total`: everybody's weight, `whole` where
    every weight is a whole number and `near` what is no difference. Where reached is said, it
    is by chosen sessions, beside kept ones.
    """

    def __init__(self, able: Flags, audience: Audience, kept: Sequence[int]) -> None:
        sure = np.logical_or.reduce(able[:, kept], axis=1) if len(kept) else np.zeros(len(able), dtype=np.bool_)
        regions = len(audience.regions)
        self.size = np.bincount(audience.region, audience.weight, regions)
        self.sure = np.bincount(audience.region[sure], audience.weight[sure], regions)
        self.total = float(audience.weight.sum())
        open_ = ~sure & able.any(axis=1)
        can, region, weight = _together(able[open_], audience.region[open_], audience.weight[open_])
        self.whole = bool((audience.weight == np.round(audience.weight)).all()) and self.total < WHOLE_IN_SINGLE
        kind = np.float32 if self.whole else np.float64
        self.near = 0.5 if self.whole else 1e-9 * self.total
        self.missed: Numbers = np.ascontiguousarray(~can.T).astype(kind)
        self.gains: Numbers = (1 - self.missed) * weight.astype(kind)
        ends = np.searchsorted(region, np.arange(regions + 1))
        self.of_region = tuple(slice(int(first), int(end)) for first, end in pairwise(ends))
        self._weight: Numbers = weight.astype(kind)
        self.open = np.array([weight[units].sum() for units in self.of_region])
        self._tally = Tally(~can.T, weight, self.of_region)

    @property
    def everybody(self) -> tuple[float, float]:
        """What reaching everybody would be who can be reached: their weight, and the share of the worst region."""
        return float(self.open.sum()), float(((self.sure + self.open) / self.size).min())

    @property
    def starts(self) -> int:
        return len(self.missed)

    @property
    def units(self) -> int:
        return int(self.missed.shape[1])

    def gained(self, missed: Numbers) -> Numbers:
        """regions x rows x starts: what each start would add for each row of units (1 where they are missed so far)."""
        made = np.empty((len(self.of_region), len(missed), self.starts), dtype=self.gains.dtype)
        for region, units in enumerate(self.of_region):
            np.matmul(missed[:, units], self.gains[:, units].T, out=made[region])
        return made

    def counted(self, slots: Ints) -> Numbers:
        """regions x plans: the weight that each plan reaches. `slots`: plans x sessions."""
        if not slots.shape[1]:
            return np.zeros((len(self.open), len(slots)))
        reached: Numbers = self.open[:, None] - self._tally.missed(slots)
        return reached

    def reached(self, missed: Numbers) -> Numbers:
        """regions x rows: the weight that a row of units (1 where they are missed) leaves reached."""
        left = [missed[:, units] @ self._weight[units] for units in self.of_region]
        reached: Numbers = self.open[:, None] - np.array(left)
        return reached.astype(self.missed.dtype)

    def pairs(self) -> Numbers:
        """regions x starts x starts: the weight that two starts reach together."""
        both = self.gained(1 - self.missed)
        alone = both.diagonal(axis1=1, axis2=2)
        reached: Numbers = alone[:, :, None] + alone[:, None, :] - both
        return reached

    def together(self, slots: Ints) -> Numbers:
        """rows x units: 1 where all of a row's slots are missed. `slots`: rows x sessions."""
        missed = self.missed[slots[:, 0]].copy()
        for column in range(1, slots.shape[1]):
            missed *= self.missed[slots[:, column]]
        return missed

    def worst(self, reached: Numbers) -> Numbers:
        """The share of the region that is worst off, with those whom kept sessions reach; the first axis of `reached`
        is the regions."""
        shape = -1, *[1] * (reached.ndim - 1)
        shares: Numbers = np.min((reached + self.sure.reshape(shape)) / self.size.reshape(shape), axis=0)
        return shares


def _together(can: Flags, region: Ints, weight: Numbers) -> tuple[Flags, Ints, Numbers]:
    """Those of one region who can come to the same starts, together; in the order of the regions. Where few are alike,
    everybody stays apart: single people are counted faster."""
    packed = np.column_stack([region >> 8, region & 255, np.packbits(can, axis=1)]).astype(np.uint8)
    _, first, unit = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    if len(first) > len(can) / FEWER:
        ordered = np.argsort(region, kind="stable")
        return can[ordered], region[ordered], weight[ordered]
    together = np.bincount(unit.ravel(), weights=weight.astype(np.float64), minlength=len(first)).astype(np.float64)
    return can[first], region[first], together
