"""From a choice of starts to a plan: the second aim, who holds what, one session more and one fewer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hearout.plan.coverage.arrays import Flags, Ints, Numbers
from hearout.plan.coverage.audience import Audience
from hearout.plan.coverage.days import Days
from hearout.plan.coverage.facilitating import Facilitating
from hearout.plan.coverage.front import NEAR, Found
from hearout.plan.coverage.plans import Plan, Proof, Step, Worth
from hearout.plan.coverage.second import SecondAim
from hearout.plan.coverage.slots import Slots
from hearout.plan.coverage.table import Table

__all__ = ["Finishing"]

EXCHANGES = 60  # for the second aim, at most
BETTER = 1e-9


class Finishing:
    """`able`: people x starts, who can come when."""

    def __init__(self, able: Flags, audience: Audience, slots: Slots) -> None:
        self._able, self._audience, self._slots = able, audience, slots
        self._days_of = np.array(slots.day)

    def plan(self, chosen: Sequence[int], holding: Facilitating, proof: Proof, bound: float) -> Plan:
        """The plan with these starts, kept ones among them. `bound`: a share that no plan exceeds."""
        chosen = sorted(chosen)
        return Plan(
            starts=tuple(self._slots.starts[slot] for slot in chosen),
            worth=self._worth(chosen),
            facilitators=holding.holders(chosen) or (),
            one_more=self._one_more(chosen, holding),
            one_fewer=self._one_fewer(chosen),
            proof=proof,
            bound=bound,
        )

    def _worth(self, chosen: Sequence[int]) -> Worth:
        return self._audience.worth(self._reached(chosen))

    def _reached(self, chosen: Sequence[int]) -> Flags:
        reached: Flags = np.logical_or.reduce(self._able[:, list(chosen)], axis=1)
        return reached

    def _one_more(self, chosen: Sequence[int], holding: Facilitating) -> Step | None:
        """The start that adds most on the plan's own dates."""
        left = ~self._reached(chosen)
        adds = self._audience.weight[left] @ self._able[left]
        may = np.isin(self._days_of, self._days_of[list(chosen)]) & holding.beside(chosen)
        may[list(chosen)] = False
        likeliest = [int(slot) for slot in np.argsort(-adds, kind="stable") if may[slot]]
        slot = next((slot for slot in likeliest if holding.can_hold([*chosen, slot])), None)
        return Step(self._slots.starts[slot], self._worth([*chosen, slot])) if slot is not None else None

    def _one_fewer(self, chosen: Sequence[int]) -> Step | None:
        """Without the start that is missed least; one that is kept stays, unless all are."""
        may_go = [slot for slot in chosen if slot not in self._slots.kept] or list(chosen)
        steps = [
            Step(self._slots.starts[slot], self._worth([other for other in chosen if other != slot])) for slot in may_go
        ]
        return max(steps, key=lambda step: (step.worth.reached, step.worth.worst_region), default=None)


class Polishing:
    """Exchanges starts for others with which no fewer people are reached, nor fewer of the worst region, and the second
    aim is served better."""

    def __init__(self, table: Table, days: Days, holding: Facilitating, kept: Sequence[int], second: SecondAim) -> None:
        self._table, self._days, self._holding, self._kept, self._second = table, days, holding, list(kept), second

    def polished(self, found: Found) -> tuple[int, ...]:
        plan = found.slots
        for _ in range(EXCHANGES):
            better = self._exchanged(plan, found)
            if better is None:
                return plan
            plan = better
        return plan

    def _exchanged(self, plan: tuple[int, ...], found: Found) -> tuple[int, ...] | None:
        now = self._served((*plan[1:], *self._kept), np.array(plan[:1]))[0] if plan else 0.0
        tried = [self._best(plan, left, found, now) for left in range(len(plan))]
        possible = [one for one in tried if one is not None]
        return max(possible)[1] if possible else None

    def _best(self, plan: tuple[int, ...], left: int, found: Found, now: float) -> tuple[float, tuple[int, ...]] | None:
        others = (*plan[:left], *plan[left + 1 :])
        slots = self._as_good(others, found)
        served = self._served((*others, *self._kept), slots)
        for number in np.argsort(-served, kind="stable"):
            if served[number] <= now + BETTER:
                return None
            whole = tuple(sorted((*others, int(slots[number]))))
            if self._holding.can_hold([*whole, *self._kept]):
                return float(served[number]), whole
        return None

    def _as_good(self, others: tuple[int, ...], found: Found) -> Ints:
        """Starts with which as many are reached as with the plan that was found."""
        every = np.arange(self._table.starts)
        may = self._days.may_add(others) & self._holding.beside([*others, *self._kept])
        slots = every[may]
        rows = np.column_stack([np.tile(others, (len(slots), 1)).astype(np.int64), slots])
        reached = self._table.counted(rows)
        good = (reached.sum(axis=0) > found.reached - self._table.near) & (
            self._table.worst(reached) > found.worst - NEAR
        )
        as_good: Ints = slots[good]
        return as_good

    def _served(self, chosen: Sequence[int], slots: Ints) -> Numbers:
        return self._second.served(chosen, slots)
