"""The starts to choose from: half hours on the dates that are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from hearout.errors import Refusal
from hearout.messages import counted, ngettext, say
from hearout.messages import gettext_noop as _
from hearout.plan.coverage.coming import can_come
from hearout.plan.coverage.participants import Participant
from hearout.plan.coverage.wanted import MOST_DAYS, MOST_SESSIONS, Wanted
from hearout.plan.moments import likely_day

__all__ = ["Slots", "slots_for"]

HALF_HOUR = timedelta(minutes=30)
IN_A_DAY = 48
LENGTHS = range(10, 12 * 60 + 1)


@dataclass(frozen=True, slots=True)
class Slots:
    """Starts (UTC) in order; the date of each, as a position in `dates`; and which of them are kept."""

    starts: tuple[datetime, ...]
    day: tuple[int, ...]
    kept: tuple[int, ...]
    dates: tuple[date, ...]


def slots_for(wanted: Wanted) -> Slots:
    """Every start that may be chosen, and those that are already. Raises Refusal where the sessions cannot fit."""
    _possible(wanted)
    kept = sorted({start.astimezone(UTC) for start in wanted.keep})
    free = [start for start in _starts(wanted) if start not in kept]
    starts = sorted([*free, *kept])
    dates = sorted({start.date() for start in starts})
    _fit(wanted, kept, free)
    return Slots(
        tuple(starts),
        tuple(dates.index(start.date()) for start in starts),
        tuple(starts.index(start) for start in kept),
        tuple(dates),
    )


def _starts(wanted: Wanted) -> list[datetime]:
    every = list(_half_hours(wanted.dates))
    for people in (_within(wanted), wanted.facilitators):
        if people:
            able = np.logical_or.reduce(can_come(people, every, wanted.length), axis=0)
            every = [start for start, can in zip(every, able, strict=True) if can]
    return every


def _half_hours(dates: Sequence[date]) -> Iterator[datetime]:
    for day in dates:
        midnight = datetime.combine(day, time(), UTC)
        yield from (midnight + HALF_HOUR * number for number in range(IN_A_DAY))


def _within(wanted: Wanted) -> tuple[Participant, ...]:
    """Acceptable hours are hours in which somebody could come."""
    return (Participant(wanted.hours.zone, "", (wanted.hours.window,)),) if wanted.hours else ()


def _possible(wanted: Wanted) -> None:
    """What is wrong whoever could come."""
    for field, number in (("sessions", wanted.sessions), ("days", wanted.days)):
        if number < 1:
            raise Refusal(field, say(_("Write a number from 1 on.")))
    if wanted.sessions > MOST_SESSIONS:
        raise Refusal("sessions", say(_("At most %(most)s sessions can be planned at a time."), most=MOST_SESSIONS))
    if wanted.length not in LENGTHS:
        raise Refusal("length", say(_("A session lasts from 10 minutes to 12 hours (720 minutes).")))
    likely_day(wanted.first, field="first")
    likely_day(wanted.until, field="last")
    if wanted.until < wanted.first:
        raise Refusal("last", say(_("The last day is before the first.")))
    if (wanted.until - wanted.first).days >= MOST_DAYS:
        raise Refusal(
            "last", say(_("At most %(most)s days can be looked at, the first and last included."), most=MOST_DAYS)
        )


def _fit(wanted: Wanted, kept: Sequence[datetime], free: Sequence[datetime]) -> None:
    """The numbers agree with each other and with the dates there are."""
    dates = {start.date() for start in (*kept, *free)}
    kept_on = {start.date() for start in kept}
    if not free and len(kept) < wanted.sessions:
        raise Refusal(*_NOBODY_HOLDS if wanted.facilitators else _NO_TIME)
    if wanted.days > len(dates):
        raise Refusal("days", counted(_TOO_MANY_DAYS, len(dates)))
    if wanted.sessions < wanted.days:
        raise Refusal("sessions", say(_("There are fewer sessions than days. Each day needs one at least.")))
    if len(kept) > wanted.sessions:
        raise Refusal("sessions", counted(_MORE_KEPT, len(kept)))
    if len(kept_on) > wanted.days or wanted.days - len(kept_on) > wanted.sessions - len(kept):
        raise Refusal("days", counted(_KEPT_DAYS, len(kept_on)))
    if len(kept_on) == wanted.days and sum(start.date() in kept_on for start in free) < wanted.sessions - len(kept):
        raise Refusal("days", counted(_KEPT_DAYS, len(kept_on)))
    if wanted.sessions > len(kept) + len(free):
        raise Refusal("sessions", counted(_TOO_MANY, len(kept) + len(free)))


_NO_TIME = ("hours", say(_("No session fits into these hours on these days. Widen the hours, or block fewer days.")))
_NOBODY_HOLDS = (
    "facilitators",
    say(_("No facilitator can hold a whole session on these days. Add somebody, or widen their hours.")),
)
_TOO_MANY_DAYS = ngettext(
    "There is only %(count)s date on which sessions can be held. Ask for one day.",
    "There are only %(count)s dates on which sessions can be held. Ask for so many days at most.",
)
_MORE_KEPT = ngettext(
    "%(count)s session is chosen already. Ask for so many at least.",
    "%(count)s sessions are chosen already. Ask for so many at least.",
)
_KEPT_DAYS = ngettext(
    "The sessions chosen already are on %(count)s date, which does not agree with the number of days and sessions.",
    "The sessions chosen already are on %(count)s dates, which does not agree with the number of days and sessions.",
)
_TOO_MANY = ngettext(
    "Only %(count)s session fits into the hours there are. Ask for fewer.",
    "Only %(count)s sessions fit into the hours there are. Ask for fewer.",
)
