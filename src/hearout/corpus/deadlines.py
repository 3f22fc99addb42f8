"""Whether a contribution came in time: by the instant it was received, against the channel it came through."""

from __future__ import annotations

from enum import Enum, auto

from hearout.corpus.arrival import Arrival

__all__ = ["Timing", "timing", "too_late"]


class Timing(Enum):
    IN_TIME = auto()
    EARLY = auto()
    LATE = auto()
    UNKNOWN = auto()


def timing(arrival: Arrival) -> Timing:
    """Late is after `closes`; the closing instant itself is in time. Unknown matters only where there is a deadline."""
    opens, closes = arrival.channel.opens, arrival.channel.closes
    received = arrival.given.received
    if opens is None and closes is None:
        return Timing.IN_TIME
    if received is None:
        return Timing.UNKNOWN
    if closes is not None and received > closes:
        return Timing.LATE
    if opens is not None and received < opens:
        return Timing.EARLY
    return Timing.IN_TIME


def too_late(arrival: Arrival) -> str:
    """The reason given for one that came late."""
    return f"received after the channel closed ({arrival.channel.closes:%Y-%m-%d %H:%M %Z})"
