"""A short poll of those who registered: would you come to another round?"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearout.web.consultations.models import Consultation
from hearout.web.sessions.models.registered import Registrant

__all__ = ["Poll", "PollReply"]


class Poll(models.Model):
    """Asked once a round; `closes` is until when answers count. `told`: every letter is in the outbox;
    `reached` is the last registrant, in the order of their ids, to whom one is."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="polls")
    round = models.CharField(max_length=60)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    closes = models.DateTimeField()
    told = models.DateTimeField(null=True)
    reached = models.UUIDField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("consultation", "round"), name="one_poll_a_round"),)


class PollReply(models.Model):
    """Somebody's answer: the last one counts. Only sums are shown, and none below the threshold."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="replies")
    registrant = models.ForeignKey(Registrant, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=10)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("poll", "registrant"), name="one_reply_a_person"),)
