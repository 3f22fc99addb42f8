"""A program that is kept running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress

__all__ = ["Program"]

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds before it is started again, doubled each time
PATIENCE = 15.0  # seconds that a program has to stop by itself
STEADY = 60.0  # seconds after which an end has nothing to do with the one before


class Program:
    """One program of ours. `name` begins a sentence ("The web server"); `module` is run by this Python; `patience`:
    the seconds that it has to stop by itself.

    It leads a process group of its own, so that Ctrl-C in a terminal reaches the supervisor alone, which then stops
    everything in order.
    """

    def __init__(
        self, name: str, module: str, *arguments: str, say: Callable[[str], None], patience: float = PATIENCE
    ) -> None:
        self.name = name
        self._patience = patience
        self._command = [sys.executable, "-P", "-m", module, *arguments]  # -P: not what lies in this folder
        self._say = say
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._pause = FIRST_PAUSE
        self._again: float | None = None

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self, now: float) -> None:
        """`now`: seconds on a clock that only runs forward."""
        self._process = subprocess.Popen(self._command, start_new_session=True)  # noqa: S603
        self._started, self._again = now, None

    def look_after(self, now: float) -> None:
        """Starts it again after a pause when it has ended, and says why."""
        if self.alive or self._process is None:
            return
        if self._again is None:
            self._plan_restart(now)
        elif now >= self._again:
            self.start(now)

    def ended(self) -> str:
        """How it ended, in words."""
        code = self._process.poll() if self._process else None
        if code is not None and code < 0:
            return f"was killed ({signal.Signals(-code).name})"
        return f"ended with code {code}"

    def ask_to_stop(self) -> None:
        """Once: at a second time a worker would let fall what is in its hand."""
        if self._process is not None and self.alive:
            self._process.terminate()

    def make_stop(self) -> None:
        """After it was asked: waits as long as its patience lasts, then ends it."""
        if self._process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(self._patience)
        with suppress(ProcessLookupError):  # also what it started itself
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _plan_restart(self, now: float) -> None:
        self._pause = min(2 * self._pause, LONGEST_PAUSE) if now - self._started < STEADY else FIRST_PAUSE
        self._again = now + self._pause
        self._say(f"{self.name} {self.ended()}. It is started again in {self._pause:.0f} seconds.")
