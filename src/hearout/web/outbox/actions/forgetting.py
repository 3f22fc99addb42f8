"""Forgetting what is no longer needed: the words of old mail, addresses nobody confirmed, everything at the end."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import time_is_over
from hearout.web.outbox.models import Follower, Message
from hearout.web.outbox.rules import UNCONFIRMED_KEPT, Kind

__all__ = ["forget_at_the_end", "forget_unconfirmed", "wipe", "wipe_of_nobody", "wipe_sent_to", "wipe_what_followed"]

EMPTY = {"recipient": "", "subject": "", "body": "", "leave": "", "calendar": "", "wiped": True}


def wipe(*, now: datetime, kept: timedelta, accounts_kept: timedelta) -> int:
    """Take recipient and words out of mails that were sent or given up: those that sign people in or invite them after
    `accounts_kept`, the others after `kept`. How many. That they were, and when, stays."""
    account = Q(kind=Kind.ACCOUNT)
    old = (account & Q(ended__lte=now - accounts_kept)) | (~account & Q(ended__lte=now - kept))
    return Message.objects.filter(old, wiped=False).update(**EMPTY)


def wipe_sent_to(consultation: Consultation, thread: str) -> int:
    """Take recipient and words out of what was sent to somebody who wants to be forgotten, or was given up. How many.
    What still waits for its turn goes out first."""
    return wipe_of_nobody(Message.objects.filter(consultation=consultation, thread=thread))


def wipe_what_followed(consultation: Consultation, thread: str) -> int:
    """Take recipient and words out of what was sent to somebody because they followed. How many. Who was told of which
    decision stays known, by what stands for them: nobody is told twice."""
    told = Message.objects.filter(consultation=consultation, thread=thread, kind__in=(Kind.FOLLOW, Kind.NOTICE))
    return told.filter(ended__isnull=False, wiped=False).update(**EMPTY)


def wipe_of_nobody(mails: QuerySet[Message]) -> int:
    """Take recipient and words out of those of the mails that are over, and what stands for their recipient, which
    would still tell whoever has the key that an address was written to. How many. Where a mail tells of a decision,
    that stays: who is told of it by somebody else as well is told once."""
    over = mails.filter(ended__isnull=False)
    told = over.exclude(decision=None).filter(wiped=False).update(**EMPTY)
    return told + over.filter(decision=None).exclude(thread="").update(**EMPTY, thread="")


def forget_unconfirmed(*, now: datetime) -> int:
    """Delete the addresses of those who asked to follow and did not confirm. How many."""
    return Follower.objects.filter(confirmed=None, asked__lte=now - UNCONFIRMED_KEPT).delete()[0]


def forget_at_the_end(*, now: datetime) -> int:
    """Delete followers and mails of the consultations whose promised time is over. Of how many."""
    held = Consultation.objects.filter(Q(followers__isnull=False) | Q(messages__isnull=False)).distinct()
    over = [consultation for consultation in held.select_related("public") if time_is_over(consultation, now)]
    for consultation in over:
        with transaction.atomic():
            consultation.followers.all().delete()
            consultation.messages.all().delete()
    return len(over)
