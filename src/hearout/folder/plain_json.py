"""JSON as the team's files have it: the same bytes every time, a line a record where records are many."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Plain", "as_json", "as_lines", "share"]

Plain = str | int | float | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]

# Signs that end a line for some readers (str.splitlines among them) but not for JSON.
LINE_ENDS = str.maketrans({"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def as_json(value: Plain) -> bytes:
    """One document, indented, with a newline at its end."""
    return _bytes(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1))


def as_lines(records: Iterable[Mapping[str, Plain]]) -> bytes:
    """A record a line (JSON Lines): no sign in a text can end one early."""
    return b"".join(_bytes(json.dumps(record, ensure_ascii=False, allow_nan=False)) for record in records)


def share(number: float) -> float:
    """A share to four places: the last digits of a float differ between machines."""
    return round(float(number), 4)


def _bytes(text: str) -> bytes:
    """UTF-8. Half a surrogate pair, which UTF-8 cannot hold, becomes the escape that JSON has for it."""
    return (text.translate(LINE_ENDS) + "\n").encode("utf-8", "backslashreplace")
