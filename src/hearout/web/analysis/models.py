"""What is kept of themes: what the newest run found, in rows that pages list, and everything people decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearout.records.analysis import Analysis
from hearout.records.reach import QuestionChannels
from hearout.web.analysis.detail import Detail
from hearout.web.consultations.models import Consultation
from hearout.web.sealed import SealedRecord, SealedText

__all__ = ["Grouping", "Member", "Question", "Theme", "ThemeDecision"]

Words = tuple[str, ...]


class Grouping(models.Model):
    """The newest run. `passages_number` is that of the passages it read, `decisions_number` that of the decisions it
    followed. `meant` says about which theme each decision was: its number to a key, its number with `rules.INTO` to
    that of the theme merged into. `analysis` is everything it found, None once somebody took words in it back."""

    consultation = models.OneToOneField(Consultation, on_delete=models.CASCADE, related_name="grouping")
    number = models.PositiveIntegerField()
    passages_number = models.PositiveIntegerField()
    decisions_number = models.PositiveIntegerField()
    at = models.DateTimeField()
    meant = models.JSONField(default=dict)
    warnings = SealedRecord(Words, key_of="consultation_id", purpose="analysis.grouping.warnings")
    analysis = SealedRecord(Analysis, key_of="consultation_id", purpose="analysis.grouping.analysis")


class Question(models.Model):
    """One guiding question in the newest run ("": what fits none). Numbers are of contributors, but for `passages` and
    `without_theme`; `channels` are those who spoke to it in each. `beyond` is what open channels add to the survey."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="+")
    grouping = models.ForeignKey(Grouping, on_delete=models.CASCADE, related_name="questions")
    place = models.PositiveIntegerField()
    key = models.CharField(max_length=80, blank=True)
    clear = models.BooleanField()
    stability = models.FloatField()
    contributors = models.PositiveIntegerField()
    nothing_to_say = models.PositiveIntegerField()
    channels = models.JSONField(default=dict)
    passages = models.PositiveIntegerField()
    without_theme = models.PositiveIntegerField()
    beyond = SealedRecord(QuestionChannels, key_of="consultation_id", purpose="analysis.question.beyond")

    class Meta:
        ordering = ("place",)


class Theme(models.Model):
    """A theme of the newest run, or a part of one (`parent`). `ident` is the engine's id, which is made of words: `key`
    stands for it in addresses. `contributors` are exact, also by `channels`; `anchors` are ids of passages by which a
    later run knows it again; `by_hand`: people gathered its passages."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="themes")
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="parts")
    place = models.PositiveIntegerField()
    key = models.CharField(max_length=16)
    ident = SealedText(key_of="consultation_id", purpose="analysis.theme.ident")
    label = SealedText(key_of="consultation_id", purpose="analysis.theme.label")
    keywords = SealedRecord(Words, key_of="consultation_id", purpose="analysis.theme.keywords")
    sentence = SealedText(key_of="consultation_id", purpose="analysis.theme.sentence")
    contributors = models.PositiveIntegerField()
    channels = models.JSONField(default=dict)
    passages = models.PositiveIntegerField()
    stability = models.FloatField()
    tentative = models.BooleanField()
    by_hand = models.BooleanField(default=False)
    anchors = models.JSONField(default=list)
    detail = SealedRecord(Detail, key_of="consultation_id", purpose="analysis.theme.detail")

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=("consultation", "key"), name="one_theme_a_key"),)


class Member(models.Model):
    """That a passage is in a theme, or under a question in none. `start` to `end` of its text are the stretch that
    stands for the theme, where one does: those come first."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="members")
    theme = models.ForeignKey(Theme, null=True, on_delete=models.CASCADE, related_name="members")
    place = models.PositiveIntegerField()
    passage = models.CharField(max_length=40)
    channel = models.CharField(max_length=10)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("place",)
        indexes = (
            models.Index(fields=("question", "theme", "place"), name="members_in_order"),
            models.Index(fields=("passage",), name="themes_of_passage"),
        )


class ThemeDecision(models.Model):
    """One thing that people decided about a theme (`hearout.records.decisions.ThemeDecision`), never overwritten.

    `number` counts decisions and undoings together, so that it says what came before what. `theme` is the name by which
    the engine is to know the theme, `theme_key` stands for it, `called` is what people called it then; likewise `into`
    of a theme merged into. `anchors` and `into_anchors` are passages by which both are known. Of one `subject` one
    decision stands at a time; changing one's mind undoes it first.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="theme_decisions")
    number = models.PositiveIntegerField()
    action = models.CharField(max_length=20)
    subject = models.CharField(max_length=60)
    question = models.CharField(max_length=80, blank=True)
    theme = SealedText(key_of="consultation_id", purpose="analysis.decision.theme")
    theme_key = models.CharField(max_length=16)
    called = SealedText(key_of="consultation_id", purpose="analysis.decision.called")
    anchors = models.JSONField(default=list)
    into_key = models.CharField(max_length=16, blank=True)
    into_called = SealedText(key_of="consultation_id", purpose="analysis.decision.into_called")
    into_anchors = models.JSONField(default=list)
    value = SealedText(key_of="consultation_id", purpose="analysis.decision.value")
    words = SealedRecord(Words, key_of="consultation_id", purpose="analysis.decision.words")
    passages = models.JSONField(default=list)
    reason = SealedText(key_of="consultation_id", purpose="analysis.decision.reason")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_number = models.PositiveIntegerField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("consultation", "number"), name="one_theme_decision_a_number"),
            models.UniqueConstraint(
                fields=("consultation", "subject"),
                condition=models.Q(undone_at__isnull=True),
                name="one_theme_decision_stands",
            ),
        )
