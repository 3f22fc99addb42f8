"""The states of long work."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["UNFINISHED", "State"]


class State(StrEnum):
    """`REFUSED`: what was given cannot be used, and the outcome says why. `FAILED`: a fault of ours."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    REFUSED = "refused"
    FAILED = "failed"


UNFINISHED = frozenset({State.WAITING, State.RUNNING})
