"""The planner: the best plan, the fairest, and the front between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from threadpoolctl import threadpool_limits

from hearout.errors import Refusal, StoppedEarly
from hearout.messages import Message, say
from hearout.messages import gettext_noop as _
from hearout.plan.coverage.alike import unlike
from hearout.plan.coverage.arrays import Ints
from hearout.plan.coverage.audience import Audience
from hearout.plan.coverage.ceiling import Ceiling
from hearout.plan.coverage.coming import can_come
from hearout.plan.coverage.days import Days
from hearout.plan.coverage.exact import MOST_EXACT, Enumeration
from hearout.plan.coverage.facilitating import Facilitating
from hearout.plan.coverage.finishing import Finishing, Polishing
from hearout.plan.coverage.front import NEAR, Found, Front
from hearout.plan.coverage.participants import Participants
from hearout.plan.coverage.plans import Plan, Plans, Proof
from hearout.plan.coverage.searching import Search
from hearout.plan.coverage.second import SecondAim
from hearout.plan.coverage.slots import slots_for
from hearout.plan.coverage.table import Table
from hearout.plan.coverage.wanted import Wanted
from hearout.plan.coverage.warnings import warnings_of

__all__ = ["Progress", "plan"]

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""

MOST_REGIONS = 60
MOST_SHOWN = 9  # plans of a front
FEWEST_BEGINNINGS = 6
BEGINNINGS = 120  # divided by the number of sessions


def plan(
    participants: Participants,
    wanted: Wanted,
    *,
    progress: Progress = lambda _done, _total: None,
    stop: Callable[[], bool] = lambda: False,
) -> Plans:
    """The plans to choose from; the same for the same arguments.

    `stop` is asked several times a second. Raises Refusal about a field of `wanted` where there can be no such plan,
    and StoppedEarly where `stop` said so.
    """
    _plannable(participants)
    with threadpool_limits(limits=1):  # the order of sums depends on the number of threads
        planner = _Planner(participants, wanted, _Steps(progress, stop))
        return planner.plans(warnings_of(participants, wanted))


def _plannable(participants: Participants) -> None:
    if not participants.people or participants.weight <= 0:
        raise Refusal("people", say(_("Nobody is there to plan for. Say how many people are in which time zone.")))
    if len({person.region for person in participants.people}) > MOST_REGIONS:
        raise Refusal("people", say(_("There are more than %(most)s regions. Put some together."), most=MOST_REGIONS))


class _Steps:
    """How far planning is, in parts of a whole; and whether somebody asked to stop."""

    WHOLE = 1000

    def __init__(self, progress: Progress, stop: Callable[[], bool]) -> None:
        self._progress, self._stop = progress, stop

    def between(self, first: int, last: int) -> Progress:
        """For a step that is the whole's part from `first` to `last` (of 1000)."""

        def on(done: int, total: int) -> None:
            if self._stop():
                raise StoppedEarly("Planning was stopped before it was done. Nothing was changed.")
            self._progress(first + (last - first) * done // max(total, 1), self.WHOLE)

        return on


class _Planner:
    """What one plan is made of: who could come when, which starts there are, and the plans found so far."""

    def __init__(self, participants: Participants, wanted: Wanted, steps: _Steps) -> None:
        self._steps = steps
        self._slots = slots_for(wanted)
        self._able = can_come(participants.people, self._slots.starts, wanted.length)
        self._audience = Audience(participants)
        self._table = Table(self._able, self._audience, self._slots.kept)
        self._days = Days(self._slots, wanted)
        self._holding = Facilitating(wanted.facilitators, self._slots.starts, wanted.length)
        self._front = Front(lambda slots: self._holding.can_hold([*slots, *self._slots.kept]), self._table.near)
        self._length = wanted.length

    def plans(self, warnings: tuple[Message, ...]) -> Plans:
        exact = self._found()
        best, *between, fairest = _thinned(self._front.plans)
        front = [
            self._plan(best, self._most_people(best, exact)),
            *(self._plan(found, self._between(found, exact)) for found in between),
            self._plan(fairest, self._most_of_worst(fairest, exact)),
        ]
        self._steps.between(1000, 1000)(1, 1)
        alone = best == fairest
        return Plans(front[0], front[-1], tuple(front[:1] if alone else front), self._days.possible(), warnings)

    def _found(self) -> bool:
        """Fills the front. Answers whether every plan was compared."""
        kept, to_choose = self._slots.kept, self._days.to_choose
        search = Search(self._table, self._days, self._holding, kept, self._front)
        search.run(max(FEWEST_BEGINNINGS, BEGINNINGS // max(1, to_choose)), self._steps.between(0, 200))
        exact = self._front.reaches(*self._table.everybody)
        if to_choose <= MOST_EXACT and not exact:
            trying = self._days.free if self._holding.needed else self._unlike
            every = Enumeration(self._table, self._days, self._holding, kept, trying, self._front)
            exact = every.run(self._steps.between(200, 900))
        if not self._front.plans:
            raise Refusal("facilitators", say(_NOBODY_HOLDS))
        return exact

    def _most_people(self, found: Found, exact: bool) -> tuple[Proof, float]:
        sure = float(self._table.sure.sum())
        share = (found.reached + sure) / self._table.total
        if exact:
            return Proof.EXACT, share
        most = Ceiling(self._table, self._days, self._unlike, self._steps.between(900, 930)).people(found.reached)
        if most <= found.reached + self._table.near:
            return Proof.EXACT, share
        return Proof.BOUND, min((most + sure) / self._table.total, 1.0)

    def _most_of_worst(self, found: Found, exact: bool) -> tuple[Proof, float]:
        if exact:
            return Proof.EXACT, found.worst
        most = Ceiling(self._table, self._days, self._unlike, self._steps.between(930, 960)).worst(found.worst)
        return (Proof.EXACT, found.worst) if most <= found.worst + NEAR else (Proof.BOUND, min(most, 1.0))

    def _between(self, found: Found, exact: bool) -> tuple[Proof, float]:
        """A plan between the best and the fairest is on the front for its people and its worst region together; what
        is said is that no plan exceeds all of its people."""
        share = (found.reached + float(self._table.sure.sum())) / self._table.total
        return (Proof.EXACT, share) if exact else (Proof.BOUND, 1.0)

    def _plan(self, found: Found, proved: tuple[Proof, float]) -> Plan:
        self._steps.between(960, 1000)(0, 1)
        slots = self._polishing.polished(found)
        return self._finishing.plan([*slots, *self._slots.kept], self._holding, *proved)

    @cached_property
    def _unlike(self) -> tuple[Ints, ...]:
        return unlike(self._table, self._days)

    @cached_property
    def _finishing(self) -> Finishing:
        return Finishing(self._able, self._audience, self._slots)

    @cached_property
    def _polishing(self) -> Polishing:
        second = SecondAim(self._able, self._audience, self._slots.starts, self._length)
        return Polishing(self._table, self._days, self._holding, self._slots.kept, second)


def _thinned(plans: Sequence[Found]) -> list[Found]:
    """Of a long front, both ends and some between, evenly by the worst region; two at least, of one plan it is both."""
    best, fairest = plans[0], plans[-1]
    wide = (fairest.worst - best.worst) / (MOST_SHOWN - 1)
    kept: list[Found] = []
    for one in plans[1:-1]:
        last = kept[-1] if kept else best
        if one.worst >= last.worst + wide and len(kept) < MOST_SHOWN - 2:
            kept.append(one)
    return [best, *kept, fairest]


_NOBODY_HOLDS = _("These facilitators cannot hold so many sessions on so many days. Add somebody, or ask for fewer.")
