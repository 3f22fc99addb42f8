"""What no plan exceeds: a bound by Lagrangian relaxation.

Counting somebody once although several sessions reach them is what makes choosing hard. Here everybody may instead be
counted as often as they are reached, for a price each time: then the best plan is found at once, and whatever the
prices are, it is worth no less than the best plan in truth (Fisher 1981, Management Science 27). Prices are improved
for a while, and the lowest worth is the bound.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from hearout.plan.coverage.arrays import Flags, Ints, Numbers
from hearout.plan.coverage.days import Days
from hearout.plan.coverage.table import Table

__all__ = ["Ceiling"]

ROUNDS = 200
PATIENCE = 8  # rounds without a better bound, until steps are made smaller
LEAN = 0.5  # how fast the weight moves to regions that are badly off
ROUNDING = 1e-6


class Ceiling:
    """Bounds for the plans of a table on these days, and so also for those of them that somebody can hold.
    `unlike`: the starts of each date, of which some plan is as good as any."""

    def __init__(self, table: Table, days: Days, unlike: Sequence[Ints], on: Callable[[int, int], None]) -> None:
        self._table, self._days, self._on = table, days, on
        self._among = {day: slots for day, slots in enumerate(unlike) if len(slots)}
        self._can: Numbers = 1 - table.missed
        self._weight: Numbers = table.gains.max(axis=0, initial=0)
        self._region = np.repeat(np.arange(len(table.size)), [units.stop - units.start for units in table.of_region])

    def people(self, reached: float) -> float:
        """How many people chosen sessions reach at most. `reached`: what the best plan does that was found."""
        same = np.ones(len(self._table.size))
        sure = float(self._table.sure.sum())
        bound = self._lowest(same, lambda _: same, reached + sure) - sure
        open_ = float(self._table.open.sum())
        return min(float(np.floor(bound + ROUNDING)) if self._table.whole else bound, open_)

    def worst(self, share: float) -> float:
        """The share of the worst region at most. `share`: what the fairest plan has that was found."""
        size, sure, open_ = self._table.size, self._table.sure, self._table.open
        lean = np.full(len(size), 1 / len(size))

        def leaning(reached: Flags) -> Numbers:
            some = np.bincount(self._region[reached], self._weight[reached], len(size))
            lean[:] *= np.exp(-LEAN * (some + sure) / size)
            lean[:] /= lean.sum()
            return lean / size

        return min(self._lowest(lean / size, leaning, share), float(((sure + open_) / size).min()))

    def _lowest(self, value: Numbers, following: Callable[[Flags], Numbers], found: float) -> float:
        """The lowest bound on what a plan is worth, if reaching somebody of a region is worth its `value`. `following`
        tells the values to go on with, from the units that were reached. Ends once it is `found`."""
        part, lowest, size, waited = np.full(self._table.units, 0.5), np.inf, 1.0, 0
        for number in range(ROUNDS):
            self._on(number, ROUNDS)
            worth = value[self._region] * self._weight
            price = part * worth
            chosen = self._days.dearest(self._can @ price.astype(self._can.dtype), self._among)
            times = self._can[chosen].sum(axis=0)
            bound = float(value @ self._table.sure + (worth - price).sum() + price @ times) * (1 + ROUNDING)
            waited = 0 if bound < lowest else waited + 1
            lowest = min(lowest, bound)
            if lowest <= found * (1 + 2 * ROUNDING):
                break
            if waited == PATIENCE:
                size, waited = size / 2, 0
            slope = times - 1
            step = size * (bound - found) / max(float(slope @ slope), 1.0)
            part = np.divide(np.clip(price - step * slope, 0, worth), worth, out=np.zeros(len(worth)), where=worth > 0)
            value = following(times > 0)
        return lowest
