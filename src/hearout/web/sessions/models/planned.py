"""Plans of sessions that were computed, and what from."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearout.web.consultations.models import Consultation
from hearout.web.sealed import SealedText

__all__ = ["CoveragePlan"]


class CoveragePlan(models.Model):
    """What was asked of the planner and what it found, for a round. Both are sealed: single people's availability is in
    them."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="coverage_plans")
    round = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    wanted = SealedText(key_of="consultation_id", purpose="sessions.plan.wanted")
    found = SealedText(key_of="consultation_id", purpose="sessions.plan.found")

    class Meta:
        ordering = ("-pk",)
