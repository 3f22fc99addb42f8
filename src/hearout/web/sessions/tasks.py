"""What the worker does for sessions."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from hearout.errors import StoppedEarly
from hearout.messages import Message, say
from hearout.messages import gettext_noop as _
from hearout.web import jobs
from hearout.web.sessions.actions.planning import HAVE_PLANNED, forget_unsaved, keep_found
from hearout.web.sessions.actions.sweeping import (
    forget_at_the_end,
    forget_unconfirmed,
    let_in_everywhere,
    mark_unreached,
)
from hearout.web.sessions.queries.finding import find, with_participants
from hearout.web.sessions.queries.plans import asked_in, plan_in
from hearout.web.sessions.watching import Watch
from hearout.web.work.models import Work
from hearout.web.work.registry import Report, Stopped, kind

__all__: list[str] = []

UNSAVED_KEPT = timedelta(days=14)


@kind(HAVE_PLANNED, title=_("Planning sessions for every time zone"))
def plan_sessions(work: Work, report: Report) -> Message | None:
    """Where the plan was deleted meanwhile there is nothing to do."""
    row = plan_in(work.consultation, int(work.about))
    if row is None:
        return None
    report(say(_("Counting who could come")))
    watch, asked = Watch(report), with_participants(work.consultation, asked_in(row))
    try:
        found = find(asked, progress=watch.progress, stop=watch.stop)
    except StoppedEarly:
        raise Stopped from None
    return say(_("The plan is on its page.")) if keep_found(row, asked, found) else None


@jobs.every("sessions.plans", minutes=60)
def forget_plans() -> None:
    """Those that nobody saved: single people's hours are in some of them."""
    forget_unsaved(before=timezone.now() - UNSAVED_KEPT)


@jobs.every("sessions.seats", minutes=5)
def give_seats() -> None:
    """Room that came about by itself: somebody's mail arrives again, the team made more."""
    now = timezone.now()
    mark_unreached(now=now)
    let_in_everywhere(now=now)


@jobs.every("sessions.forget", minutes=60)
def forget_registrants() -> None:
    """Those who did not confirm, and everybody at the end."""
    now = timezone.now()
    forget_unconfirmed(now=now)
    forget_at_the_end(now=now)
