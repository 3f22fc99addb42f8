"""Who is told of a notice because it is about something of theirs, though they do not follow: rooms above say it, this
one does not know of what.

    @concerned.register
    def registered(decision): ...  # yields `Concerned`
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from hearout.web.consultations.models import Decision

__all__ = ["Concerned", "Find", "found", "register"]


@dataclass(frozen=True, slots=True)
class Concerned:
    """Somebody: their address and what stands for it (`thread`), the language and zone of their mails, and `why` they
    get this one, in that language, with what they can do about it."""

    address: str = field(repr=False)
    thread: str
    language: str
    zone: str
    why: str = field(repr=False)


Find = Callable[[Decision], Iterator[Concerned]]

_finders: list[Find] = []


def register(find: Find) -> Find:
    """Ask `find` for those who were not told of a decision yet. Twice is once."""
    if find not in _finders:
        _finders.append(find)
    return find


def found(decision: Decision) -> Iterator[Concerned]:
    """Everybody whom a decision is about and who has no mail of it."""
    return chain.from_iterable(find(decision) for find in _finders)
