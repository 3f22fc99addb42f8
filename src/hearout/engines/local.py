"""Everything in this process, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

__all__ = ["LocalEngine"]

Given = TypeVar("Given")
Made = TypeVar("Made")


class LocalEngine:
    """`map` applies a function to each item, in order."""

    name = "local"

    def map(self, function: Callable[[Given], Made], items: Iterable[Given]) -> Iterator[Made]:
        return map(function, items)
