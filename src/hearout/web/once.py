"""What several parts of one page ask is asked once.

    stands = once(standing)  # where a page's parts are registered

    with asked_once():
        ...  # rooms say their parts of the page; each asks stands(consultation)

Anywhere else it is asked each time: what has changed meanwhile is told.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TypeVar

__all__ = ["asked_once", "once"]

About = TypeVar("About", bound=Hashable)
Told = TypeVar("Told")

_told: ContextVar[dict[Hashable, object] | None] = ContextVar("told", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """For as long as a page is made that only reads."""
    before = _told.set({})
    try:
        yield
    finally:
        _told.reset(before)


def once(ask: Callable[[About], Told]) -> Callable[[About], Told]:
    """`ask`, which within `asked_once` asks once about each."""

    @wraps(ask)
    def remembered(about: About) -> Told:
        told = _told.get()
        if told is None:
            return ask(about)
        if (ask, about) not in told:
            told[ask, about] = ask(about)
        return told[ask, about]  # type: ignore[return-value]  # put there just above

    return remembered
