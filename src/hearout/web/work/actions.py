"""Asking for long work, stopping it, and what the worker puts down about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from hearout.messages import Message
from hearout.web import jobs
from hearout.web.consultations.actions.recording import require
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.work.models import Work
from hearout.web.work.registry import kind_called, steps
from hearout.web.work.rules import UNFINISHED, State

__all__ = ["begin", "bring_up_to", "stop"]

UP_TO = "up-to:"


def begin(
    consultation: Consultation, kind: str, *, by: User | None, now: datetime, about: UUID | int | str = ""
) -> Work:
    """Have work of that kind done in the background. Asked for again while it waits or runs, it is the same work.
    Raises KeyError for a kind that no room registered. The caller has asked whether `by` may."""
    if not kind.startswith(UP_TO):
        kind_called(kind)
    try:
        with transaction.atomic():
            work = Work.objects.create(consultation=consultation, kind=kind, about=str(about), asked=now, by=by)
            jobs.ask("work.do", work.pk)
    except IntegrityError:
        return Work.objects.get(consultation=consultation, kind=kind, about=str(about), state__in=UNFINISHED)
    return work


def bring_up_to(consultation: Consultation, step: str, *, by: User | None, now: datetime) -> Work:
    """Have every step of the data's way up to this one done again that is stale. Raises KeyError for no step."""
    steps(step)
    return begin(consultation, f"{UP_TO}{step}", by=by, now=now)


def stop(work: Work, *, by: User, now: datetime) -> None:
    """Ask work to end. What waits is stopped at once; what runs, at its next sign of life."""
    require("work.stop", by, work.consultation)
    waiting = Work.objects.filter(pk=work.pk, state=State.WAITING)
    if not waiting.update(state=State.STOPPED, stop_asked=now, ended=now):
        Work.objects.filter(pk=work.pk, state=State.RUNNING, stop_asked=None).update(stop_asked=now)


def started(work: Work, *, now: datetime) -> bool:
    """Put down that the worker has it in hand. False where there is nothing to do any more."""
    mine = Work.objects.filter(pk=work.pk, state__in=UNFINISHED)
    return bool(mine.update(state=State.RUNNING, began=now, seen=now))


def told(work: Work, doing: Message, done: int, total: int, *, now: datetime) -> bool:
    """Put down how far it is; whether it shall go on."""
    Work.objects.filter(pk=work.pk).update(doing=plain(doing), done=done, total=total, seen=now)
    return not Work.objects.filter(pk=work.pk, stop_asked__isnull=False).exists()


def ended(work: Work, state: State, outcome: Message | None, *, now: datetime) -> None:
    """Put down how it ended."""
    outcome_plain = plain(outcome) if outcome else {}
    Work.objects.filter(pk=work.pk).update(state=state, ended=now, seen=now, outcome=outcome_plain)


def plain(message: Message) -> Mapping[str, object]:
    """A message as JSON; its facts are text and numbers."""
    facts = {name: fact if isinstance(fact, int) else str(fact) for name, fact in message.facts.items()}
    return {"template": message.template, "plural": message.plural, "facts": facts}
