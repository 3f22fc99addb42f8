"""Shares, regions and the days of sessions in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from babel.dates import format_skeleton
from babel.numbers import format_percent
from django.utils.translation import get_language, gettext

from hearout.plan.coverage.plans import RegionReach, Worth
from hearout.web.sentences import listed
from hearout.web.times import locale_of

__all__ = ["at_utc", "day", "days_of", "joined_regions", "reached_people", "region_named", "share_told", "starts_of"]

TENTHS = 3  # digits of a share that are told
ALL_BUT_A_FEW = 0.999


def share_told(share: float) -> str:
    """ "64.9%" as the reader's language writes it. Less than all is never told as all."""
    rounded = round(share, TENTHS)
    told = min(rounded, ALL_BUT_A_FEW) if share < 1 else rounded
    return format_percent(told, locale=locale_of(get_language() or "en"), decimal_quantization=False)


def region_named(region: str) -> str:
    """A region in the reader's language; one that a list of people named otherwise is told as it is."""
    return gettext(region) if region else gettext("No region")


def day(on: date) -> str:
    """ "Tue 8 Sept": the year is plain from what stands around it."""
    return format_skeleton("MMMEd", on, locale=locale_of(get_language() or "en"))


def days_of(starts: Iterable[datetime]) -> str:
    """The days (UTC) of sessions: "Tue 8 Sept and Wed 16 Sept"."""
    return listed(day(on) for on in sorted({start.astimezone(UTC).date() for start in starts}))


def starts_of(starts: Sequence[datetime]) -> str:
    """When they begin (UTC), day by day: "07:00, 15:00 · 13:00, 17:00"."""
    days: dict[date, list[str]] = {}
    for start in starts:
        utc = start.astimezone(UTC)
        days.setdefault(utc.date(), []).append(f"{utc:%H:%M}")
    return " · ".join(", ".join(clocks) for _day, clocks in sorted(days.items()))


def at_utc(start: datetime) -> str:
    """One session: "Wed 16 Sept, 01:00 UTC"."""
    utc = start.astimezone(UTC)
    return gettext("%(day)s, %(time)s") % {"day": day(utc.date()), "time": f"{utc:%H:%M} UTC"}


def reached_people(region: RegionReach) -> float:
    """How many of its people can come."""
    return region.weight * region.reached


def joined_regions(worth: Worth, least: int) -> tuple[RegionReach, ...]:
    """The regions, those with fewer than `least` people taken together, and with the next smallest until they are as
    many. What is told of a few people would be told of each of them."""
    by_size = sorted(worth.by_region, key=lambda region: (region.weight, region.region))
    few = sum(region.weight < least for region in by_size)
    while few and few < len(by_size) and sum(region.weight for region in by_size[:few]) < least:
        few += 1
    named = [RegionReach(region_named(one.region), one.weight, one.reached) for one in by_size[few:]]
    together = [_together(by_size[:few])] if few else []
    return tuple(sorted((*named, *together), key=lambda region: (region.reached, region.region)))


def _together(regions: Sequence[RegionReach]) -> RegionReach:
    weight = sum(region.weight for region in regions)
    reached = sum(map(reached_people, regions)) / weight
    return RegionReach(listed(sorted(region_named(one.region) for one in regions)), weight, reached)
