"""Where times become words: the one place, for pages, mail and feeds.

A time is always told with its day, in a named zone, with UTC beside it. Words come from the Unicode locale data (CLDR,
through Babel), so that every language says days, months and cities as it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton, get_timezone_location

__all__ = ["TimeTold", "city", "day_in_words", "locale_of", "month_in_short", "short_day", "told"]


@dataclass(frozen=True, slots=True)
class TimeTold:
    """An instant as people read it: `day` "Tuesday 29 September 2026", `clock` "21:00", `city` "Nairobi", `utc`
    "18:00 UTC", or with its day where that differs ("Monday 28 September 2026, 23:00 UTC"); `iso` for machines."""

    day: str
    clock: str
    city: str
    utc: str
    iso: str


def told(at: datetime, zone: str, language: str) -> TimeTold:
    """`at` (aware) in `zone` (IANA) and `language` (BCP 47; English where CLDR has none)."""
    locale, there, utc = locale_of(language), at.astimezone(ZoneInfo(zone)), at.astimezone(UTC)
    clock_utc = f"{format_datetime(utc, 'HH:mm', tzinfo=UTC, locale=locale)} UTC"
    return TimeTold(
        day=day_in_words(there.date(), language),
        clock=format_datetime(there, "HH:mm", tzinfo=ZoneInfo(zone), locale=locale),
        city=city(zone, language),
        utc=clock_utc if there.date() == utc.date() else f"{day_in_words(utc.date(), language)}, {clock_utc}",
        iso=f"{utc:%Y-%m-%dT%H:%MZ}",
    )


def day_in_words(day: date, language: str) -> str:
    """The day with its weekday and year: "Tuesday 29 September 2026"."""
    return format_date(day, "full", locale=locale_of(language))


def short_day(day: date, language: str) -> str:
    """The day where its year is plain from what stands around it: "29 Sept"."""
    return format_skeleton("MMMd", day, locale=locale_of(language))


def month_in_short(day: date, language: str) -> str:
    """The month of a day, for the axis of a picture: "Sept"."""
    return format_skeleton("MMM", day, locale=locale_of(language))


def city(zone: str, language: str) -> str:
    """The place a zone is named after: "Nairobi"; "UTC" for UTC itself."""
    if zone in ("UTC", "Etc/UTC"):
        return "UTC"
    return get_timezone_location(ZoneInfo(zone), locale=locale_of(language), return_city=True).split("/")[-1]


def locale_of(language: str) -> Locale:
    """CLDR's locale for a BCP 47 tag; British English for English, and where there is none."""
    try:
        return Locale.parse(language if language != "en" else "en-GB", sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
