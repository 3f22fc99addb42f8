"""What the worker does for sessions."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from hearout.errors import KeyMissing, StoppedEarly
from hearout.messages import Message, say
from hearout.messages import gettext_noop as _
from hearout.web import jobs
from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.models import Consultation
from hearout.web.sessions.actions.asking import send_poll
from hearout.web.sessions.actions.planning import HAVE_PLANNED, forget_unsaved, keep_found
from hearout.web.sessions.actions.reconciling import reconcile
from hearout.web.sessions.actions.reminding import remind
from hearout.web.sessions.actions.settling import settle
from hearout.web.sessions.actions.sweeping import (
    forget_at_the_end,
    forget_unconfirmed,
    let_in_everywhere,
    mark_unreached,
    wipe_mail_of_the_forgotten,
)
from hearout.web.sessions.models import Poll
from hearout.web.sessions.queries.finding import find, with_participants
from hearout.web.sessions.queries.owed import unasked, unsettled, with_sessions_to_come
from hearout.web.sessions.queries.plans import asked_in, plan_in
from hearout.web.sessions.queries.reminders import coming_up
from hearout.web.sessions.watching import Watch
from hearout.web.work.models import Work
from hearout.web.work.registry import Report, Stopped, kind

__all__: list[str] = []

UNSAVED_KEPT = timedelta(days=14)
log = logging.getLogger("hearout.sessions")


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
    """Those who did not confirm, and everybody at the end; then what was mailed to them."""
    now = timezone.now()
    forget_unconfirmed(now=now)
    forget_at_the_end(now=now)
    wipe_mail_of_the_forgotten()


@jobs.job("sessions.tell")
def tell(ident: str) -> None:
    """Write what people of one consultation are owed."""
    _settle(Consultation.objects.filter(pk=ident))


@jobs.every("sessions.tell-left", minutes=5)
def tell_what_was_left() -> None:
    """What a worker did not get to."""
    _settle(unsettled())
    for poll in unasked():
        _ask(poll)


@jobs.job("sessions.poll")
def send(ident: str) -> None:
    for poll in unasked().filter(pk=ident):
        _ask(poll)


@jobs.every("sessions.remind", minutes=5)
def remind_of_what_is_near() -> None:
    for consultation in coming_up(timezone.now()):
        _written_out(partial(_remind_some, consultation))


@jobs.every("sessions.clocks", minutes=60, at_start=True)
def look_at_clocks() -> None:
    """Rules for clocks come with every update of `tzdata`. Only sessions that begin at another instant are told of."""
    for consultation in with_sessions_to_come(timezone.now()):
        with transaction.atomic():
            reconcile(held_still(consultation), now=timezone.now())


def _settle(consultations: Iterable[Consultation]) -> None:
    for consultation in consultations:
        _written_out(partial(_settle_some, consultation))


def _ask(poll: Poll) -> None:
    _written_out(partial(_ask_some, poll))


def _settle_some(consultation: Consultation) -> bool:
    return settle(consultation, now=timezone.now())


def _remind_some(consultation: Consultation) -> bool:
    return remind(consultation, now=timezone.now())


def _ask_some(poll: Poll) -> bool:
    return send_poll(poll, now=timezone.now())


def _written_out(write: Callable[[], bool]) -> None:
    """Batch by batch. Mail begins to leave after the first."""
    try:
        more = True
        while more:
            more = write()
            jobs.ask("outbox.deliver")
    except KeyMissing:
        log.exception("People who take part in sessions cannot be told by mail")
