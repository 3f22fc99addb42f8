"""What is kept of long work."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from hearout.web.consultations.models import Consultation
from hearout.web.work.rules import State

__all__ = ["Work"]


class Work(models.Model):
    """One piece of long work in a consultation, from being asked for to its end.

    `kind` is the name that a room registered (`registry.kind`), `about` the id of what it is done to ("" for the whole
    consultation). `doing` says in a message (template, facts) what is being done now, `done` of `total` how far it is
    (0: it cannot be counted). `outcome` is what the work said at its end, as `doing` a message. `seen` is its last sign
    of life, `tries` how often it was begun: a worker that was killed leaves it to be begun again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="works")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, default=State.WAITING.value)
    asked = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    began = models.DateTimeField(null=True)
    seen = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    stop_asked = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    doing = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    outcome = models.JSONField(default=dict)

    class Meta:
        ordering = ("-asked",)
        constraints = (
            models.UniqueConstraint(
                fields=("consultation", "kind", "about"),
                condition=models.Q(state__in=("waiting", "running")),
                name="work_is_asked_for_once",
            ),
        )
        indexes = (models.Index(fields=("consultation", "-asked"), name="work_of_one_consultation"),)
