"""Asking for long work, stopping it, and what the worker puts down about it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import override

from hearout.messages import Message, say
from hearout.messages import gettext_noop as _
from hearout.web import jobs
from hearout.web.consultations.actions.recording import require
from hearout.web.consultations.models import Consultation
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.work.keeping import kept
from hearout.web.work.models import Work
from hearout.web.work.queries import title_of
from hearout.web.work.registry import kind_called, steps
from hearout.web.work.rules import SILENT, UNFINISHED, UP_TO, State

__all__ = ["again", "alive", "begin", "bring_up_to", "ended", "given_up", "started", "stop", "told"]

LEFT = say(_("Whoever had it in hand was not heard of any more."))
TRIED = say(_("It was begun three times, and each time Hearout was stopped or ended while it worked on this."))


def begin(
    consultation: Consultation, kind: str, *, by: User | None, now: datetime, about: UUID | int | str = ""
) -> Work:
    """Have work of that kind done in the background. Asked for again while it waits or runs, it is the same work,
    unless nothing was heard of it for so long that it must be lost. Raises KeyError for a kind that no room
    registered. The caller has asked whether `by` may."""
    if not kind.startswith(UP_TO):
        kind_called(kind)
    same = Work.objects.filter(consultation=consultation, kind=kind, about=str(about))
    with transaction.atomic():
        lost = same.filter(state=State.RUNNING, seen__lt=now - SILENT)
        lost.update(state=State.FAILED, ended=now, outcome=kept(LEFT))
    try:
        with transaction.atomic():
            work = Work.objects.create(consultation=consultation, kind=kind, about=str(about), asked=now, by=by)
            jobs.ask("work.do", work.pk)
    except IntegrityError:
        return same.get(state__in=UNFINISHED)
    return work


def bring_up_to(consultation: Consultation, step: str, *, by: User | None, now: datetime) -> Work:
    """Have every step of the data's way up to this one done again that is stale. Raises KeyError for no step."""
    steps(step)
    return begin(consultation, f"{UP_TO}{step}", by=by, now=now)


@transaction.atomic
def again(work: Work, *, by: User, now: datetime) -> Work:
    """Have ended work done once more."""
    require("work.stop", by, work.consultation)
    _note(work, "work.begun_again", by, now)
    return begin(work.consultation, work.kind, by=by, now=now, about=work.about)


@transaction.atomic
def stop(work: Work, *, by: User, now: datetime) -> None:
    """Ask work to end. What waits, and what nothing was heard of for long, is stopped at once; what runs, at its next
    step."""
    require("work.stop", by, work.consultation)
    _note(work, "work.stopped", by, now)
    this = Work.objects.filter(pk=work.pk)
    idle = this.filter(state=State.WAITING) | this.filter(state=State.RUNNING, seen__lt=now - SILENT)
    if not idle.update(state=State.STOPPED, stop_asked=now, ended=now):
        this.filter(state=State.RUNNING, stop_asked=None).update(stop_asked=now)


def started(work: Work, *, now: datetime) -> bool:
    """Put down that the worker has it in hand. False where there is nothing to do any more."""
    mine = Work.objects.filter(pk=work.pk, state__in=UNFINISHED)
    begun = {"began": now, "seen": now, "doing": {}, "done": 0, "total": 0}
    return bool(mine.update(state=State.RUNNING, tries=F("tries") + 1, **begun))


def told(work: Work, doing: Message, done: int, total: int, *, now: datetime) -> bool:
    """Put down how far it is; whether it shall go on."""
    wanted = Work.objects.filter(pk=work.pk, state=State.RUNNING, stop_asked=None)
    return bool(wanted.update(doing=kept(doing), done=done, total=total, seen=now))


def alive(work: Work, *, now: datetime) -> None:
    """Put down that whoever has it in hand is there."""
    Work.objects.filter(pk=work.pk, state=State.RUNNING).update(seen=now)


def ended(work: Work, state: State, outcome: Message | None, *, now: datetime) -> None:
    """Put down how it ended."""
    running = Work.objects.filter(pk=work.pk, state=State.RUNNING)
    running.update(state=state, ended=now, seen=now, outcome=kept(outcome))


def given_up(ident: str, *, now: datetime) -> None:
    """Put down that it is not tried again: every worker that had it in hand was killed."""
    this = Work.objects.filter(pk=ident, state__in=UNFINISHED)
    this.update(state=State.FAILED, ended=now, outcome=kept(TRIED))


def _note(work: Work, did: str, by: User, now: datetime) -> None:
    with override("en"):
        note(by, did, room=work.consultation_id, about=title_of(work.kind), now=now)
