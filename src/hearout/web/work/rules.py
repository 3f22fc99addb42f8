"""The states of long work, and how long it may be silent."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

__all__ = ["PULSE", "SILENT", "UNFINISHED", "UP_TO", "State"]

UP_TO = "up-to:"  # begins the kind of work that does all steps up to the one that follows
PULSE = timedelta(seconds=10)  # between two signs of life
SILENT = timedelta(minutes=1)  # then whoever had it in hand is gone, or the machine stands still


class State(StrEnum):
    """`REFUSED`: what was given cannot be used, and the outcome says why. `FAILED`: a fault of ours."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    REFUSED = "refused"
    FAILED = "failed"


UNFINISHED = frozenset({State.WAITING, State.RUNNING})
