"""Keeps programs running until it is told to stop."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from types import FrameType

from hearout.errors import ServerError
from hearout.web.config.serving.program import Program

__all__ = ["Supervisor"]

GLANCE = 0.2  # seconds between two looks at the programs
TICK = 20.0  # seconds between two looks at what is due


class Supervisor:
    """Starts `programs` in their order, calls `tick` every now and then, and stops all when SIGTERM or SIGINT comes."""

    def __init__(self, programs: tuple[Program, ...], tick: Callable[[], None]) -> None:
        self._programs = programs
        self._tick = tick
        self._stopping = False

    def run(self, up: Callable[[], bool]) -> None:
        """Until told to stop. `up` waits until the first program does its work, and says whether it does: one that
        never comes up is a ServerError, one that ends later is started again."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._told)
        try:
            self._start(up)
            self._watch()
        finally:
            for program in self._programs:
                program.ask_to_stop()
            for program in self._programs:
                program.make_stop()

    @property
    def stopping(self) -> bool:
        return self._stopping

    def stop(self) -> None:
        """Stop at the next glance."""
        self._stopping = True

    def _start(self, up: Callable[[], bool]) -> None:
        for program in self._programs:
            program.start(time.monotonic())
        if not up() and not self._stopping:
            first = self._programs[0]
            raise ServerError(f"{first.name} did not start: it {first.ended()}. What it said is above.")

    def _watch(self) -> None:
        due = time.monotonic()
        while not self._stopping:
            now = time.monotonic()
            for program in self._programs:
                program.look_after(now)
            if now >= due:
                self._tick()
                due = now + TICK
            time.sleep(GLANCE)

    def _told(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002  signal's form
        self.stop()
