"""The planner: the best plan, the fairest, and the front between them."""

from __future__ import annotations

from collections.abc import Callable

from hearout.plan.coverage.participants import Participants
from hearout.plan.coverage.plans import Plans
from hearout.plan.coverage.wanted import Wanted

__all__ = ["Progress", "plan"]

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""


def plan(
    participants: Participants,
    wanted: Wanted,
    *,
    progress: Progress = lambda done, total: None,
    stop: Callable[[], bool] = lambda: False,
) -> Plans:
    """The plans to choose from; the same for the same arguments.

    `stop` is asked several times a second. Raises Refusal about a field of `wanted` where there can be no such plan,
    and StoppedEarly where `stop` said so.
    """
    raise NotImplementedError
