"""What is open, what is not, and what comes next, at a given instant.

States come from instants, never from wall times: a phase that spans a clock change opens and closes when clocks in the
announcement's zone say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from hearout.plan.announcement import Announcement, Phase, Round, Session, Way
from hearout.plan.moments import first_instant, local_day, midnight_after
from hearout.plan.sessions import begins_at, ends_at

__all__ = [
    "Deadline",
    "DeadlineKind",
    "Stage",
    "State",
    "WayState",
    "closes_at",
    "days_until",
    "deadlines",
    "next_change",
    "open_ways",
    "opens_at",
    "phase_state",
    "phases_begun",
    "way_state",
    "way_states",
    "ways_open",
]


class Stage(StrEnum):
    """How far a phase is. A phase that is not for listening goes through the same: to come, under way, done."""

    SOON = "soon"
    OPEN = "open"
    CLOSED = "closed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class State:
    """A phase or way at an instant. `at` (UTC): when it opens (SOON), until when it is open (OPEN), since when it is
    closed (CLOSED) or was ended early (ENDED), then by the decision of that number."""

    stage: Stage
    at: datetime
    decision: int | None = None


@dataclass(frozen=True, slots=True)
class WayState:
    """A way with its state; None where its phase has no dates yet, as in a draft."""

    way: Way
    state: State | None


class DeadlineKind(StrEnum):
    """What happens at a deadline."""

    OPENS = "opens"
    CLOSES = "closes"
    ROUND = "round"  # a round begins
    SESSION = "session"  # a session begins
    KEY = "key"  # what is kept is destroyed


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that comes: when (UTC), and of which phase, round and session (none where it is of the whole
    consultation)."""

    at: datetime
    kind: DeadlineKind
    phase: Phase | None = None
    round: Round | None = None
    session: Session | None = None


def opens_at(phase: Phase, zone: str) -> datetime:
    """When it opens (UTC)."""
    return first_instant(phase.opens, zone)


def closes_at(phase: Phase, zone: str) -> datetime:
    """When it closes (UTC): at its ending, where it was ended early."""
    planned = first_instant(phase.closes, zone)
    return min(planned, phase.ended.at) if phase.ended else planned


def phase_state(phase: Phase, zone: str, now: datetime) -> State:
    """How far a phase is. It is open from the instant it opens up to, and without, the instant it closes."""
    opens, closes = opens_at(phase, zone), closes_at(phase, zone)
    if now < opens:
        return State(Stage.SOON, opens)
    if now < closes:
        return State(Stage.OPEN, closes)
    if phase.ended:
        return State(Stage.ENDED, closes, phase.ended.decision)
    return State(Stage.CLOSED, closes)


def phases_begun(announcement: Announcement, now: datetime) -> frozenset[str]:
    """The keys of the phases that have opened, also of those that are over."""
    zone = announcement.zone
    return frozenset(phase.key for phase in announcement.phases if opens_at(phase, zone) <= now)


def way_state(announcement: Announcement, way: Way, now: datetime) -> State | None:
    """How far a way is: as its phase. None where it has none."""
    phase = announcement.phase(way.phase)
    return phase_state(phase, announcement.zone, now) if phase else None


def way_states(announcement: Announcement, now: datetime) -> tuple[WayState, ...]:
    """All ways as they are announced, each with its state."""
    return tuple(WayState(way, way_state(announcement, way, now)) for way in announcement.ways)


def open_ways(announcement: Announcement, now: datetime) -> tuple[WayState, ...]:
    """The ways that are open now, with until when: those that are left, after one has ended."""
    return tuple(one for one in way_states(announcement, now) if one.state and one.state.stage is Stage.OPEN)


def ways_open(announcement: Announcement, now: datetime) -> tuple[Way, ...]:
    """The same without their states."""
    return tuple(one.way for one in open_ways(announcement, now))


def deadlines(announcement: Announcement, now: datetime) -> tuple[Deadline, ...]:
    """What comes after `now`, the next first."""
    coming = (deadline for deadline in _all_deadlines(announcement) if deadline.at > now)
    return tuple(sorted(coming, key=lambda deadline: deadline.at))


def next_change(announcement: Announcement, now: datetime, zone: str = "") -> datetime | None:
    """Until when a page made now stays true: the next opening or closing, also of a session, or midnight in the
    reader's `zone` (else the announcement's), when "in 3 days" becomes "in 2 days". None where nothing comes any
    more."""
    coming = [deadline.at for deadline in deadlines(announcement, now)]
    coming += [ends for ends in map(ends_at, announcement.sessions) if ends > now]
    return min(*coming, midnight_after(now, zone or announcement.zone)) if coming else None


def days_until(at: datetime, now: datetime, zone: str) -> int:
    """How many days off an instant is as people in `zone` count: 0 today, 1 tomorrow."""
    return (local_day(at, zone) - local_day(now, zone)).days


def _all_deadlines(announcement: Announcement) -> Iterator[Deadline]:
    zone = announcement.zone
    for phase in announcement.phases:
        yield Deadline(opens_at(phase, zone), DeadlineKind.OPENS, phase)
        yield Deadline(closes_at(phase, zone), DeadlineKind.CLOSES, phase)
        for one in phase.rounds:
            begins = first_instant(datetime.combine(one.first, time()), zone)
            if begins < closes_at(phase, zone):
                yield Deadline(max(begins, opens_at(phase, zone)), DeadlineKind.ROUND, phase, one)
            for session in one.schedule:
                if session.cancelled is None:
                    yield Deadline(begins_at(session), DeadlineKind.SESSION, phase, one, session)
    if announcement.promises.kept_until:
        ends = datetime.combine(announcement.promises.kept_until, time())
        yield Deadline(midnight_after(first_instant(ends, zone), zone), DeadlineKind.KEY)
