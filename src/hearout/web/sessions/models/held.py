"""What was said in a session, before any of it enters intake."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearout.web.sealed import SealedText
from hearout.web.sessions.models.meeting import Meeting
from hearout.web.sessions.models.registered import Registrant
from hearout.web.sessions.rules import Attending
from hearout.web.uploads.models import Upload

__all__ = ["Attendance", "NotePage", "NoteVersion", "Transcript"]


class Attendance(models.Model):
    """Somebody who was there, by name: registered, or not (`registrant` None). `attending` is what they agreed to when
    they joined, which counts more than what they said at registration; `quoted`: also to being quoted without a name.
    `silent_in`: the file of whose words that were left out they are counted as one person."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    registrant = models.ForeignKey(Registrant, null=True, on_delete=models.SET_NULL, related_name="+")
    name = SealedText(key_of="consultation_id", purpose="sessions.attendance.name")
    attending = models.CharField(max_length=10, default=Attending.ATTEND.value)
    quoted = models.BooleanField(default=False)
    silent_in = models.ForeignKey("Transcript", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("meeting", "registrant"), name="one_attendance_a_person"),)

    @property
    def consultation_id(self) -> object:
        return self.meeting.consultation_id


class NotePage(models.Model):
    """The notes of a meeting: a text that grows. `number` is that of its newest version."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="note_page")
    number = models.PositiveIntegerField(default=0)


class NoteVersion(models.Model):
    """The notes as somebody saved them. Nothing is overwritten."""

    page = models.ForeignKey(NotePage, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    words = SealedText(key_of="consultation_id", purpose="sessions.notes.words")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("page", "number"), name="one_version_a_number"),)

    @property
    def consultation_id(self) -> object:
        return self.page.meeting.consultation_id


class Transcript(models.Model):
    """A transcript, chat log or pad of a meeting, among the files as `upload`: held until somebody says who its
    speakers are, and from then on (`settled`) without the words of those who agreed to less. `of_notes`: it is the
    page of notes. The words of `kept` people came in. What was left out is in `turns`, of `people`; `unknown` counts
    turns of speakers nobody knew, and `retold` people whose words may only be retold."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="transcripts")
    upload = models.OneToOneField(Upload, on_delete=models.CASCADE, related_name="transcript")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    of_notes = models.BooleanField(default=False)
    settled = models.DateTimeField(null=True)
    kept = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    turns = models.PositiveIntegerField(default=0)
    unknown = models.PositiveIntegerField(default=0)
    retold = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
