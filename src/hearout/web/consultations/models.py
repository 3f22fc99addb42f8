"""What a consultation is in the database. The announcement is one document a revision; nothing is overwritten."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property

from hearout.plan.announcement import Announcement
from hearout.plan.document import from_document

__all__ = ["Consultation", "Decision", "Invitation", "Member", "Notice", "Outreach", "Revision"]


class Consultation(models.Model):
    """The whole exercise. `draft` is what the team is writing, `public` what is announced and in force (none before
    publication). Neither is edited: a change is a new revision."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    created = models.DateTimeField()
    draft = models.ForeignKey("Revision", null=True, on_delete=models.PROTECT, related_name="+")
    public = models.ForeignKey("Revision", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.slug


class Revision(models.Model):
    """The announcement as it was after one change. `document` is what `hearout.plan.document` writes and reads;
    `section` says which part the team edited ("" where a decision changed it)."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=40, blank=True)
    document = models.JSONField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("consultation", "number"), name="one_revision_a_number"),)

    @cached_property
    def announcement(self) -> Announcement:
        """What the document says. Nobody changes a revision, so it is read once."""
        return from_document(self.document)


class Decision(models.Model):
    """A choice of the team, on record: the one event that page, feed, mail and method section read.

    `revision` is the announcement that it put in force (none where nothing on the page changed but a notice was given).
    `facts` are what the change was, in numbers and keys (`actions` says which). `reason` is language to words.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_by = models.CharField(max_length=200, blank=True)
    reason = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    revision = models.OneToOneField(Revision, null=True, on_delete=models.PROTECT, related_name="decision")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("consultation", "number"), name="one_decision_a_number"),)


class Notice(models.Model):
    """What the public is told of a decision: every decision has one. `title` and `body` are language to words."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="notice")
    title = models.JSONField()
    body = models.JSONField(default=dict)

    class Meta:
        ordering = ("-decision__number",)


class Member(models.Model):
    """Somebody's role in a consultation (`people.rules.Role`)."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20)
    since = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("consultation", "user"), name="one_role_a_person"),)


class Invitation(models.Model):
    """An invitation into a team, good once and until `expires`. Only a digest of the link's secret is kept."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    expires = models.DateTimeField()
    accepted = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)


class Outreach(models.Model):
    """Where the consultation was announced, when, and to about how many (0: not known)."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="outreach")
    where = models.CharField(max_length=200)
    on = models.DateField()
    people = models.PositiveIntegerField(default=0)
    link = models.URLField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("on", "id")
