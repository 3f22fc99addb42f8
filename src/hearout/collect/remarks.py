"""Remarks for the team about many places at once: how many, and the first few lines. Never a word of a contribution."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["on_lines"]

_NAMED = 8


def on_lines(lines: Sequence[int]) -> str:
    """ "line 4", "lines 4, 9 and 12", "lines 4, 9, … (31 in all)"."""
    if len(lines) == 1:
        return f"line {lines[0]}"
    if len(lines) > _NAMED:
        return f"lines {', '.join(map(str, lines[:_NAMED]))}, … ({len(lines)} in all)"
    return f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"
