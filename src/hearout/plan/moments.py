"""Wall times in a named zone, and the instants they are."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hearout.errors import Fault, Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say

__all__ = ["YEARS", "first_instant", "instant", "last_day", "likely_day", "local_day", "midnight_after", "zone_named"]


YEARS = range(1900, 2200)
"""What is further away is a slip of the keyboard, and more than calendars can reckon with in every zone."""


def instant(wall: datetime, zone: str, *, field: str = "opens") -> datetime:
    """The instant (UTC) at which clocks in `zone` show `wall` (naive).

    Raises Refusal about `field` where they never show it, show it twice, or where it is centuries away; and about
    "zone" where there is none.
    """
    if wall.tzinfo:
        raise Fault("A wall time has no zone of its own.")
    place = zone_named(zone)
    likely_day(wall.date(), field=field)
    early, late = (wall.replace(tzinfo=place, fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return early.astimezone(UTC)
    if _shown(early, place) == wall:
        twice = _("On that day clocks in %(zone)s show %(time)s twice. Choose an earlier or a later time.")
        raise Refusal(field, say(twice, zone=place, time=wall))
    never = _(
        "Clocks in %(zone)s are put forward on that day and never show %(time)s. Choose %(before)s or earlier, or "
        "%(after)s or later."
    )
    raise Refusal(field, say(never, zone=place, time=wall, before=_shown(late, place), after=_shown(early, place)))


def first_instant(wall: datetime, zone: str) -> datetime:
    """The same for what was already checked or is still a draft: a doubtful time is taken as its first reading, and one
    that is centuries away as the first or last that can be reckoned with."""
    return _bounded(wall).replace(tzinfo=zone_named(zone), fold=0).astimezone(UTC)


def likely_day(day: date, *, field: str) -> date:
    """The day, if it is near enough to be meant. Raises Refusal about `field`."""
    if day.year not in YEARS:
        raise Refusal(field, say(_("This is in the year %(year)s. Is that a slip?"), year=str(day.year)))
    return day


def local_day(at: datetime, zone: str) -> date:
    """The day it is in `zone` at an instant."""
    return at.astimezone(zone_named(zone)).date()


def last_day(closes: datetime) -> date:
    """The last day on which something that closes at a wall time is open: at midnight, the day that ends."""
    closes = _bounded(closes)
    return closes.date() - timedelta(days=closes.time() == time())


def midnight_after(now: datetime, zone: str) -> datetime:
    """The instant at which the next day begins in `zone`."""
    return first_instant(datetime.combine(local_day(now, zone) + timedelta(days=1), time()), zone)


def zone_named(zone: str) -> ZoneInfo:
    """The IANA time zone of that name. Raises Refusal about "zone" where there is none."""
    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # unknown, not a name at all, a folder of names
        unknown = _("There is no time zone called “%(zone)s”. Choose one from the list, such as Europe/Berlin or UTC.")
        raise Refusal("zone", say(unknown, zone=zone)) from None


def _bounded(wall: datetime) -> datetime:
    if wall.year in YEARS:
        return wall
    return datetime(YEARS.start, 1, 1) if wall.year < YEARS.start else datetime(YEARS.stop - 1, 12, 31)  # noqa: DTZ001


def _shown(at: datetime, place: ZoneInfo) -> datetime:
    """What clocks show at an instant."""
    return at.astimezone(UTC).astimezone(place).replace(tzinfo=None, fold=0)
