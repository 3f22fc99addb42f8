"""What the worker does with long work."""

from __future__ import annotations

import logging

from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone

from hearout.errors import Fault, HearoutError, Refusal, UnreadableSource
from hearout.messages import Message, Phrase, say
from hearout.messages import gettext_noop as _
from hearout.web import jobs
from hearout.web.work.actions import ended, given_up, started
from hearout.web.work.models import Work
from hearout.web.work.registry import Report, Stopped, kind_called, steps
from hearout.web.work.rules import NO_ROOM, UP_TO, State
from hearout.web.work.telling import Pulse, Teller

__all__: list[str] = []

log = logging.getLogger("hearout.work")


def give_up(ident: str) -> None:
    given_up(ident, now=timezone.now())


@jobs.job("work.do", long=True, given_up=give_up)
def do(ident: str) -> None:
    """Do the work of that id, and put down how it ended."""
    work = Work.objects.select_related("consultation", "by").filter(pk=ident).first()
    if work is None or not started(work, now=timezone.now()):
        return
    with Pulse(work):
        state, outcome = _done(work)
    _mend_connection()
    ended(work, state, outcome, now=timezone.now())


def _done(work: Work) -> tuple[State, Message | None]:
    way = Way(work, Teller(work))
    try:
        return State.DONE, way.go()
    except Stopped:
        return State.STOPPED, way.so_far()
    except Fault:
        log.exception("Long work found a promise of ours broken")
        return State.FAILED, way.so_far()
    except HearoutError as error:
        return State.REFUSED, _why(error)
    except OperationalError:
        log.exception("The database could not write down what long work made")
        return State.REFUSED, say(NO_ROOM)
    except Exception:  # its message may hold what somebody said: the log tells places alone
        log.exception("Long work failed")
        return State.FAILED, way.so_far()


class Way:
    """What one piece of work does: its own kind alone, or one step after the other."""

    def __init__(self, work: Work, report: Report) -> None:
        self._work = work
        self._report = report
        self._done: list[str] = []

    def go(self) -> Message | None:
        """All of it. The outcome is that of the last step that says something."""
        if not self._work.kind.startswith(UP_TO):
            return kind_called(self._work.kind).do(self._work, self._report)
        outcome: Message | None = None
        for step in steps(self._work.kind.removeprefix(UP_TO)):
            if step.stale(self._work.consultation):
                outcome = step.kind.do(self._work, self._report) or outcome
                self._done.append(str(step.kind.title))
        return outcome if self._done else say(_("Everything was up to date."))

    def so_far(self) -> Message | None:
        """Which steps came to their end, where it did not."""
        if not self._done:
            return None
        return say(_("Done before that, and kept: %(steps)s."), steps=tuple(map(Phrase, self._done)))


def _why(error: HearoutError) -> Message:
    """What the error says; of a file, without its name, which may be somebody's."""
    if isinstance(error, Refusal):
        return error.message
    return say("%(why)s", why=error.what if isinstance(error, UnreadableSource) else str(error))


def _mend_connection() -> None:
    """While something was computed for long, the database may have hung up. In a transaction there is nothing to mend:
    it would be lost."""
    if not connection.in_atomic_block:
        close_old_connections()
