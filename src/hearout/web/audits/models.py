"""What is kept of audits: what would be published, what the audit said of it, and who signed it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearout.records.draft import Draft
from hearout.records.evidence import Evidence
from hearout.records.report import PrivacyReport
from hearout.web.consultations.models import Consultation
from hearout.web.releases.models import Release
from hearout.web.sealed import SealedRecord

__all__ = ["Candidate", "Signature"]


class Candidate(models.Model):
    """A summary that was audited: exactly the files that would be published, and the report on them.

    It was made from the bringing together, the run of the gate and the draft of these numbers. `digest` stands for the
    files; `passed` says that the audit lets them be published, `refused` how many of its checks do not. `draft` and
    `evidence` are what the files were written from: where somebody takes words back, they are written again without
    them, and `words_taken_back` says since when they are (a candidate that was not published has no files any more).
    `quoted` tells of each passage whose words stand in it which contribution it is of (ids of the engine), `retold` of
    each that stands in it in the team's words. `release` is the version that it became.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="candidates")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    intake_number = models.PositiveIntegerField()
    gate_number = models.PositiveIntegerField()
    draft_number = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    dated = models.DateField(null=True)
    digest = models.CharField(max_length=64)
    passed = models.BooleanField()
    refused = models.PositiveIntegerField()
    quoted = models.JSONField(default=dict)
    retold = models.JSONField(default=dict)
    words_taken_back = models.DateTimeField(null=True)
    release = models.OneToOneField(Release, null=True, on_delete=models.PROTECT, related_name="candidate")
    files = SealedRecord(dict[str, bytes], key_of="consultation_id", purpose="audits.candidate.files")
    draft = SealedRecord(Draft, key_of="consultation_id", purpose="audits.candidate.draft")
    evidence = SealedRecord(Evidence, key_of="consultation_id", purpose="audits.candidate.evidence")
    report = SealedRecord(PrivacyReport, key_of="consultation_id", purpose="audits.candidate.report")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("consultation", "number"), name="one_candidate_a_number"),)


class Signature(models.Model):
    """Somebody of the team answers for exactly the files of that digest. `name` and `role` are how they agreed to be
    named in public. It is only appended, and withdrawn; nobody signs the same twice."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="signatures")
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    role = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("candidate", "by"), condition=models.Q(withdrawn__isnull=True), name="one_signature_a_person"
            ),
        )
