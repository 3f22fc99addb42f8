"""What the team decided, as far as the engine tells it: the one event that page, feed, mail and method section read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hearout.plan.announcement import Announcement, Text

__all__ = ["Decided", "DecisionKind", "Moved", "phases_moved"]


class DecisionKind(StrEnum):
    """What a decision did."""

    PUBLISHED = "published"
    CHANGED = "changed"  # edits of the draft were put in force
    EXTENDED = "extended"
    POSTPONED = "postponed"
    ROUND_ADDED = "round_added"
    ENDED_EARLY = "ended_early"
    SCHEDULED = "scheduled"  # sessions of a round got a time
    SESSION_MOVED = "session_moved"
    SESSIONS_CANCELLED = "sessions_cancelled"
    SESSIONS_MERGED = "sessions_merged"
    RELEASED = "released"  # a summary, or a new version of it
    NOTICE = "notice"  # nothing on the page changed


@dataclass(frozen=True, slots=True)
class Moved:
    """A phase that a decision moved or gave rounds: its dates since then (wall times; None where they stayed), and the
    keys of its new rounds."""

    phase: str
    opens: datetime | None = None
    closes: datetime | None = None
    rounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision: its number in the consultation, when (aware), why, by whom, and about which phase (its key).
    `moved` says what became of phases, as `phases_moved` finds it; `sessions` are the keys of those it is about."""

    number: int
    kind: DecisionKind
    at: datetime
    reason: Text = field(default_factory=Text)
    decided_by: str = ""
    phase: str = ""
    moved: tuple[Moved, ...] = ()
    sessions: tuple[str, ...] = ()


def phases_moved(before: Announcement, after: Announcement) -> tuple[Moved, ...]:
    """The phases of `before` that have other dates in `after`, or rounds that are new."""
    found = []
    for old in before.phases:
        new = after.phase(old.key)
        if new is None:
            continue
        known = {one.key for one in old.rounds}
        moved = Moved(
            new.key,
            new.opens if new.opens != old.opens else None,
            new.closes if new.closes != old.closes else None,
            tuple(one.key for one in new.rounds if one.key not in known),
        )
        if moved != Moved(new.key):
            found.append(moved)
    return tuple(found)
