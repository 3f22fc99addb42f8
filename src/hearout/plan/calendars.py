"""Sessions as calendars read them (iCalendar, RFC 5545): invitations and cancellations as calendars exchange them by
mail (iTIP, RFC 5546), and a file that anybody may subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

__all__ = ["Event", "Feed", "Person", "cancellation", "invitation", "published"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a calendar: the address that mail reaches them under, and what they are called ("" for nothing)."""

    address: str = field(repr=False)
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Event:
    """A session in a calendar. `uid` never changes; `sequence` grows with every change that calendars are told. It
    starts when clocks in `zone` (IANA) show `starts` (naive). `location` is where or by what address to join; `url` the
    page about it. `attendee` is the one whose calendar it is for; none in what everybody may read."""

    uid: str
    sequence: int
    starts: datetime
    zone: str
    minutes: int
    summary: str = field(repr=False)
    description: str = field(default="", repr=False)
    location: str = field(default="", repr=False)
    url: str = ""
    organiser: Person | None = None
    attendee: Person | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """What a calendar shows of a file that it subscribes to: its name, and what it is about."""

    name: str
    about: str = ""


def invitation(event: Event, stamp: datetime) -> bytes:
    """The event for its attendee's calendar (METHOD:REQUEST), new or changed. `stamp` (aware): when it was written."""
    raise NotImplementedError


def cancellation(event: Event, stamp: datetime) -> bytes:
    """Takes the event out of its attendee's calendar (METHOD:CANCEL)."""
    raise NotImplementedError


def published(events: Iterable[Event], feed: Feed, stamp: datetime) -> bytes:
    """A file of dates that anybody may subscribe to or keep (METHOD:PUBLISH). Names nobody who takes part."""
    raise NotImplementedError
