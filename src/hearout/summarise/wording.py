"""Numbers, shares, dates and lists in words: the hedges of the summary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hearout.records.consultation import ChannelKind
from hearout.records.draft import Cell

__all__ = [
    "BY_HAND",
    "CHANNELS",
    "HARDLY_ANY",
    "IN_TEXT",
    "as_sentence",
    "capitalised",
    "day",
    "doubt",
    "last_moment",
    "listed",
    "named",
    "number",
    "parts",
    "quoted",
    "scattered",
    "share",
    "stretch",
    "together",
    "weight",
]

CHANNELS = {
    ChannelKind.SURVEY: "Survey",
    ChannelKind.SESSION: "Sessions",
    ChannelKind.TALK: "Talk page",
    ChannelKind.EMAIL: "E-mail",
    ChannelKind.OTHER: "Other input",
}

IN_TEXT = {  # a channel as the beginning of a sentence, and its verb
    ChannelKind.SURVEY: ("The survey", "was"),
    ChannelKind.SESSION: ("The sessions", "were"),
    ChannelKind.TALK: ("The talk page", "was"),
    ChannelKind.EMAIL: ("The mailbox", "was"),
    ChannelKind.OTHER: ("Other ways to take part", "were"),
}

_FRACTIONS = (
    (1 / 20, "one in twenty"),
    (1 / 15, "one in fifteen"),
    (1 / 12, "one in twelve"),
    (1 / 10, "one in ten"),
    (1 / 8, "one in eight"),
    (1 / 6, "one in six"),
    (1 / 5, "one in five"),
    (1 / 4, "a quarter"),
    (3 / 10, "three in ten"),
    (1 / 3, "a third"),
    (2 / 5, "two in five"),
    (1 / 2, "half"),
    (3 / 5, "three in five"),
    (2 / 3, "two thirds"),
    (3 / 4, "three quarters"),
    (4 / 5, "four in five"),
    (9 / 10, "nine in ten"),
)
BY_HAND = "Put together by hand from what people said, not found by the computer"
"""What is said of a theme in the place of how stable it is."""
HARDLY_ANY = 0.04
"""The share under which a hedge gives no fraction any more."""
_NEARLY_ALL = 0.95

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_END_OF_DAY = time(23, 59)


def listed(items: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def quoted(words: Sequence[str]) -> list[str]:
    return [f"“{word}”" for word in words]


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def parts(label: str) -> list[str]:
    """The key words that a computed label is made of; a label that a person gave is one part."""
    found = [part.strip() for part in label.split(",")]
    plain = all(part and len(part.split()) <= 2 for part in found)
    return found if plain else [label.strip()]


def named(label: str) -> str:
    """A theme's label as a heading."""
    return capitalised(", ".join(parts(label)))


def number(count: int) -> str:
    """A number of the team's own (sessions, places), in words up to twelve."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def together(channels: Sequence[ChannelKind]) -> str:
    """Joined channels as one label: "Sessions, talk page and e-mail"."""
    names = [CHANNELS[kind] for kind in channels]
    return listed([names[0], *(name[:1].lower() + name[1:] for name in names[1:])])


def share(part: Cell, whole: Cell) -> float | None:
    """The share that the two printed numbers give, or None where one of them is hidden."""
    if part.value is None or not whole.value:
        return None
    return min(1.0, part.value / whole.value)


def scattered(parts: Sequence[Cell], whole: Cell) -> bool:
    """Whether the printed numbers of all subjects, even added up, stay under half of those who answered."""
    return bool(whole.value) and sum(part.value or 0 for part in parts) < (whole.value or 0) / 2


def weight(part: Cell, whole: Cell) -> str:
    """The hedge in words for a printed share: "About one in five"; hidden numbers are "A few"."""
    printed = share(part, whole)
    if printed is None:
        return "A few"
    if printed < HARDLY_ANY:
        return "A small number"
    if printed >= _NEARLY_ALL:
        return "Nearly all"
    return f"About {min(_FRACTIONS, key=lambda fraction: abs(fraction[0] - printed))[1]}"


def doubt(stability: float) -> str:
    """How sure a grouping is, from the share of resampling runs in which it returned (0 to 1)."""
    found = round(100 * stability)
    if stability >= 0.95:
        return f"Very stable: found in {found} of 100 repeated samples"
    if stability >= 0.8:
        return f"Stable: found in {found} of 100 repeated samples"
    if stability >= 0.6:
        return f"Fairly stable: found in {found} of 100 repeated samples"
    return f"Not very stable: found in {found} of 100 repeated samples"


def day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"


def stretch(first: date, last: date) -> str:
    """ "10 to 31 August 2026", "28 August to 3 September 2026", or one day."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def last_moment(closes: datetime, zone: str) -> tuple[date, str]:
    """The last day of a channel, in its own zone, and the hour where it is not the end of that day."""
    local = closes.astimezone(ZoneInfo(zone))
    if local.time() == time(0):
        return local.date() - timedelta(days=1), ""
    if local.time() >= _END_OF_DAY:
        return local.date(), ""
    return local.date(), f"{local:%H:%M}"


def as_sentence(text: str) -> str:
    """The team's words, ending as a sentence does."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
