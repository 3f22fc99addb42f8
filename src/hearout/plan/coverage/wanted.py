"""What a team wants of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hearout.plan.coverage.participants import Facilitator, Stretch

__all__ = ["MOST_DAYS", "MOST_SESSIONS", "WEEK", "Hours", "Wanted"]

WEEK = timedelta(days=6)  # to its last day
MOST_DAYS = 28  # to choose from
MOST_SESSIONS = 40


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of the day in a zone, outside of which no session may be held."""

    zone: str
    window: Stretch


@dataclass(frozen=True, slots=True)
class Wanted:
    """`sessions` on `days` different dates (UTC), each `length` minutes, beginning on the half hour between `first` and
    `last` (UTC dates, both included; seven days where no `last` is given).

    `facilitators`: where any are given, each session needs one who can and is not in another. `blocked`: dates (UTC) on
    which none begins. `hours`: outside of which none is held. `keep`: starts (aware) of sessions that are chosen
    already; they count among `sessions`.
    """

    sessions: int
    days: int
    first: date
    last: date | None = None
    length: int = 60
    facilitators: tuple[Facilitator, ...] = ()
    blocked: frozenset[date] = frozenset()
    hours: Hours | None = None
    keep: tuple[datetime, ...] = ()

    @property
    def until(self) -> date:
        """The last date to choose from."""
        return self.last or self.first + WEEK

    @property
    def dates(self) -> tuple[date, ...]:
        """The dates to choose from."""
        every = (self.first + timedelta(days=number) for number in range((self.until - self.first).days + 1))
        return tuple(day for day in every if day not in self.blocked)
