"""What the worker does with long work."""

from __future__ import annotations

import logging
import time
from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone

from hearout.errors import HearoutError
from hearout.messages import Message, counted, ngettext, say
from hearout.messages import gettext_noop as _
from hearout.web import jobs
from hearout.web.work.actions import UP_TO, ended, started, told
from hearout.web.work.models import Work
from hearout.web.work.registry import Report, Stopped, kind_called, steps
from hearout.web.work.rules import State

__all__: list[str] = []

OFTEN = timedelta(seconds=0.5)  # between two lines about how far it is
log = logging.getLogger("hearout.work")


@jobs.job("work.do")
def do(ident: str) -> None:
    """Do the work of that id, and put down how it ended."""
    work = Work.objects.select_related("consultation", "by").filter(pk=ident).first()
    if work is None or not started(work, now=timezone.now()):
        return
    state, outcome = _done(work)
    close_old_connections()
    ended(work, state, outcome, now=timezone.now())


def _done(work: Work) -> tuple[State, Message | None]:
    try:
        return State.DONE, _way(work, Teller(work))
    except Stopped:
        return State.STOPPED, None
    except HearoutError as error:
        return State.REFUSED, say(_("%(why)s"), why=str(error))
    except Exception:  # its message may hold what somebody said: the log tells places alone
        log.exception("Long work failed")
        return State.FAILED, None


def _way(work: Work, report: Report) -> Message | None:
    if not work.kind.startswith(UP_TO):
        return kind_called(work.kind).do(work, report)
    outcomes = [
        step.kind.do(work, report) for step in steps(work.kind.removeprefix(UP_TO)) if step.stale(work.consultation)
    ]
    told = [outcome for outcome in outcomes if outcome]
    return (
        told[-1] if told else counted(ngettext("%(count)s step was done.", "%(count)s steps were done."), len(outcomes))
    )


class Teller:
    """Puts down what is being done, at most every half second, and hears whether somebody wants it to stop."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._last = 0.0
        self._doing: Message | None = None

    def __call__(self, doing: Message, done: int = 0, total: int = 0) -> None:
        moment = time.monotonic()
        if doing == self._doing and done < total and moment - self._last < OFTEN.total_seconds():
            return
        self._doing, self._last = doing, moment
        if not told(self._work, doing, done, total, now=timezone.now()):
            raise Stopped
