"""Strict reading of a kept document: values are asked for by key and kind, and what is wrong is told with its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from hearout.errors import BadInput
from hearout.plan.announcement import Text

__all__ = ["Table", "inside", "text_from_document"]

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Table:
    """An object of the document, whose values are asked for by key and kind; `unasked` are those that nobody did."""

    def __init__(self, values: dict[object, object], place: str) -> None:
        self._place = place
        self.unasked = dict(values)
        self._values = values

    def at(self, key: object) -> str:
        return f"{self._place}.{key}" if self._place else str(key)

    def has(self, key: str) -> bool:
        return key in self._values

    def inside(self, key: str, read: Callable[[Table], T]) -> T:
        return inside(self._value(key), self.at(key), read)

    def each(self, key: str, read: Callable[[Table], T]) -> tuple[T, ...]:
        values = self._list(key)
        return tuple(inside(value, f"{self.at(key)}[{number}]", read) for number, value in enumerate(values, 1))

    def unless_none(self, key: str, read: Callable[[str], T]) -> T | None:
        return None if self._value(key) is None else read(key)

    def text(self, key: str) -> Text:
        return text_from_document(self._value(key), self.at(key))

    def line(self, key: str) -> str:
        value = self._value(key)
        if not isinstance(value, str):
            raise _wrong(self.at(key), "is not text")
        return value

    def lines(self, key: str) -> tuple[str, ...]:
        values = self._list(key)
        lines = tuple(value for value in values if isinstance(value, str))
        if not lines or len(lines) < len(values):
            raise _wrong(self.at(key), "is not a list of texts with at least one")
        return lines

    def whole(self, key: str) -> int:
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise _wrong(self.at(key), "is not a whole number from 0 up")
        return value

    def yes_or_no(self, key: str) -> bool:
        value = self._value(key)
        if not isinstance(value, bool):
            raise _wrong(self.at(key), "is neither true nor false")
        return value

    def one_of(self, key: str, kind: type[E]) -> E:
        word = self.line(key)
        if word not in {member.value for member in kind}:
            raise _wrong(self.at(key), f"is not one of {', '.join(kind)}")
        return kind(word)

    def day(self, key: str) -> date:
        return self._parsed(key, date.fromisoformat, "a day, as 2026-09-29")

    def wall(self, key: str) -> datetime:
        moment = self._parsed(key, datetime.fromisoformat, "a time, as 2026-09-29T18:00:00")
        if moment.tzinfo:
            raise _wrong(self.at(key), "names a zone; it is a time in the announcement's own")
        return moment

    def instant(self, key: str) -> datetime:
        moment = self._parsed(key, datetime.fromisoformat, "an instant, as 2026-09-29T18:00:00+00:00")
        if not moment.tzinfo:
            raise _wrong(self.at(key), "names no zone")
        return moment

    def _parsed(self, key: str, parse: Callable[[str], T], what: str) -> T:
        try:
            return parse(self.line(key))
        except ValueError:
            raise _wrong(self.at(key), f"is not {what}") from None

    def _list(self, key: str) -> list[object]:
        value = self._value(key)
        if not isinstance(value, list):
            raise _wrong(self.at(key), "is not a list")
        return value

    def _value(self, key: str) -> object:
        if key not in self._values:
            raise _wrong(self.at(key), "is missing")
        self.unasked.pop(key, None)
        return self._values[key]


def inside(value: object, place: str, read: Callable[[Table], T]) -> T:
    """What `read` makes of an object; "" is the place of the whole. Raises BadInput about what it did not ask for."""
    if not isinstance(value, dict):
        raise _wrong(place or "announcement", "is not an object")
    table = Table(value, place)
    made = read(table)
    for key in table.unasked:
        raise _wrong(table.at(key), "is unknown here")
    return made


def text_from_document(document: object, place: str = "") -> Text:
    """The text that `text_to_document` wrote. Raises BadInput with its place."""
    if not isinstance(document, dict):
        raise _wrong(place, "is not a table of languages")
    for language, words in document.items():
        if not isinstance(language, str) or not isinstance(words, str):
            raise _wrong(f"{place}.{language}", "is not text")
    return Text(dict(document))


def _wrong(place: str, what: str) -> BadInput:
    return BadInput(f"{place}: {what}.")
