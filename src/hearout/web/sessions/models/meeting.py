"""A session as its people and calendars know it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from hearout.web.consultations.models import Consultation, Decision
from hearout.web.sealed import SealedText

__all__ = ["Change", "Meeting"]


class Meeting(models.Model):
    """A session of the announcement (`key`), with what the public is not told. `starts` (UTC), `minutes` and
    `cancelled` are what calendars were told last; `sequence` grows with every change of them, `uid` never changes
    (RFC 5545). `address` is how to join where the page says it to all, `joining` how those who registered join where it
    does not."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="meetings")
    key = models.CharField(max_length=60)
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    starts = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    cancelled = models.BooleanField(default=False)
    facilitator = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    note_taker = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    address = models.TextField(blank=True)
    joining = SealedText(key_of="consultation_id", purpose="sessions.meeting.joining")
    attended = models.PositiveIntegerField(null=True)  # how many came, where somebody counted

    class Meta:
        ordering = ("starts", "pk")
        constraints = (models.UniqueConstraint(fields=("consultation", "key"), name="one_meeting_a_session"),)


class Change(models.Model):
    """That people must be told something of a meeting (`rules.What`), written down together with what changed. `done`:
    every letter is in the outbox. `before` is when it was to begin (UTC)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="changes")
    decision = models.ForeignKey(Decision, null=True, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=20)
    before = models.DateTimeField()
    at = models.DateTimeField()
    done = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
