"""Halves of characters that no text can hold: a source that escapes characters (JSON) can name them one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import cast

from hearout.records.identified import Reading

__all__ = ["without_surrogates"]

LONE = re.compile(r"[\ud800-\udfff]")
REPLACED = "\ufffd"


def without_surrogates(reading: Reading) -> Reading:
    """The reading with U+FFFD for every lone surrogate, and a note on how many contributions had one."""
    if not any(map(_is_broken, _texts(reading))):
        return reading
    broken = sum(any(map(_is_broken, _texts(one))) for one in reading.contributions)
    note = f"{broken} with halves of characters, which no text can hold; \ufffd stands in their place."
    mended = cast(Reading, _mended(reading))
    return replace(mended, notes=(*mended.notes, note)) if broken else mended


def _is_broken(text: str) -> bool:
    return not text.isascii() and LONE.search(text) is not None


def _texts(value: object) -> Iterator[str]:
    """Every text in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts(key)
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _mended(value: object) -> object:
    if isinstance(value, str):
        return LONE.sub(REPLACED, value) if _is_broken(value) else value
    if isinstance(value, tuple):
        return tuple(_mended(one) for one in value)
    if isinstance(value, Mapping):
        return {_mended(key): _mended(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _mended(getattr(value, field.name)) for field in fields(value)})
    return value
