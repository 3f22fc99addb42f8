"""Mail on its way out, and those who follow a consultation by mail. Addresses and words are sealed."""

from __future__ import annotations

import uuid

from django.db import models

from hearout.web.consultations.models import Consultation, Decision
from hearout.web.outbox.rules import State
from hearout.web.sealed import SealedText

__all__ = ["Follower", "Message", "Telling"]


class Message(models.Model):
    """One mail to one recipient. Mails of one `thread` go out in the order of their ids.

    `thread` stands for the recipient (`sealed.pseudonym`). `decision` is what the mail tells of, if it does; nobody is
    told twice of one. `leave` is the code that ends the recipient's following. A deliverer has it in hand until
    `held_until`. `ended` is when it was sent or given up; some time later recipient and words are `wiped`.

    `calendar` is the file (RFC 5545) that comes along, `method` what it asks of calendars ("REQUEST"), and `entry` the
    identity of the event it is of; none in a mail without one.
    """

    consultation = models.ForeignKey(Consultation, null=True, on_delete=models.CASCADE, related_name="messages")
    decision = models.ForeignKey(Decision, null=True, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=20)
    urgent = models.BooleanField(default=False)
    thread = models.CharField(max_length=16)
    recipient = SealedText(key_of="consultation_id", purpose="outbox.message.recipient")
    subject = SealedText(key_of="consultation_id", purpose="outbox.message.subject")
    body = SealedText(key_of="consultation_id", purpose="outbox.message.body")
    leave = SealedText(key_of="consultation_id", purpose="outbox.message.leave")
    calendar = SealedText(key_of="consultation_id", purpose="outbox.message.calendar")
    method = models.CharField(max_length=10, blank=True)
    entry = models.UUIDField(null=True)
    reply_to = models.EmailField(blank=True)
    language = models.CharField(max_length=20)
    message_id = models.CharField(max_length=100, unique=True)
    state = models.CharField(max_length=20, default=State.QUEUED.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()
    next_try = models.DateTimeField()
    held_until = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    wiped = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("decision", "thread"), name="nobody_is_told_twice"),)
        indexes = (
            models.Index(fields=("state", "-urgent", "next_try"), name="mail_that_is_due"),
            models.Index(fields=("thread", "state"), name="mail_of_one_recipient"),
            models.Index(fields=("consultation", "state"), name="mail_of_one_consultation"),
        )


class Follower(models.Model):
    """Somebody who wants to be told of changes, or who asked for it and has not confirmed yet. No account.

    `thread` is the same as in their mails, and there once a consultation. `mark` stands for the code in their mails,
    which confirms and ends the following.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="followers")
    address = SealedText(key_of="consultation_id", purpose="outbox.follower.address")
    thread = models.CharField(max_length=16)
    mark = models.CharField(max_length=16)
    language = models.CharField(max_length=20)
    asked = models.DateTimeField()
    answers = models.PositiveSmallIntegerField(default=0)
    confirmed = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("consultation", "thread"), name="one_follower_an_address"),
            models.UniqueConstraint(fields=("consultation", "mark"), name="one_follower_a_code"),
        )


class Telling(models.Model):
    """That a decision is to be told by mail, written down together with it. `done`: every mail is queued."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="telling")
    done = models.DateTimeField(null=True)
