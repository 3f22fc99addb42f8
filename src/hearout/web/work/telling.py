"""How long work says that it lives, and how far it is."""

from __future__ import annotations

import time
from datetime import timedelta
from threading import Event, Thread

from django.db import Error, connection
from django.utils import timezone

from hearout.messages import Message
from hearout.web.work.actions import alive, told
from hearout.web.work.models import Work
from hearout.web.work.registry import Stopped
from hearout.web.work.rules import PULSE

__all__ = ["Pulse", "Teller"]

OFTEN = timedelta(seconds=0.5)  # between two lines about how far it is


class Teller:
    """Puts down what is being done, at most every half second unless it is something else, and hears whether somebody
    wants it to stop."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._last = 0.0
        self._doing = ""

    def __call__(self, doing: Message, done: int = 0, total: int = 0) -> None:
        moment = time.monotonic()
        if doing.template == self._doing and moment - self._last < OFTEN.total_seconds():
            return
        self._doing, self._last = doing.template, moment
        if not told(self._work, doing, done, total, now=timezone.now()):
            raise Stopped


class Pulse:
    """While it is entered, a thread beside the work puts down every few seconds that this process lives: a step may
    compute for minutes without a word."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._over = Event()
        self._thread = Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._over.wait(PULSE.total_seconds()):
            try:
                alive(self._work, now=timezone.now())
            except Error:  # a database that is busy or away for a moment hears of it the next time
                continue
            finally:
                connection.close()
