"""Hours and days of the week as people write them."""

from __future__ import annotations

import re

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.plan.coverage.participants import DAY, EVERY_DAY, Stretch

__all__ = ["days_of", "minute_of", "stretch_between", "window_of"]

TIME = re.compile(r"(\d{1,2}):(\d{2})")
BETWEEN_DAYS = re.compile(r"[\s;,/|]+")
RANGE = re.compile(r"\s*[-–]\s*")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def minute_of(written: str) -> int | None:
    """Minutes after midnight of a time such as 09:30; None where it is none. 24:00 is the end of the day."""
    found = TIME.fullmatch(written.strip())
    if found is None:
        return None
    minute = int(found[1]) * 60 + int(found[2])
    return minute if int(found[2]) < 60 and minute <= DAY else None


def stretch_between(opens: int, closes: int, days: frozenset[int] = EVERY_DAY) -> Stretch | None:
    """Hours from one time to another, overnight where they end before they begin: 22:00 to 02:00 runs into the next
    day, and belongs to the day on which it begins. 00:00 to 00:00 is the whole day; None where there is nothing between
    them."""
    if opens == DAY or opens == closes != 0:
        return None
    return Stretch(opens, closes if closes > opens else closes + DAY, days)


def days_of(written: str) -> frozenset[int]:
    """Days of the week (0 is Monday) such as Mon;Tue;Sat or Mon-Fri, in English, short or in full. Empty where
    something else is written."""
    parts = [part for part in BETWEEN_DAYS.split(RANGE.sub("-", written.strip())) if part]
    days = [_days(part) for part in parts]
    return frozenset().union(*days) if all(days) else frozenset()


def _days(part: str) -> frozenset[int]:
    ends = [_day(name) for name in part.split("-")]
    if len(ends) > 2 or None in ends:
        return frozenset()
    first, last = ends[0] or 0, ends[-1] or 0
    return frozenset((first + n) % 7 for n in range((last - first) % 7 + 1))


def _day(name: str) -> int | None:
    folded = name.casefold().removesuffix(".")
    return next((n for n, day in enumerate(DAYS) if len(folded) > 2 and day.startswith(folded)), None)


def window_of(written: str) -> Stretch:
    """Hours such as 08:00-20:00; 22:00-02:00 runs into the next day. Raises Refusal about "window"."""
    times = [minute_of(part) for part in RANGE.split(written.strip())]
    if len(times) == 2 and times[0] is not None and times[1] is not None:
        window = stretch_between(times[0], times[1])
        if window is not None:
            return window
    raise Refusal("window", say(_("This is no pair of times. Write the hours as 08:00-20:00.")))
