"""Putting mail into the outbox. It goes out together with what it tells of, or not at all."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings

from hearout.web import jobs
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.outbox.letters import Letter
from hearout.web.outbox.models import Message
from hearout.web.outbox.rules import URGENT, Kind, deliverable, same_address
from hearout.web.outbox.wire import Enclosed
from hearout.web.sealed import pseudonym

__all__ = ["RECIPIENT", "new_message", "queue"]

RECIPIENT = "outbox.recipient"
"""The purpose of the pseudonym that stands for whom mail goes to."""


def queue(
    letter: Letter,
    recipient: str,
    kind: Kind,
    *,
    consultation: Consultation | None = None,
    reply_to: str = "",
    now: datetime,
) -> Message:
    """Write to `recipient`. The mail is sealed with the consultation's key (None: the server's) and goes out after
    the mails that are waiting for the same recipient. Raises BadAddress, KeyMissing."""
    thread = pseudonym(consultation.pk if consultation else None, RECIPIENT, same_address(recipient))
    message = new_message(
        letter, deliverable(recipient), thread, kind, consultation=consultation, reply_to=reply_to, now=now
    )
    message.save()
    jobs.ask("outbox.deliver")
    return message


def new_message(
    letter: Letter,
    recipient: str,
    thread: str,
    kind: Kind,
    *,
    consultation: Consultation | None = None,
    decision: Decision | None = None,
    leave: str = "",
    reply_to: str = "",
    enclosed: Enclosed | None = None,
    now: datetime,
) -> Message:
    """A mail that is not saved yet. Its Message-ID stays the same however often it is sent."""
    return Message(
        consultation=consultation,
        decision=decision,
        kind=kind.value,
        urgent=kind in URGENT,
        thread=thread,
        recipient=recipient,
        subject=letter.subject,
        body=letter.body,
        leave=leave,
        calendar=enclosed.calendar if enclosed else "",
        method=enclosed.method if enclosed else "",
        entry=enclosed.entry if enclosed else None,
        reply_to=reply_to,
        language=letter.language,
        message_id=f"<{uuid.uuid4().hex}@{settings.ADDRESS.host}>",
        at=now,
        next_try=now,
    )
