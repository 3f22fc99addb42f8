"""Work for a process of its own: spawned, it finds these functions by the name of their module."""

from __future__ import annotations

import os
import signal
import time

from hearout.engines.apart import Progress
from hearout.errors import BadInput, UnreadableSource

__all__ = ["doubled", "killed", "refusing", "waiting"]


def doubled(number: int, progress: Progress) -> tuple[int, int]:
    for done in range(1, 4):
        progress(done, 3)
    return 2 * number, os.getpid()


def waiting(seconds: float, progress: Progress) -> None:
    progress(0, os.getpid())
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    progress(1, os.getpid())
    time.sleep(seconds)


def killed(with_signal: int, progress: Progress) -> None:
    os.kill(os.getpid(), with_signal)
    time.sleep(60)


def refusing(what: str, progress: Progress) -> None:
    if what == "source":
        raise UnreadableSource("survey/a.csv", "is no CSV.", line=3)
    if what == "input":
        raise BadInput("Too many files.")
    if what == "memory":
        raise MemoryError
    if what == "exit":
        os._exit(3)
    raise ValueError("Noor lives in Oslo")
