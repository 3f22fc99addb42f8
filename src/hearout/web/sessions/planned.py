"""What is asked of the planner and what it finds, as both are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from hearout.plan.coverage.participants import DAY, WORKING_HOURS, Participants, Stretch
from hearout.plan.coverage.plans import Plan
from hearout.plan.coverage.wanted import Wanted

__all__ = ["BEST", "FAIREST", "Asked", "Found", "Origin", "clock"]

BEST, FAIREST, BETWEEN = "best", "fairest", "between-"


class Origin(StrEnum):
    """From where it is known who could come."""

    TYPED = "typed"
    REGISTERED = "registered"
    SURVEY = "survey"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Asked:
    """`participants` is None until the answers to `facet` are counted. `window`: the hours of those of whom only the
    zone is known. `round` is the key of the round it is for ("": none in particular). `unplaced` is how many people are
    left out of account, because what they answered is no time zone."""

    origin: Origin
    wanted: Wanted = field(repr=False)
    participants: Participants | None = field(default=None, repr=False)
    window: Stretch = WORKING_HOURS
    facet: str = ""
    round: str = ""
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The plans to choose from, as in `plan.coverage.plans.Plans`; `warnings` are messages as JSON."""

    best: Plan = field(repr=False)
    fairest: Plan = field(repr=False)
    front: tuple[Plan, ...] = field(repr=False)
    possible: int
    warnings: tuple[str, ...] = ()

    @property
    def choices(self) -> Mapping[str, Plan]:
        """Each plan by the name under which it is chosen: the best, the fairest, then those between."""
        ends = (self.best.starts, self.fairest.starts)
        between = [plan for plan in self.front if plan.starts not in ends]
        numbered = {f"{BETWEEN}{number}": plan for number, plan in enumerate(between, 1)}
        return {BEST: self.best, FAIREST: self.fairest, **numbered}


def clock(minutes: int) -> time:
    """The time that many minutes after midnight, of whichever day."""
    hours, rest = divmod(minutes % DAY, 60)
    return time(hours, rest)
