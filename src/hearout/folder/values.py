"""How one value of consultation.toml is read. Each says in words what it wants, for errors and for the reference."""

from __future__ import annotations

import re
import unicodedata
import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Generic, TypeVar

from hearout.likely import nearest

__all__ = [
    "COLUMNS",
    "COLUMNS_TO_QUESTIONS",
    "DAY",
    "FLAG",
    "LANGUAGE",
    "LINE",
    "LINK",
    "MOMENT",
    "PATTERN",
    "TEXT",
    "TEXTS",
    "TEXT_TABLE",
    "ZONE",
    "Moment",
    "Value",
    "Wrong",
    "named",
    "one_of",
    "shown",
    "table_of",
    "whole",
    "word_of",
]

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Moment = date | datetime

YEARS = range(1900, 2201)
LONGEST_SHOWN = 60
BARE_KEY = re.compile(r"[\w-]{1,60}")
LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)


class Wrong(ValueError):
    """A value cannot be used. The message completes the place where it stands and says what to write instead.

    `inside` leads from the value to the part of it that is wrong: "[2]", ".region".
    """

    def __init__(self, what: str, inside: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.inside = inside


@dataclass(frozen=True, slots=True)
class Value(Generic[T_co]):
    """`what` names what is wanted; `read` returns it or raises Wrong. `choices` are the words allowed, if few."""

    what: str
    read: Callable[[object], T_co]
    choices: tuple[str, ...] = ()


def shown(raw: object) -> str:
    """A setting as an error repeats it: short, on one line."""
    text = " ".join(str(raw).split())
    return f'"{text[:LONGEST_SHOWN]}…"' if len(text) > LONGEST_SHOWN else f'"{text}"'


def named(key: str) -> str:
    """A key as it stands in a place: as it is, or shortened in quotes where it is long or odd."""
    return key if BARE_KEY.fullmatch(key) else shown(key)


def _kind_of(raw: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number with a point", str: "text"}
    names |= {list: "a list", dict: "a table", date: "a date", datetime: "a date with a time"}
    return names.get(type(raw), "something else")


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise Wrong(f'is {_kind_of(raw)}, not text. Put it in quotes: "…".')
    if any(unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t" for char in raw):
        raise Wrong("holds control characters. Write it without them.")
    return raw.strip()


def _line(raw: object) -> str:
    text = _text(raw)
    if not text:
        raise Wrong("is empty. Write something, or leave the line out.")
    if "\n" in text:
        raise Wrong("runs over several lines. Write it on one.")
    return text


def _flag(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise Wrong(f"is {_kind_of(raw)}. Write true or false, without quotes.")
    return raw


def _day(raw: object) -> date:
    moment = _moment(raw)
    if isinstance(moment, datetime):
        raise Wrong("has a time. Write the date alone, as 2026-03-01.")
    return moment


def _moment(raw: object) -> Moment:
    moment = _parsed_moment(raw) if isinstance(raw, str) else raw
    if not isinstance(moment, date):  # a datetime is a date too
        raise Wrong(f"is {_kind_of(raw)}. Write a date, as 2026-03-01, or with a time, as 2026-03-01T18:00:00.")
    if moment.year not in YEARS:
        raise Wrong(f"is in the year {moment.year}. Is that a slip?")
    return moment


def _parsed_moment(text: str) -> Moment:
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(text.strip())
        except ValueError:
            continue
    raise Wrong(f"is {shown(text)}, which is no date. Write 2026-03-01, or with a time 2026-03-01T18:00:00.")


def _zone(raw: object) -> str:
    name = _line(raw)
    if name == "UTC" or name in _zones():
        return name
    if not _zones():
        raise Wrong("cannot be looked up: this machine has no time zones. Install tzdata, or write UTC.")
    cities = [
        zone for zone in sorted(_zones()) if zone.rpartition("/")[2].casefold() == name.casefold().replace(" ", "_")
    ]
    hint = f" Did you mean {cities[0]}?" if cities else nearest(name, sorted(_zones()))
    raise Wrong(f"is {shown(name)}, which is no time zone.{hint or ' Write one as Europe/Berlin, or UTC.'}")


@cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _language(raw: object) -> str:
    code = _line(raw)
    if not LANGUAGE_CODE.fullmatch(code):
        raise Wrong(f'is {shown(code)}. Write the code of a language, as "en" or "pt-br".')
    return code.lower()


def _link(raw: object) -> str:
    link = _line(raw)
    if not re.fullmatch(r"https?://[^\s<>\"]+", link):
        raise Wrong("is no web address. Write it whole: https://…")
    return link


def _pattern(raw: object) -> str:
    """A path inside the folder; whether something is there is asked later."""
    path = _line(raw)
    parts = path.replace("\\", "/").split("/")
    if path.startswith(("/", "~", "\\")) or re.match(r"[A-Za-z]:", path):
        raise Wrong("is an absolute path. Write it from the folder on, as survey/*.csv, or give --data DIR.")
    if ".." in parts:
        raise Wrong('leaves the folder with "..". Put the files inside the folder, or give --data DIR.')
    if any(part.startswith(".") and part != "." for part in parts):
        raise Wrong("names a hidden file or folder. Sources are not hidden.")
    if any("**" in part and part != "**" for part in parts):
        raise Wrong('has "**" beside other letters. It stands alone between slashes: sessions/**/*.vtt.')
    return path


def _list(raw: object) -> list[object]:
    if not isinstance(raw, list):
        raise Wrong(f'is {_kind_of(raw)}, not a list. Write ["…", "…"].')
    return raw


def _table(raw: object) -> dict[str, object]:
    if not isinstance(raw, dict):
        raise Wrong(f'is {_kind_of(raw)}, not a table. Write {{ "…" = "…" }}.')
    return raw


def _texts(raw: object) -> tuple[str, ...]:
    return tuple(_each(f"[{place}]", entry, _line) for place, entry in enumerate(_list(raw), 1))


def _each(place: str, raw: object, read: Callable[[object], T]) -> T:
    try:
        return read(raw)
    except Wrong as wrong:
        raise Wrong(wrong.what, place + wrong.inside) from None


def _columns(raw: object) -> Mapping[str, str]:
    """A key of ours for each column; a list says that columns are called as their keys."""
    if isinstance(raw, list):
        return {column: column for column in _without_doubles(_texts(raw))}
    return table_of(LINE).read(raw)


def _without_doubles(texts: tuple[str, ...]) -> tuple[str, ...]:
    double = next((text for text in texts if texts.count(text) > 1), None)
    if double is not None:
        raise Wrong(f"names {shown(double)} twice.")
    return texts


TEXT = Value("text", _text)
LINE = Value("text on one line", _line)
FLAG = Value("true or false", _flag)
DAY = Value("a date", _day)
MOMENT = Value("a date, or a date with a time", _moment)
ZONE = Value("a time zone, as Europe/Berlin", _zone)
LANGUAGE = Value("a language code, as en", _language)
LINK = Value("a web address", _link)
PATTERN = Value("a file, folder or pattern inside the folder", _pattern)
TEXTS = Value("a list of texts", _texts)


def whole(least: int) -> Value[int]:
    def read(raw: object) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise Wrong(f"is {_kind_of(raw)}. Write a whole number, without quotes.")
        if not least <= raw <= 1_000_000_000:
            raise Wrong(f"is {shown(raw)}. Write a whole number from {least} up.")
        return raw

    return Value(f"a whole number from {least} up", read)


def one_of(kind: type[E]) -> Value[E]:
    """One of the words of an enumeration of ours."""
    words = tuple(member.value for member in kind)
    word = word_of(*words)
    return Value(word.what, lambda raw: kind(word.read(raw)), words)


def word_of(*words: str) -> Value[str]:
    def read(raw: object) -> str:
        word = _line(raw).casefold()
        if word not in words:
            raise Wrong(f"is {shown(raw)}. Write {' or '.join(words)}.{nearest(word, words)}")
        return word

    return Value(f"one of {', '.join(words)}", read, words)


def table_of(value: Value[T]) -> Value[Mapping[str, T]]:
    """A table whose keys are the team's own."""

    def read(raw: object) -> Mapping[str, T]:
        found = {}
        for key, entry in _table(raw).items():
            place = f".{named(key)}"
            found[_each(place, key, _line)] = _each(place, entry, value.read)
        return found

    return Value(f"a table: key = {value.what}", read)


TEXT_TABLE = table_of(LINE)
COLUMNS = Value("a table: key = column, or a list of columns", _columns)
COLUMNS_TO_QUESTIONS = Value("a table: column = key of a question, or a list of columns called as the keys", _columns)
