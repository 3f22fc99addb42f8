"""Plans of sessions that were computed, and what from."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearout.web.consultations.models import Consultation
from hearout.web.sealed import SealedRecord, SealedText
from hearout.web.sessions.planned import FAIREST, Asked, Found

__all__ = ["CoveragePlan"]


class CoveragePlan(models.Model):
    """What was asked of the planner (`wanted`) and what it `found`: None until it is planned. Both are sealed, as
    single people's availability is in them. `saved`: somebody wants to keep it, under this `name`; what nobody saved is
    forgotten. `choice` names the plan that was chosen among those found."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="coverage_plans")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    wanted = SealedRecord(Asked, key_of="consultation_id", purpose="sessions.plan.wanted")
    found = SealedRecord(Found, key_of="consultation_id", purpose="sessions.plan.found")
    name = SealedText(key_of="consultation_id", purpose="sessions.plan.name")
    choice = models.CharField(max_length=20, default=FAIREST)
    saved = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
