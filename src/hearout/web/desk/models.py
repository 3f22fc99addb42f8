"""What is kept of the desk: what people decided, and what the gate made of it the last time."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearout.records.anonymised import Coverage
from hearout.records.redaction import Span
from hearout.web.consultations.models import Consultation
from hearout.web.sealed import SealedRecord, SealedText

__all__ = ["Desk", "Gate", "Marked", "Place", "SpanDecision", "Term", "Word", "WordDecision"]


class Desk(models.Model):
    """One consultation's desk. `changes` grows with everything that is decided, confirmed or undone here, and numbers
    it. With `second_reader` nothing that is kept or made more general counts before somebody else confirmed it."""

    consultation = models.OneToOneField(Consultation, on_delete=models.CASCADE, related_name="desk")
    changes = models.PositiveIntegerField(default=0)
    second_reader = models.BooleanField(default=False)


class Decided(models.Model):
    """What all decisions have in common. They are only appended, confirmed and undone.

    `action` is one of `records.decisions.WordAction`. `current` is the newest of those on one subject that nobody
    undid: two at once cannot both be it. `asks_second`: whoever decided wants somebody else to confirm it.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    action = models.CharField(max_length=10)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    current = models.BooleanField(default=True)
    asks_second = models.BooleanField(default=False)
    second_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    second_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class WordDecision(Decided):
    """What becomes of a word, or of a few that stand together, wherever they stand. `mark` is the stand-in of the word
    without regard to case."""

    mark = models.CharField(max_length=16)
    word = SealedText(key_of="consultation_id", purpose="desk.word_decision.word")
    replacement = SealedText(key_of="consultation_id", purpose="desk.word_decision.replacement")
    reason = SealedText(key_of="consultation_id", purpose="desk.word_decision.reason")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("consultation", "number"), name="one_word_decision_a_number"),
            models.UniqueConstraint(
                fields=("consultation", "mark"), condition=models.Q(current=True), name="one_decision_a_word"
            ),
        )
        indexes = (models.Index(fields=("consultation", "mark", "number"), name="decisions_on_a_word"),)


class SpanDecision(Decided):
    """What becomes of a stretch of one passage: `start` to `end` of its raw text."""

    passage = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    replacement = SealedText(key_of="consultation_id", purpose="desk.span_decision.replacement")
    reason = SealedText(key_of="consultation_id", purpose="desk.span_decision.reason")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("consultation", "number"), name="one_span_decision_a_number"),
            models.UniqueConstraint(
                fields=("consultation", "passage", "start", "end"),
                condition=models.Q(current=True),
                name="one_decision_a_span",
            ),
        )
        indexes = (models.Index(fields=("consultation", "passage"), name="decisions_in_a_passage"),)


class Term(models.Model):
    """A word of the field that names nobody: the glossary is made of those that nobody struck."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=16)
    term = SealedText(key_of="consultation_id", purpose="desk.term.term")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    struck_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    struck_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("consultation", "mark"), condition=models.Q(struck_at__isnull=True), name="a_term_stands_once"
            ),
        )


class Word(models.Model):
    """A word that somebody must decide about, or has, as the gate met it the last time. `rank` is its place among all:
    those of most contributors first. `kind` is what the nets took it for, `spelt` how it is mostly written. `since` is
    when it came."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=16)
    rank = models.PositiveIntegerField()
    spelt = SealedText(key_of="consultation_id", purpose="desk.word.spelt")
    kind = models.CharField(max_length=20)
    contributors = models.PositiveIntegerField()
    places = models.PositiveIntegerField()
    since = models.DateTimeField()

    class Meta:
        ordering = ("rank",)
        constraints = (models.UniqueConstraint(fields=("consultation", "mark"), name="a_word_waits_once"),)
        indexes = (models.Index(fields=("consultation", "rank"), name="words_in_order"),)


class Place(models.Model):
    """Where a word stands: `start` to `end` of the raw text of a passage."""

    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="stands")
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="+")
    passage = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("consultation", "passage"), name="words_in_a_passage"),)


class Marked(models.Model):
    """A passage with what was caught in it. Nothing of what it says is kept here: the raw words are intake's.

    `place` is its place in the corpus. Each net has its count, `marks` is their sum, `undecided` of them wait for
    somebody. `describes` says that somebody describes themselves in it as one of few.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="+")
    passage = models.CharField(max_length=40)
    place = models.PositiveIntegerField()
    contribution = models.CharField(max_length=40)
    channel = models.CharField(max_length=10)
    question = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=20, blank=True)
    spans = SealedRecord(tuple[Span, ...], key_of="consultation_id", purpose="desk.marked.spans")
    marks = models.PositiveIntegerField()
    team = models.PositiveIntegerField()
    roster = models.PositiveIntegerField()
    pattern = models.PositiveIntegerField()
    model = models.PositiveIntegerField()
    vocabulary = models.PositiveIntegerField()
    structure = models.PositiveIntegerField()
    undecided = models.PositiveIntegerField()
    describes = models.BooleanField()
    looked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-describes", "-marks", "place")
        constraints = (models.UniqueConstraint(fields=("consultation", "passage"), name="a_passage_is_marked_once"),)
        indexes = (
            models.Index(
                models.F("consultation"),
                models.F("describes").desc(),
                models.F("marks").desc(),
                models.F("place"),
                name="marked_in_order",
            ),
        )


class Gate(models.Model):
    """What came through the gate the last time, and what it was made from: the bringing together of that number, and
    what was decided up to that number. `identities` are all ways in which known people are written, for the audit."""

    consultation = models.OneToOneField(Consultation, on_delete=models.CASCADE, related_name="gate")
    number = models.PositiveIntegerField()
    intake_number = models.PositiveIntegerField()
    decisions_number = models.PositiveIntegerField()
    at = models.DateTimeField()
    coverage = SealedRecord(Coverage, key_of="consultation_id", purpose="desk.gate.coverage")
    identities = SealedRecord(tuple[str, ...], key_of="consultation_id", purpose="desk.gate.identities")
