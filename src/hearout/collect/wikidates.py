"""Timestamps as MediaWiki writes them into signatures, in the languages and orders its wikis use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from hearout.language.words import fold

__all__ = ["Timestamp", "timestamps"]

_DAY_MONTH = (
    r"(?P<day{n}>\d{{1,2}})\.?[ \u00a0]+(?:de[ \u00a0]+)?(?P<month{n}>[^\W\d_][^\d\s,،()]{{1,14}})"
    r"[ \u00a0,]+(?:de[ \u00a0]+)?(?P<year{n}>\d{{4}})"
)
_MONTH_DAY = r"(?P<month{n}>[^\W\d_][^\d\s,،()]{{1,14}})[ \u00a0]+(?P<day{n}>\d{{1,2}}),?[ \u00a0]+(?P<year{n}>\d{{4}})"
_NUMBERS = (
    r"(?P<year{n}>\d{{4}})[-年년.][ \u00a0]?(?P<month{n}>\d{{1,2}})[-月월.][ \u00a0]?(?P<day{n}>\d{{1,2}})[日일.]?"
    r"(?:[ \u00a0]?\([^()\n]{{1,4}}\))?"
)
_TIME = r"(?P<hour{n}>\d{{1,2}})[:.h](?P<minute{n}>\d{{2}})(?:min)?(?::\d{{2}})?"
_BETWEEN = r"[,،.]?[ \u00a0]+(?:(?:à|a las|às|kl\.?|um|ob|o|de|v)[ \u00a0]+)?"
_ZONE = r"[ \u00a0]+\((?P<zone>[^()\n]{1,24})\)"


def _orders() -> str:
    dates = (_DAY_MONTH, _MONTH_DAY, _NUMBERS)
    either = [(_TIME + _BETWEEN + date, date + _BETWEEN + _TIME) for date in dates]
    return "|".join(order.format(n=n) for n, order in enumerate(order for pair in either for order in pair))


_TIMESTAMP = re.compile(rf"(?<![\w:])(?:{_orders()}){_ZONE}")

_MONTHS = (
    "january janvier januar enero janeiro gennaio januari jan gen января январь січня يناير styczeń stycznia sty ocak",
    "february février februar febrero fevereiro febbraio februari feb fev февраля лютого فبراير luty lutego şubat",
    "march mars märz marzo março maart mar mrt mart марта март березня مارس marzec marca",
    "april avril abril aprile apr avr abr апреля апрель квітня أبريل kwiecień kwietnia nisan",
    "may mai mayo maio maggio mei maj mag мая май травня مايو maja mayıs",
    "june juin juni junio junho giugno jun giu июня июнь червня يونيو czerwiec czerwca haziran",
    "july juillet juli julio julho luglio jul lug июля июль липня يوليو lipiec lipca temmuz",
    "august août agosto augustus augusti aug ago августа август серпня أغسطس sierpień sierpnia ağustos",
    "september septembre septiembre setembro settembre sep sept set сентября вересня سبتمبر września eylül",
    "october octobre oktober octubre outubro ottobre oct okt out ott октября жовтня أكتوبر października ekim",
    "november novembre noviembre novembro nov ноября ноябрь листопада نوفمبر listopad listopada kasım",
    "december décembre dezember diciembre dezembro dicembre dec dez dic декабря грудня ديسمبر grudzień grudnia aralık",
)
_MONTH = {fold(name): number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_SHORTEST_PREFIX = 3

_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "ت ع م": 0, "всв": 0, "wet": 0,
    "cet": 60, "mez": 60, "bst": 60, "west": 60, "hnec": 60,
    "cest": 120, "mesz": 120, "eet": 120, "sast": 120, "heec": 120,
    "eest": 180, "msk": 180, "мск": 180, "eat": 180, "trt": 180,
    "ist": 330, "jst": 540, "kst": 540, "nzst": 720, "nzdt": 780,
    "est": -300, "edt": -240, "cdt": -300, "pst": -480, "pdt": -420, "brt": -180,
}  # fmt: skip
_OFFSET = re.compile(r"(?:utc|gmt)? ?([+\u2212-])(\d{1,2})(?::?(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Timestamp:
    """`start` to `end` of the text is a date and time. `when` is aware, or None where it names no real time.
    `guessed`: its zone is unknown, and was taken to be the one given."""

    start: int
    end: int
    when: datetime | None
    guessed: bool = False


def timestamps(text: str, zone: tzinfo) -> Iterator[Timestamp]:
    """All signature timestamps in `text`, in order: a date, a time, and a zone in brackets. Source for the forms:
    the `defaultSortAndDateFormats` of MediaWiki's language files. `zone` holds where the one named is unknown."""
    for match in _TIMESTAMP.finditer(text):
        parts = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value}
        known = _zone(parts["zone"])
        yield Timestamp(match.start(), match.end(), _instant(parts, known or zone), known is None)


def _instant(parts: dict[str, str], zone: tzinfo) -> datetime | None:
    month = _month(parts["month"])
    try:
        moment = datetime(
            int(parts["year"]), month, int(parts["day"]), int(parts["hour"]), int(parts["minute"]), tzinfo=zone
        )
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _month(said: str) -> int:
    """The number of a month by its name, or what of it is enough to tell; 0 when it is none."""
    if said.isdecimal():
        return int(said)
    name = fold(said).rstrip(".")
    if name in _MONTH:
        return _MONTH[name]
    meant = {number for full, number in _MONTH.items() if len(name) >= _SHORTEST_PREFIX and full.startswith(name)}
    return meant.pop() if len(meant) == 1 else 0


def _zone(said: str) -> tzinfo | None:
    name = " ".join(said.lower().replace("\u200f", "").split())
    if name in _ZONES:
        return timezone(timedelta(minutes=_ZONES[name]))
    offset = _OFFSET.fullmatch(name)
    if not offset or int(offset[2]) > 14:
        return None
    minutes = int(offset[2]) * 60 + int(offset[3] or 0) % 60
    return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
