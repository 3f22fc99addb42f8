"""What is kept of passages: all that passed the gate as one record, and a row for each passage that pages list."""

from __future__ import annotations

from django.db import models

from hearout.records.anonymised import Coverage
from hearout.records.consultation import Consultation as Settings
from hearout.records.facts import RunFacts
from hearout.records.safe import SafeCorpus, SafeText
from hearout.web.consultations.models import Consultation
from hearout.web.sealed import SealedRecord

__all__ = ["Corpus", "Passage"]


class Corpus(models.Model):
    """Everything of a consultation that passed the gate, as the engine takes it. There is one, the newest: what was
    withdrawn since is kept nowhere. `number` grows whenever it changes; `intake_number` is that of the bringing
    together it was made from. `settings` are those it was anonymised with, without anybody's name."""

    consultation = models.OneToOneField(Consultation, on_delete=models.CASCADE, related_name="corpus")
    number = models.PositiveIntegerField()
    intake_number = models.PositiveIntegerField()
    at = models.DateTimeField()
    safe = SealedRecord(SafeCorpus, key_of="consultation_id", purpose="passages.corpus.safe")
    settings = SealedRecord(Settings, key_of="consultation_id", purpose="passages.corpus.settings")
    facts = SealedRecord(RunFacts, key_of="consultation_id", purpose="passages.corpus.facts")
    coverage = SealedRecord(Coverage, key_of="consultation_id", purpose="passages.corpus.coverage")


class Passage(models.Model):
    """One passage without identities. `ident`, `contribution` and `contributor` are the engine's ids of it; `place` is
    its place in the corpus; `question` the guiding question it was an answer to ("" where nobody said)."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="passages")
    ident = models.CharField(max_length=40)
    place = models.PositiveIntegerField()
    contribution = models.CharField(max_length=40)
    contributor = models.CharField(max_length=40)
    channel = models.CharField(max_length=10)
    question = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=20, blank=True)
    consent = models.CharField(max_length=10)
    said = SealedRecord(SafeText, key_of="consultation_id", purpose="passages.passage.said")

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=("consultation", "ident"), name="one_passage_an_id"),)
        indexes = (
            models.Index(fields=("consultation", "contribution"), name="passages_of_contribution"),
            models.Index(fields=("consultation", "place"), name="passages_in_order"),
        )
