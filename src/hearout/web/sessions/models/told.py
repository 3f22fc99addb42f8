"""What somebody who takes part in a meeting was told of it, and what of it their calendar holds."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearout.web.sessions.models.meeting import Meeting

__all__ = ["Duty", "Told"]


class Told(models.Model):
    """`owed` is what they must still be told (`rules.What`, "" for nothing); the worker writes those letters. `invited`
    says that their calendar holds the meeting. Their calendar counts versions as the meeting's `sequence` and `turns`
    together: it grows also when they alone leave and come back. `told` is when they were last written to of it,
    `reminded` the moment of the last reminder (not when it was written: when it was due)."""

    owed = models.CharField(max_length=20, blank=True)
    invited = models.BooleanField(default=False)
    turns = models.PositiveIntegerField(default=0)
    told = models.DateTimeField(null=True)
    reminded = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Duty(Told):
    """Somebody of the team whose calendar holds the meeting, or did: its facilitator or note-taker."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="duties")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "user"), name="one_duty_a_person"),)
