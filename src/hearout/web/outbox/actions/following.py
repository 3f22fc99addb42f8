"""Following a consultation by mail: asked for, confirmed, ended. Nobody learns from the answer who follows already."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import transaction

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.outbox.actions.forgetting import wipe_what_followed
from hearout.web.outbox.actions.queueing import RECIPIENT, queue
from hearout.web.outbox.letters import Letter, confirm_letter, follows_already_letter
from hearout.web.outbox.models import Follower, Message
from hearout.web.outbox.queries.followers import Codes, follower_with
from hearout.web.outbox.rules import Kind, State, deliverable, same_address
from hearout.web.sealed import pseudonym

__all__ = ["ask_to_follow", "confirm", "leave"]

PAUSE, LONGEST_PAUSE = timedelta(minutes=10), timedelta(days=1)
ANSWERS = 3  # to an address that does not confirm, until it is forgotten


@transaction.atomic
def ask_to_follow(consultation: Consultation, address: str, language: str, *, now: datetime) -> None:
    """Write to `address`, so that its owner can confirm; or that they follow already. Nothing happens where that was
    done lately. Raises BadAddress."""
    follower = _asked(consultation, address, language, now=now)
    enough = follower.confirmed is None and follower.answers >= ANSWERS
    if enough or now - follower.asked < _pause(follower.answers):
        return
    follower.asked, follower.answers = now, follower.answers + 1
    follower.language = follower.language if follower.confirmed else language
    follower.save(update_fields=["asked", "answers", "language"])
    queue(
        _answer(consultation, follower),
        follower.address,
        Kind.FOLLOW,
        consultation=consultation,
        reply_to=_contact(consultation),
        now=now,
    )


@transaction.atomic
def confirm(consultation: Consultation, code: str, *, now: datetime) -> bool:
    """The owner of the address says yes. False where no follower has this code."""
    follower = follower_with(consultation, code)
    if follower is None:
        return False
    if follower.confirmed is None:
        follower.confirmed = now
        follower.save(update_fields=["confirmed"])
    return True


@transaction.atomic
def leave(consultation: Consultation, code: str) -> bool:
    """End the following, forget the address also in what was sent there, and take back what was to be. False where no
    follower has this code."""
    follower = follower_with(consultation, code)
    if follower is None:
        return False
    waiting = Message.objects.filter(consultation=consultation, thread=follower.thread, state=State.QUEUED)
    waiting.filter(kind=Kind.NOTICE).delete()
    wipe_what_followed(consultation, follower.thread)
    follower.delete()
    return True


def _pause(answers: int) -> timedelta:
    """How long after so many answers to one address it gets no other: longer each time, so that nobody is pestered
    through us."""
    return min(PAUSE * 2 ** min(answers - 1, 10), LONGEST_PAUSE) if answers else timedelta()


def _asked(consultation: Consultation, address: str, language: str, *, now: datetime) -> Follower:
    """The follower with this address, new if there is none."""
    ident = uuid.uuid4()
    codes = Codes(consultation)
    follower, _ = Follower.objects.get_or_create(
        consultation=consultation,
        thread=pseudonym(consultation.pk, RECIPIENT, same_address(address)),
        defaults={
            "id": ident,
            "address": deliverable(address),
            "mark": codes.mark(codes.of(Follower(id=ident))),
            "language": language,
            "asked": now,
        },
    )
    return follower


def _answer(consultation: Consultation, follower: Follower) -> Letter:
    code = Codes(consultation).of(follower)
    write = follows_already_letter if follower.confirmed else confirm_letter
    return write(consultation, code, follower.language)


def _contact(consultation: Consultation) -> str:
    said = in_force(consultation)
    return said.contact if said else ""
