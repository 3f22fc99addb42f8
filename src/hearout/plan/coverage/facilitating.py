"""Who could hold which sessions: each needs somebody who can, and who is not in another at that time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import numpy as np

from hearout.plan.coverage.arrays import Flags
from hearout.plan.coverage.coming import can_come
from hearout.plan.coverage.participants import Facilitator

__all__ = ["Facilitating"]


class Facilitating:
    """Facilitators beside the starts to choose from. Without any, every set of sessions can be held."""

    def __init__(self, facilitators: Sequence[Facilitator], starts: Sequence[datetime], length: int) -> None:
        self._keys = tuple(person.key for person in facilitators)
        self._starts = starts
        self._lasts = timedelta(minutes=length)
        able = can_come(facilitators, starts, length)
        self._able = tuple(frozenset(np.flatnonzero(column).tolist()) for column in able.T)
        self.together = self._pairs(able)

    @property
    def needed(self) -> bool:
        return bool(self._keys)

    def _pairs(self, able: Flags) -> Flags:
        """starts x starts: whether both could be held. It is never so of a start and itself."""
        both = ~np.eye(len(self._starts), dtype=np.bool_)
        if self._keys:
            at = np.array([start.timestamp() for start in self._starts])
            meet = np.abs(at[:, None] - at) < self._lasts.total_seconds()
            count = able.sum(axis=0)
            shared = able.astype(np.int64).T @ able.astype(np.int64)
            one_each = (count[:, None] > 0) & (count > 0)
            both &= one_each & (~meet | (count[:, None] + count - shared > 1))
        return both

    def beside(self, chosen: Sequence[int]) -> Flags:
        """Starts of sessions that could be held beside each single one of these."""
        each: Flags = np.logical_and.reduce(self.together[list(chosen)], axis=0)
        return each

    def can_hold(self, chosen: Sequence[int]) -> bool:
        return self.holders(chosen) is not None

    def holders(self, chosen: Sequence[int]) -> tuple[str, ...] | None:
        """Who could hold each of these sessions, in order of time; None where they cannot all be held."""
        if not self._keys:
            return ()
        found: list[int] = []
        times = [0] * len(self._keys)
        for together in self._overlapping(sorted(chosen)):
            held = self._held(together, [], times)
            if held is None:
                return None
            found += held
            for person in held:
                times[person] += 1
        return tuple(self._keys[person] for person in found)

    def _overlapping(self, chosen: Sequence[int]) -> Iterator[list[int]]:
        """Sessions that are linked by overlapping in time; those of two groups never meet."""
        group: list[int] = []
        for slot in chosen:
            if group and not self._meet(group[-1], slot):
                yield group
                group = []
            group.append(slot)
        if group:
            yield group

    def _meet(self, one: int, other: int) -> bool:
        return abs(self._starts[one] - self._starts[other]) < self._lasts

    def _held(self, group: Sequence[int], begun: list[int], times: Sequence[int]) -> list[int] | None:
        """The first way to give every session of the group somebody, whoever had fewest so far first."""
        if len(begun) == len(group):
            return begun
        slot = group[len(begun)]
        taken = {person for person, other in zip(begun, group, strict=False) if self._meet(other, slot)}
        for person in sorted(self._able[slot] - taken, key=lambda one: (times[one] + begun.count(one), one)):
            whole = self._held(group, [*begun, person], times)
            if whole is not None:
                return whole
        return None
