"""Good plans, quickly: from many beginnings, exchange one session at a time for the better."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import numpy as np

from hearout.plan.coverage.arrays import Flags, Numbers
from hearout.plan.coverage.days import Days
from hearout.plan.coverage.facilitating import Facilitating
from hearout.plan.coverage.front import Front
from hearout.plan.coverage.table import Table

__all__ = ["Search"]

AIMS = (1.0, 0.8, 0.5, 0.2, 0.02)
"""How much people reached count beside the worst region, which counts the rest."""
SMALL = 0.02  # how much all regions count beside the worst, so that it is seen which way is better
TRIES = 30  # starts looked at, from the best on, until one is found that somebody can hold
NOTHING = -1.0
TINY = 1e-9
ROWS = 400  # plans without one session that are looked at together

Chosen: TypeAlias = tuple[int, ...]
"""Slots of a plan, without those that are kept."""


class Search:
    """`front` is offered everything that is found; the sessions in `kept` are in every plan."""

    def __init__(self, table: Table, days: Days, holding: Facilitating, kept: Sequence[int], front: Front) -> None:
        self._table, self._days, self._holding, self._kept, self._front = table, days, holding, list(kept), front

    def run(self, beginnings: int, on: Callable[[int, int], None], seed: int = 0) -> None:
        """Everything found goes to the front. `on` is told how far this is, and may raise to end it."""
        chance = np.random.default_rng(seed)
        begun = [self._begun(chance, greedy=number < len(AIMS)) for number in range(beginnings)]
        plans = [(plan, AIMS[number % len(AIMS)]) for number, plan in enumerate(begun) if plan]
        together = max(1, ROWS // max(1, self._days.to_choose))
        while plans and not self._front.reaches(*self._table.everybody):
            better: list[tuple[Chosen, float]] = []
            for first in range(0, len(plans), together):
                on(beginnings - len(plans), beginnings)
                better += self._exchanged(plans[first : first + together])
            plans = better

    def _begun(self, chance: np.random.Generator, *, greedy: bool) -> Chosen | None:
        """A plan that can be held: the start that adds most, again and again, or one by chance among the good."""
        plan: Chosen = ()
        while len(plan) < self._days.to_choose:
            adds = self._table.gained(self._missed([plan])).sum(axis=0)[0]
            value = adds if greedy else (adds + adds.max() / 4 + 1) * chance.random(len(adds))
            slot = self._first_held(plan, np.where(self._may(plan), value, NOTHING))
            if slot is None:
                return None
            plan = (*plan, slot)
        return plan

    def _exchanged(self, plans: list[tuple[Chosen, float]]) -> Iterator[tuple[Chosen, float]]:
        """Those plans that gain by exchanging one session, with the exchange that gains most."""
        others = [(*plan[:left], *plan[left + 1 :]) for plan, _ in plans for left in range(len(plan))]
        aims = np.repeat([aim for _, aim in plans], self._days.to_choose)
        values = self._valued(others, aims)
        for number, (plan, aim) in enumerate(plans):
            rows = range(number * len(plan), (number + 1) * len(plan))
            now = values[rows[0], plan[0]]
            for row in sorted(rows, key=lambda row: -values[row].max()):
                slot = self._first_held(others[row], np.where(values[row] > now + TINY, values[row], NOTHING))
                if slot is not None:
                    yield (*others[row], slot), aim
                    break

    def _valued(self, others: list[Chosen], aims: Numbers) -> Numbers:
        """Plans without one session x starts: what it would be worth with this start. All are offered to the front."""
        table = self._table
        missed = self._missed(others)
        reached = table.reached(missed)[:, :, None] + table.gained(missed)
        people, worst = reached.sum(axis=0), table.worst(reached)
        may = np.stack([self._may(plan) for plan in others])
        rows, slots = np.nonzero(may & self._front.could_join(people, worst))
        self._front.offer(people[rows, slots], worst[rows, slots], lambda n: (*others[rows[n]], int(slots[n])))
        regions = (reached / table.size[:, None, None]).mean(axis=0)
        aim = aims[:, None]
        value: Numbers = aim * people / table.total + (1 - aim) * (worst + SMALL * regions)
        return np.where(may, value, NOTHING)

    def _missed(self, plans: Sequence[Chosen]) -> Numbers:
        """Plans x units: 1 where all sessions of the plan are missed."""
        if not plans[0]:
            return np.ones((len(plans), self._table.units), dtype=self._table.missed.dtype)
        return self._table.together(np.array(plans))

    def _may(self, plan: Chosen) -> Flags:
        return self._days.may_add(plan) & self._holding.beside([*plan, *self._kept])

    def _first_held(self, plan: Chosen, value: Numbers) -> int | None:
        """The start of most value with which the plan can be held."""
        likeliest = np.argsort(-value, kind="stable")[:TRIES]
        wanted = (int(slot) for slot in likeliest if value[slot] > NOTHING)
        return next((slot for slot in wanted if self._holding.can_hold([*plan, slot, *self._kept])), None)
