"""Sending what is in the outbox, each recipient's mails in their order.

A deliverer takes one mail into its hand, sends it and marks it, in that order. One that is killed in between leaves it
in its hand: after `rules.HELD` it is sent by another, with the same Message-ID, so that a mail program shows it once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from email.errors import MessageError
from typing import Protocol

from django.db import transaction
from django.db.models import F

from hearout.errors import KeyMissing, SealBroken
from hearout.web import jobs
from hearout.web.consultations.actions.recording import require
from hearout.web.consultations.models import Consultation
from hearout.web.outbox.mime import as_mail
from hearout.web.outbox.models import Message
from hearout.web.outbox.queries.mail import due, free_now, overtaken
from hearout.web.outbox.rules import HELD, State, Trouble, tries_again, wait_after
from hearout.web.outbox.sender import Sender
from hearout.web.outbox.smtp import NotSent
from hearout.web.outbox.wire import Mail
from hearout.web.people.actions import note
from hearout.web.people.models import User

__all__ = ["Chance", "Post", "Transport", "deliver", "deliver_one", "try_again"]

Chance = Callable[[], float]
"""By what a wait is multiplied: about 1."""

AT_ONCE = 50  # then it is looked again whether somebody waits for a mail
UNWRITABLE = (MessageError, ValueError, LookupError)  # what the email package raises at what it cannot make a mail of
_log = logging.getLogger("hearout.outbox")


class Post(Protocol):
    """Takes mails, one after the other."""

    def send(self, mail: Mail) -> None:
        """Raises NotSent."""


class Transport(Protocol):
    """A way out of the house."""

    def opened(self) -> AbstractContextManager[Post]:
        """Raises NotSent."""


def deliver(
    transport: Transport, from_: Sender, *, clock: Callable[[], datetime], until: datetime, chance: Chance
) -> bool:
    """Send what is due, until nothing is or it is `until`. Whether something is left to be sent now."""
    if not due(clock()).exists():
        return False
    try:
        with transport.opened() as post:
            for pk in _turns(clock, until):
                deliver_one(pk, post, from_, now=clock(), chance=chance)
    except NotSent as error:
        _hold_back(error.trouble, now=clock(), chance=chance)
    return due(clock()).exists()


def deliver_one(pk: int, post: Post, from_: Sender, *, now: datetime, chance: Chance) -> None:
    """Send this mail, unless another deliverer was quicker. Raises NotSent where the next would fare no better."""
    message = _taken(pk, now)
    if message is None:
        return
    try:
        post.send(as_mail(message, from_))
    except (KeyMissing, SealBroken):
        _failed(message, Trouble.KEY, now=now, chance=chance)
    except UNWRITABLE:  # those behind it can be written
        _log.exception("A mail cannot be written")
        _failed(message, Trouble.CONTENT, now=now, chance=chance)
    except NotSent as error:
        _failed(message, error.trouble, now=now, chance=chance)
        if error.ours:
            raise
    else:
        _mark(message, State.SENT, ended=now, trouble="")


@transaction.atomic
def try_again(consultation: Consultation, *, by: User, now: datetime) -> int:
    """Send again what was given up and is not wiped yet, and what waits for another try. How many those are. Not what
    calendars were told otherwise of since: an invitation would come after its cancellation."""
    require("mail.view", by, consultation)
    stuck = Message.objects.filter(free_now(now), ~overtaken(), consultation=consultation, wiped=False)
    stuck = stuck.exclude(trouble="")
    count = stuck.update(state=State.QUEUED.value, attempts=0, trouble="", next_try=now, ended=None)
    jobs.ask("outbox.deliver")
    note(by, "mail.tried_again", room=consultation.pk, about=str(count), now=now)
    return count


def _turns(clock: Callable[[], datetime], until: datetime) -> Iterator[int]:
    """Whose turn it is, mail by mail."""
    while found := list(due(clock()).values_list("pk", flat=True)[:AT_ONCE]):
        for pk in found:
            if clock() >= until:
                return
            yield pk


def _taken(pk: int, now: datetime) -> Message | None:
    """The mail in this deliverer's hand, if it is still to be sent and nobody else's."""
    mine = Message.objects.filter(free_now(now), pk=pk, state=State.QUEUED)
    if not mine.update(held_until=now + HELD, attempts=F("attempts") + 1):
        return None
    return Message.objects.select_related("consultation").get(pk=pk)


def _failed(message: Message, trouble: Trouble, *, now: datetime, chance: Chance) -> None:
    if tries_again(trouble, message.attempts):
        wait = wait_after(message.attempts, chance())
        _mark(message, State.QUEUED, next_try=now + wait, trouble=trouble.value, held_until=None)
    else:
        _mark(message, State.GIVEN_UP, ended=now, trouble=trouble.value, held_until=None)


def _mark(message: Message, state: State, **columns: datetime | str | None) -> None:
    """Only while it is in our hand: who was too slow changes nothing."""
    Message.objects.filter(pk=message.pk, held_until=message.held_until).update(state=state.value, **columns)


def _hold_back(trouble: Trouble, *, now: datetime, chance: Chance) -> None:
    """Nothing can be sent now: everything that is due has failed by that, and waits."""
    stuck = Message.objects.filter(free_now(now), state=State.QUEUED, next_try__lte=now)
    for attempts in set(stuck.values_list("attempts", flat=True)):
        failed, tried = stuck.filter(attempts=attempts), attempts + 1
        if tries_again(trouble, tried):
            failed.update(attempts=tried, trouble=trouble.value, next_try=now + wait_after(tried, chance()))
        else:
            failed.update(attempts=tried, trouble=trouble.value, state=State.GIVEN_UP.value, ended=now)
