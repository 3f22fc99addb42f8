"""The states of long work, and how long it may be silent."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from hearout.messages import gettext_noop as _

__all__ = ["NO_ROOM", "PULSE", "SILENT", "UNFINISHED", "UP_TO", "State"]

UP_TO = "up-to:"  # begins the kind of work that does all steps up to the one that follows
PULSE = timedelta(seconds=10)  # between two signs of life
SILENT = timedelta(minutes=1)  # then whoever had it in hand is gone, or the machine stands still

NO_ROOM = _(
    "The server could not write it down: its disk is full, or its database is busy. Nothing of it was kept. "
    "Try again in a moment; if it stays like this, tell whoever runs the server."
)


class State(StrEnum):
    """`REFUSED`: what was given cannot be used, or the server had no room; the outcome says why. `FAILED`: a fault of
    ours."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    REFUSED = "refused"
    FAILED = "failed"


UNFINISHED = frozenset({State.WAITING, State.RUNNING})
