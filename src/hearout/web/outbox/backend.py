"""Django's way to send mail, through the outbox: what signs people in and invites them is queued and retried too."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.utils import timezone
from django.utils.translation import get_language

from hearout.web.outbox.actions.queueing import queue
from hearout.web.outbox.letters import Letter
from hearout.web.outbox.plain import mail_text
from hearout.web.outbox.rules import Kind

__all__ = ["Outbox"]


class Outbox(BaseEmailBackend):
    """Queues a mail for each recipient, in the language that is active, sealed with the server's key."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            letter = Letter(str(mail.subject), mail_text(str(mail.body)), get_language() or "en")
            for recipient in mail.recipients():
                queue(letter, recipient, Kind.ACCOUNT, now=timezone.now())
        return len(email_messages)
