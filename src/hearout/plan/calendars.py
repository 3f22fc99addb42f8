"""Sessions as calendars read them (iCalendar, RFC 5545): invitations and cancellations as calendars exchange them by
mail (iTIP, RFC 5546), and a file that anybody may subscribe to.

An invitation names exactly one attendee, so that nobody learns who else takes part.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

import icalendar

from hearout.errors import Fault
from hearout.plan.calendar_zones import calendar_zone
from hearout.plan.moments import first_instant, zone_named

__all__ = ["CANCEL", "REQUEST", "Event", "Feed", "Person", "cancellation", "invitation", "published"]

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"  # methods of iTIP

OURS = "-//Hearout//Listening sessions//EN"
LOOKED_AT = timedelta(hours=4)  # how often calendars are asked to look for changes of a feed
IN_MAILTO = "@!$'*+-._~`{|}^/="  # what an address may hold and a mailto: address as it is (RFC 6068)


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
    """The event for its attendee's calendar (METHOD:REQUEST), new or changed. `stamp` (aware): when it was written.
    Raises Refusal about "zone" where there is none."""
    return _exchanged(REQUEST, event, stamp)


def cancellation(event: Event, stamp: datetime) -> bytes:
    """Takes the event out of its attendee's calendar (METHOD:CANCEL). Its `sequence` is higher than that of any
    invitation before it. Raises as `invitation` does."""
    return _exchanged(CANCEL, event, stamp)


def published(events: Iterable[Event], feed: Feed, stamp: datetime) -> bytes:
    """A file of dates that anybody may subscribe to or keep (METHOD:PUBLISH). Names nobody who takes part."""
    shown = tuple(events)
    if any(event.attendee for event in shown):
        raise Fault("What anybody may read names an attendee.")
    calendar = _calendar(PUBLISH, shown)
    name = _line(feed.name)
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)
    if feed.about:
        calendar.add("DESCRIPTION", feed.about)
        calendar.add("X-WR-CALDESC", feed.about)
    calendar.add("REFRESH-INTERVAL", LOOKED_AT, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", icalendar.vDuration(LOOKED_AT))
    for event in shown:
        calendar.add_component(_entry(event, stamp, "CANCELLED" if event.cancelled else "CONFIRMED"))
    return bytes(calendar.to_ical())


def _exchanged(method: str, event: Event, stamp: datetime) -> bytes:
    """A file for one attendee, from the organiser."""
    if event.organiser is None or event.attendee is None:
        raise Fault("Calendars exchange events of one organiser with one attendee.")
    calendar = _calendar(method, (event,))
    entry = _entry(event, stamp, "CANCELLED" if method == CANCEL else "CONFIRMED")
    entry.add("CLASS", "PRIVATE")  # where somebody takes part is nobody's business who may look into their calendar
    has_agreed = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "ACCEPTED", "RSVP": "FALSE"}
    entry.add("ATTENDEE", _person(event.attendee, **has_agreed), encode=False)
    calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _calendar(method: str, events: tuple[Event, ...]) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", OURS)
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method)
    for zone in sorted({event.zone for event in events if _shown_in_zone(event)}):
        years = {event.starts.year for event in events if event.zone == zone}
        calendar.add_component(calendar_zone(zone, min(years), max(years)))
    return calendar


def _entry(event: Event, stamp: datetime, status: str) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("UID", event.uid)
    entry.add("SEQUENCE", event.sequence)
    entry.add("DTSTAMP", stamp.astimezone(UTC))
    begins, ends = _from_until(event)
    entry.add("DTSTART", begins)
    entry.add("DTEND", ends)
    entry.add("STATUS", status)
    for name, words in (("SUMMARY", event.summary), ("DESCRIPTION", event.description), ("LOCATION", event.location)):
        if words:
            entry.add(name, _text(words))
    if event.url:
        entry.add("URL", event.url)
    if event.organiser:
        entry.add("ORGANIZER", _person(event.organiser), encode=False)
    return entry


def _from_until(event: Event) -> tuple[datetime, datetime]:
    """When it starts and ends, in its zone; in UTC where clocks there change on the way, and a wall time would not say
    which of two instants is meant."""
    begins = first_instant(event.starts, event.zone)
    ends = begins + timedelta(minutes=event.minutes)
    if not _shown_in_zone(event):
        return begins, ends
    place = zone_named(event.zone)
    return begins.astimezone(place), ends.astimezone(place)


def _shown_in_zone(event: Event) -> bool:
    """Whether wall times in its zone say when it starts and ends."""
    place = zone_named(event.zone)
    begins = first_instant(event.starts, event.zone)
    return place.key != "UTC" and all(
        _is_plain(at.astimezone(place), place) for at in (begins, begins + timedelta(minutes=event.minutes))
    )


def _is_plain(there: datetime, place: ZoneInfo) -> bool:
    """Whether clocks show this time once on that day."""
    wall = there.replace(tzinfo=None)
    early, late = (wall.replace(tzinfo=place, fold=fold).utcoffset() for fold in (0, 1))
    return early == late


def _person(person: Person, **said: str) -> icalendar.vCalAddress:
    if any(unicodedata.category(letter).startswith(("C", "Z")) for letter in person.address):
        raise Fault("An address with a space or a line break came as far as a calendar.")
    address = icalendar.vCalAddress(f"mailto:{quote(person.address, safe=IN_MAILTO)}")
    if person.name:
        said["CN"] = _line(person.name).replace('"', "'")
    for name, value in said.items():
        address.params[name] = icalendar.vText(value)
    return address


def _line(words: str) -> str:
    """As one line: parameters, and properties that are no text by RFC 5545, hold no breaks."""
    return " ".join(_text(words).split())


def _text(words: str) -> str:
    """Without the controls that no calendar may hold; line breaks and tabs stay (RFC 5545, 3.3.11)."""
    lined = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in lined if letter in "\n\t" or unicodedata.category(letter) != "Cc")
