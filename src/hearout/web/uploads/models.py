"""What is kept of uploads: their originals in sealed pieces, how they are read, and what was read."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearout.records.identified import Reading
from hearout.records.proposal import FileSeen
from hearout.web.consultations.models import Consultation
from hearout.web.sealed import SealedRecord, SealedText
from hearout.web.uploads.rules import Reason, Settings, Slip, State

__all__ = ["Piece", "Source", "Typed", "Upload"]


class Source(models.Model):
    """Files that are read alike, as one channel. `way` is the key of the announcement's way ("": other means).
    `typed`: it holds what the team types in, and no files. `number` grows with every change of the settings."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="sources")
    way = models.CharField(max_length=60, blank=True)
    typed = models.BooleanField(default=False)
    number = models.PositiveIntegerField(default=1)
    settings = SealedRecord(Settings, key_of="consultation_id", purpose="uploads.source.settings")
    reading = SealedRecord(Reading, key_of="consultation_id", purpose="uploads.source.reading")  # of what was typed in

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("consultation", "way"), condition=models.Q(typed=True), name="typed_in_once_a_way"
            ),
        )


class Upload(models.Model):
    """A file that somebody brought. `digest` is a pseudonym of its bytes' SHA-256: no file is here twice. `reason`
    says why it was refused or set aside, `seen` what it was taken for, `reading` what was read in it and `glance` the
    beginning of that. `archive` is the archive that
    it came out of. Undone, its pieces and all that was read are gone; the line stays."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="uploads")
    source = models.ForeignKey(Source, null=True, on_delete=models.SET_NULL, related_name="uploads")
    archive = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="members")
    name = SealedText(key_of="consultation_id", purpose="uploads.upload.name")
    size = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=16, blank=True)
    state = models.CharField(max_length=10, default=State.COMING.value)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = SealedRecord(Reason, key_of="consultation_id", purpose="uploads.upload.reason")
    seen = SealedRecord(FileSeen, key_of="consultation_id", purpose="uploads.upload.seen")
    reading = SealedRecord(Reading, key_of="consultation_id", purpose="uploads.upload.reading")
    glance = SealedRecord(Reading, key_of="consultation_id", purpose="uploads.upload.glance")
    contributions = models.PositiveIntegerField(default=0)
    read_number = models.PositiveIntegerField(default=0)  # of the source's settings, as it was read last
    imported_at = models.DateTimeField(null=True)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("consultation", "digest"),
                condition=models.Q(undone_at=None) & ~models.Q(state="coming"),
                name="a_file_is_here_once",
            ),
        )
        indexes = (models.Index(fields=("consultation", "state"), name="uploads_by_state"),)


class Piece(models.Model):
    """A megabyte of an original, sealed for its place."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("upload", "number"), name="one_piece_a_place"),)


class Typed(models.Model):
    """A contribution that was typed in. `number` is what the team calls it, and stays. A change is written over the
    slip: what the paper says is the original."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="slips")
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    slip = SealedRecord(Slip, key_of="consultation_id", purpose="uploads.typed.slip")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("consultation", "number"), name="one_slip_a_number"),)
