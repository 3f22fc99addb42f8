"""Parsed JSON, asked for one typed piece at a time. Whatever is not as agreed is `Malformed`, with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

__all__ = ["Json", "Malformed", "Node", "parsed"]

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


_KEY = re.compile("[a-z_]{1,20}")
"""Keys of ours; others (labels, ids) are counted off rather than named in a message."""


class Malformed(Exception):
    """A file is not what it should be. The message names the place, never what stands there."""


def parsed(data: bytes | str, name: str) -> Node:
    """The JSON in `data`. Raises `Malformed` where it is none, names a key twice or holds no number (NaN)."""
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
        return Node(json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_no_number), name)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise Malformed(f"{name} is not valid JSON") from None
    except _Doubled:
        raise Malformed(f"{name} names a key twice or holds a number that is none") from None


class _Doubled(ValueError):
    pass


def _without_doubles(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Readers differ in which of two equal keys they show, so one of them would go unaudited."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Doubled
    return found


def _no_number(_: str) -> Json:
    raise _Doubled


class Node:
    """A place in a JSON document: `at` goes down one step, the others take the value as what it should be."""

    def __init__(self, value: Json, place: str) -> None:
        self.value = value
        self.place = place

    def has(self, key: str) -> bool:
        """Whether there is something other than null under `key`."""
        return isinstance(self.value, dict) and self.value.get(key) is not None

    def at(self, key: str) -> Node:
        if not isinstance(self.value, dict):
            raise Malformed(f"{self.place} is not an object")
        if key not in self.value:
            raise Malformed(f"{self.place} has no {key!r}")
        return Node(self.value[key], f"{self.place}, {key}")

    def items(self) -> Iterator[Node]:
        if not isinstance(self.value, list):
            raise Malformed(f"{self.place} is not a list")
        for number, value in enumerate(self.value, 1):
            yield Node(value, f"{self.place} {number}")

    def pairs(self) -> Iterator[tuple[str, Node]]:
        if not isinstance(self.value, dict):
            raise Malformed(f"{self.place} is not an object")
        for number, (key, value) in enumerate(self.value.items(), 1):
            yield key, Node(value, f"{self.place}, {key if _KEY.fullmatch(key) else number}")

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise Malformed(f"{self.place} is not text")
        return self.value

    def whole(self) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise Malformed(f"{self.place} is not a whole number")
        return self.value

    def fraction(self) -> float:
        if not isinstance(self.value, int | float) or isinstance(self.value, bool) or not 0 <= self.value <= 1:
            raise Malformed(f"{self.place} is not a number from 0 to 1")
        return float(self.value)

    def fraction_or_none(self) -> float | None:
        return None if self.value is None else self.fraction()

    def shown(self) -> str:
        """A printed number: a whole number or what stands in its place."""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return str(self.value)
        return self.text()

    def texts(self) -> tuple[str, ...]:
        return tuple(item.text() for item in self.items())

    def optional_text(self, key: str) -> str:
        """The text under `key`; empty where there is none."""
        return self.at(key).text() if self.has(key) else ""

    def optional_texts(self, key: str) -> tuple[str, ...]:
        return self.at(key).texts() if self.has(key) else ()

    def optional_items(self, key: str) -> list[Node]:
        return list(self.at(key).items()) if self.has(key) else []

    def leaves(self) -> Iterator[Node]:
        """Every value that is neither list nor object, and every key as a text of its own, in order."""
        if isinstance(self.value, dict):
            for key, node in self.pairs():
                yield Node(key, f"{node.place} (key)")
                yield from node.leaves()
        elif isinstance(self.value, list):
            for node in self.items():
                yield from node.leaves()
        else:
            yield self
