"""What happened, for rooms above to subscribe to. A lower room emits; it does not know who listens.

Subscribers run at once and in the emitter's transaction: what they write is there together with what happened, or
neither is. Slow or outgoing work is asked for by name through `jobs` instead. An event carries ids, never words.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

__all__ = [
    "Event",
    "consultation_started",
    "contributions_changed",
    "files_changed",
    "notice_given",
    "passages_changed",
    "words_taken_back",
]

Subscriber = Callable[[UUID | int], None]


class Event:
    """One kind of thing that can happen. `subject` says what the id in it is of."""

    def __init__(self, name: str, *, subject: str) -> None:
        self.name = name
        self.subject = subject
        self._subscribers: list[Subscriber] = []

    def subscribe(self, subscriber: Subscriber) -> Subscriber:
        """Call `subscriber` with the id each time this happens. Twice is once."""
        if subscriber not in self._subscribers:
            self._subscribers.append(subscriber)
        return subscriber

    def emit(self, ident: UUID | int) -> None:
        """Tell every subscriber, in the order they came."""
        for subscriber in self._subscribers:
            subscriber(ident)


consultation_started = Event("consultation_started", subject="Consultation")
notice_given = Event("notice_given", subject="Notice")
files_changed = Event("files_changed", subject="Consultation")
"""Files came in, were undone, or are read otherwise."""
contributions_changed = Event("contributions_changed", subject="Consultation")
"""What counts, or what it says, is no longer what it was."""
words_taken_back = Event("words_taken_back", subject="Consultation")
"""Somebody's words left every room: releases must stop repeating them."""
passages_changed = Event("passages_changed", subject="Consultation")
"""Other passages, or other words of them, are behind the gate."""
