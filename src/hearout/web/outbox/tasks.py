"""What the worker does for the outbox. Each job looks for what is to be done, so that none that got lost is missed."""

from __future__ import annotations

import logging
import random
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from hearout.errors import KeyMissing
from hearout.web import jobs
from hearout.web.outbox.actions.delivering import Transport, deliver
from hearout.web.outbox.actions.forgetting import forget_at_the_end, forget_unconfirmed, wipe
from hearout.web.outbox.actions.telling import tell
from hearout.web.outbox.queries.mail import untold
from hearout.web.outbox.shelf import Shelf
from hearout.web.outbox.smtp import SmtpTransport

__all__: list[str] = []

AT_A_TIME = timedelta(seconds=60)  # then other jobs have their turn
ACCOUNTS_KEPT = timedelta(hours=1)  # a code to sign in is good for a quarter of that
log = logging.getLogger("hearout.outbox")


@jobs.every("outbox.deliver", minutes=1)
def deliver_what_is_due() -> None:
    transport = way_out()
    if transport is None:
        return
    until = timezone.now() + AT_A_TIME
    left = deliver(
        transport,
        settings.MAIL_FROM,
        clock=timezone.now,
        until=until,
        chance=lambda: random.uniform(0.8, 1.2),  # noqa: S311  it only spreads waits
    )
    if left:
        jobs.ask("outbox.deliver")


@jobs.every("outbox.tell", minutes=5)
def tell_what_was_decided() -> None:
    for telling in untold():
        try:
            while tell(telling, now=timezone.now()):
                jobs.ask("outbox.deliver")
        except KeyMissing:
            log.exception("A notice cannot be told by mail")
    jobs.ask("outbox.deliver")


@jobs.every("outbox.forget", minutes=60)
def forget() -> None:
    now, kept = timezone.now(), timedelta(days=settings.MAIL_KEPT_DAYS)
    wipe(now=now, kept=kept, accounts_kept=kept if settings.DEMO else min(kept, ACCOUNTS_KEPT))
    forget_unconfirmed(now=now)
    forget_at_the_end(now=now)


def way_out() -> Transport | None:
    """How mail leaves this server. None where nobody has said yet: it waits."""
    if settings.MAIL_SERVER is not None:
        return SmtpTransport(settings.MAIL_SERVER, settings.MAIL_FROM.address, settings.ADDRESS.host)
    return Shelf() if settings.DEMO else None
