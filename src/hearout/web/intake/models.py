"""What is kept of intake: everything brought together, a row for each contribution and passage, what was decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearout.records import identified
from hearout.web.consultations.models import Consultation
from hearout.web.intake.rules import Account, Channels, Rest
from hearout.web.sealed import SealedRecord, SealedText

__all__ = ["Contribution", "ContributionDecision", "Erased", "Inbox", "Passage", "Person", "SetAside", "Together"]


class Inbox(models.Model):
    """One consultation's inbox. `changes` grows with everything that would bring contributions together otherwise:
    files, decisions, the list of people. Decisions are numbered by it. `late_left` and `rejected_left` are how many
    late contributions and unreadable lines there were when somebody last said that they stay out."""

    consultation = models.OneToOneField(Consultation, on_delete=models.CASCADE, related_name="inbox")
    changes = models.PositiveIntegerField(default=0)
    late_left = models.PositiveIntegerField(default=0)
    rejected_left = models.PositiveIntegerField(default=0)


class Together(models.Model):
    """All contributions brought together, the last time. There is one row: what was withdrawn since is kept nowhere.

    `number` grows with every bringing together. `of_changes` and `of_revision` are what it was made from: the inbox
    after so many changes, and the announcement. `accounts` tell of each file what was received.
    """

    consultation = models.OneToOneField(Consultation, on_delete=models.CASCADE, related_name="together")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    of_changes = models.PositiveIntegerField()
    of_revision = models.PositiveBigIntegerField()
    accounts = SealedRecord(tuple[Account, ...], key_of="consultation_id", purpose="intake.together.accounts")
    channels = SealedRecord(Channels, key_of="consultation_id", purpose="intake.together.channels")
    corpus = SealedRecord(identified.Corpus, key_of="consultation_id", purpose="intake.together.corpus")


class Contribution(models.Model):
    """One contribution as it is counted. `ident` and `contributor` are the engine's ids; `place` is its place in the
    corpus, `upload` the id of its file (0: typed in). A withdrawn one keeps its row, without words."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="contributions")
    ident = models.CharField(max_length=40)
    place = models.PositiveIntegerField()
    channel = models.CharField(max_length=10)
    upload = models.PositiveBigIntegerField(default=0)
    line = models.PositiveIntegerField()
    received = models.DateTimeField(null=True)
    consent = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    contributor = models.CharField(max_length=40)
    verified = models.BooleanField(default=False)
    has_author = models.BooleanField(default=False)
    passages = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=20, blank=True)
    rest = SealedRecord(Rest, key_of="consultation_id", purpose="intake.contribution.rest")
    author = SealedRecord(identified.Author, key_of="consultation_id", purpose="intake.contribution.author")

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=("consultation", "ident"), name="one_contribution_an_id"),)
        indexes = (
            models.Index(fields=("consultation", "place"), name="contributions_in_order"),
            models.Index(fields=("consultation", "state", "place"), name="contributions_by_state"),
            models.Index(fields=("consultation", "channel", "place"), name="contributions_by_channel"),
            models.Index(fields=("consultation", "upload", "place"), name="contributions_by_file"),
        )


class Passage(models.Model):
    """One passage as it was said. `ident` is the engine's id of it, `contribution` that of what it is a piece of;
    `place` is its place in the corpus; `question` the guiding question it answers ("" where nobody said)."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="raw_passages")
    ident = models.CharField(max_length=40)
    contribution = models.CharField(max_length=40)
    place = models.PositiveIntegerField()
    question = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=20, blank=True)
    said = SealedRecord(identified.Passage, key_of="consultation_id", purpose="intake.passage.said")

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=("consultation", "ident"), name="one_raw_passage_an_id"),)
        indexes = (
            models.Index(fields=("consultation", "contribution"), name="raw_passages_of_one"),
            models.Index(fields=("consultation", "place"), name="raw_passages_in_order"),
        )


class ContributionDecision(models.Model):
    """What a person decided about one contribution. Only appended and undone.

    `action` is one of `records.decisions.ContributionAction`, `value` the level of consent; `aspect` is what it is
    about. `current` is the newest of those on one aspect that nobody undid: two at once cannot both be it. `was` is
    the state or consent before, as it was shown to whoever decided.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    contribution = models.CharField(max_length=40)
    action = models.CharField(max_length=10)
    aspect = models.CharField(max_length=10)
    value = models.CharField(max_length=10, blank=True)
    was = models.CharField(max_length=10, blank=True)
    reason = SealedText(key_of="consultation_id", purpose="intake.decision.reason")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    current = models.BooleanField(default=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("consultation", "number"), name="one_intake_decision_a_number"),
            models.UniqueConstraint(
                fields=("consultation", "contribution", "aspect"),
                condition=models.Q(current=True),
                name="one_decision_on_an_aspect",
            ),
        )


class SetAside(models.Model):
    """A contribution that threatens or reports harm, set aside for `person` of the team. `note` is for them alone.
    `settled_at` is when they said that they did what was to be done."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="set_aside")
    decision = models.OneToOneField(ContributionDecision, on_delete=models.CASCADE, related_name="set_aside")
    contribution = models.CharField(max_length=40)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = SealedText(key_of="consultation_id", purpose="intake.set_aside.note")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at",)


class Erased(models.Model):
    """A contribution whose words are erased. `mark` is a pseudonym of what it said: brought in again, in another file,
    it is emptied at once. `contribution` is the id that it had."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="erased")
    contribution = models.CharField(max_length=40)
    mark = models.CharField(max_length=16)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("consultation", "mark"), name="erased_by_mark"),)


class Person(models.Model):
    """Somebody whose names must never be published. `mark` is a pseudonym of all their names: nobody is here twice."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="known_people")
    said = SealedRecord(identified.Person, key_of="consultation_id", purpose="intake.person.said")
    mark = models.CharField(max_length=16)
    origin = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("consultation", "mark"), name="nobody_is_listed_twice"),)
