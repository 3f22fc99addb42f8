"""What is kept of the summary being written: the newest draft, and what people decided about quotes."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearout.disclose.known_words import KnownWords
from hearout.records.draft import Draft as Written
from hearout.records.evidence import Evidence
from hearout.web.consultations.models import Consultation
from hearout.web.sealed import SealedRecord, SealedText

__all__ = ["Draft", "QuoteDecision"]


class Draft(models.Model):
    """The newest draft. It was made from the passages, the run and the decisions about quotes of these numbers;
    `announced` stands for what was announced and decided in public by then. `quoted` are the passages whose words
    stand in it; `findings` are how many it has, `unwritten` those whose sentence no person wrote. `words` may
    be printed. `taken_back`: somebody took back words that it quoted, and `draft` and `evidence` are gone (None)."""

    consultation = models.OneToOneField(Consultation, on_delete=models.CASCADE, related_name="summary_draft")
    number = models.PositiveIntegerField()
    passages_number = models.PositiveIntegerField()
    analysis_number = models.PositiveIntegerField()
    decisions_number = models.PositiveIntegerField()
    announced = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    dated = models.DateField()
    at = models.DateTimeField()
    findings = models.PositiveIntegerField()
    unwritten = models.PositiveIntegerField()
    quoted = models.JSONField(default=list)
    taken_back = models.BooleanField(default=False)
    words = SealedRecord(KnownWords, key_of="consultation_id", purpose="summaries.draft.words")
    draft = SealedRecord(Written, key_of="consultation_id", purpose="summaries.draft.draft")
    evidence = SealedRecord(Evidence, key_of="consultation_id", purpose="summaries.draft.evidence")


class QuoteDecision(models.Model):
    """One thing that people decided about somebody's words in the summary (`hearout.records.decisions`), never
    overwritten: that a passage is not quoted, or is told in the team's own words (`value`) in the place of a quote.
    `number` counts decisions and undoings together. About one passage one decision stands at a time."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="quote_decisions")
    number = models.PositiveIntegerField()
    action = models.CharField(max_length=20)
    passage = models.CharField(max_length=40)
    value = SealedText(key_of="consultation_id", purpose="summaries.quote.value")
    reason = SealedText(key_of="consultation_id", purpose="summaries.quote.reason")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_number = models.PositiveIntegerField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("consultation", "number"), name="one_quote_decision_a_number"),
            models.UniqueConstraint(
                fields=("consultation", "passage"),
                condition=models.Q(undone_at__isnull=True),
                name="one_quote_decision_stands",
            ),
        )
