"""Where times become words: the one place, for pages, mail and feeds.

A time is always told with its day, in a named zone, with UTC beside it. Words come from the Unicode locale data (CLDR,
through Babel), so that every language says days, months and cities as it does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_datetime, format_interval, format_skeleton, get_timezone_location
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, override

__all__ = [
    "TimeTold",
    "city",
    "day_in_words",
    "days_in_words",
    "locale_of",
    "month_in_short",
    "short_day",
    "told",
    "wall_in_words",
]

SHORT_MONTH = re.compile(r"(?<!M)MMM(?!M)")


@dataclass(frozen=True, slots=True)
class TimeTold:
    """An instant as people read it: `day` "Tuesday 29 September 2026", `clock` "21:00", `city` "Nairobi", `utc_clock`
    "18:00 UTC", and `utc_day` where it is another day there; `iso` for machines.

    As text it is the whole: "Tuesday 29 September 2026, 21:00 in Nairobi (18:00 UTC)"; `markup` is that as HTML.
    """

    day: str
    clock: str
    city: str
    utc_day: str
    utc_clock: str
    iso: str
    language: str

    @property
    def utc(self) -> str:
        """ "18:00 UTC", or with its day: "Monday 28 September 2026, 23:00 UTC"."""
        if not self.utc_day:
            return self.utc_clock
        with override(self.language):
            return gettext("%(day)s, %(time)s") % {"day": self.utc_day, "time": self.utc_clock}

    def __str__(self) -> str:
        with override(self.language):
            return self._whole() % {"day": self.day, "time": self._there(), "utc": f"({self.utc})"}

    def __html__(self) -> SafeString:
        return self.markup

    @property
    def markup(self) -> SafeString:
        """For templates, which print the text of anything else."""
        clock = format_html('<span class="nb">{}</span>', self.utc_clock)
        beside = escape(self.utc).replace(self.utc_clock, clock)
        with override(self.language):
            parts = {
                "day": escape(self.day),
                "time": format_html('<time datetime="{}">{}</time>', self.iso, self._there()),
                "utc": f'<span class="utc">({beside})</span>',
            }
            return mark_safe(self._whole() % parts)  # noqa: S308  its parts are escaped, its template is ours

    def _whole(self) -> str:
        if self.city == "UTC":
            return gettext("%(day)s, %(time)s")
        # Translators: "Tuesday 29 September 2026", "21:00 in Nairobi", "(18:00 UTC)"
        return gettext("%(day)s, %(time)s %(utc)s")

    def _there(self) -> str:
        if self.city == "UTC":
            return self.utc_clock
        # Translators: "21:00 in Nairobi"
        return gettext("%(clock)s in %(city)s") % {"clock": self.clock, "city": self.city}


@lru_cache(maxsize=4096)
def told(at: datetime, zone: str, language: str) -> TimeTold:
    """`at` (aware) in `zone` (IANA) and `language` (BCP 47; English where CLDR has none)."""
    locale, there, utc = locale_of(language), at.astimezone(ZoneInfo(zone)), at.astimezone(UTC)
    return TimeTold(
        day=day_in_words(there.date(), language),
        clock=format_datetime(there, "HH:mm", tzinfo=ZoneInfo(zone), locale=locale),
        city=city(zone, language),
        utc_day="" if there.date() == utc.date() else day_in_words(utc.date(), language),
        utc_clock=f"{format_datetime(utc, 'HH:mm', tzinfo=UTC, locale=locale)} UTC",
        iso=f"{utc:%Y-%m-%dT%H:%MZ}",
        language=language,
    )


def day_in_words(day: date, language: str) -> str:
    """The day with its weekday and year: "Tuesday 29 September 2026"."""
    locale = locale_of(language)
    return format_date(day, "EEEE d MMMM y" if locale.language == "en" else "full", locale=locale)


def wall_in_words(wall: datetime, language: str) -> str:
    """A time (naive) in a zone that is named beside it: "Tuesday 29 September 2026, 21:00"."""
    with override(language):
        return gettext("%(day)s, %(time)s") % {"day": day_in_words(wall.date(), language), "time": f"{wall:%H:%M}"}


def days_in_words(first: date, last: date, language: str) -> str:
    """A stretch of days: "10–31 August 2026"; one day where they are the same."""
    locale = locale_of(language)
    if first == last:
        return format_date(first, "long", locale=locale)
    largest = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    parts = locale.interval_formats.get("yMMMd", {}).get(largest, [])
    if len(parts) != 2:
        return format_interval(first, last, "yMMMd", locale=locale)
    # Babel finds the pattern with short months; CLDR means it to be widened to what is asked for
    from_, to = (SHORT_MONTH.sub("MMMM", part) for part in parts)
    return format_date(first, from_, locale=locale) + format_date(last, to, locale=locale)


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
    locale = locale_of(language)
    known = next((name for name in (zone, *_former_names().get(zone, ())) if name in locale.time_zones), zone)
    return get_timezone_location(ZoneInfo(known), locale=locale, return_city=True).split("/")[-1]


@cache
def _former_names() -> dict[str, tuple[str, ...]]:
    """What zones were called before: CLDR keeps the name that it first had, Asia/Calcutta, so that it never changes."""
    former: dict[str, tuple[str, ...]] = {}
    for old, new in get_global("zone_aliases").items():
        former[new] = (*former.get(new, ()), old)
    return former


def locale_of(language: str) -> Locale:
    """CLDR's locale for a BCP 47 tag; British English for English, and where there is none."""
    try:
        return Locale.parse(language if language != "en" else "en-GB", sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
