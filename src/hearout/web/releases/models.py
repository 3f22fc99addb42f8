"""What is kept of published summaries: for everyone to read, so nothing here is sealed, and nothing changes."""

from __future__ import annotations

from typing import ClassVar, NoReturn

from django.db import models

from hearout.errors import Fault
from hearout.web.consultations.models import Consultation, Decision

__all__ = ["Release", "ReleaseFile", "WordsTakenBack"]

UNCHANGEABLE = "What was published is not changed or deleted. A correction is a new version."


class Unchangeable(models.QuerySet["Release"]):
    """Rows that can be read and, one by one, added."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise Fault(UNCHANGEABLE)

    update = delete = bulk_create = bulk_update = _refuse


class Release(models.Model):
    """A published version of the summary. Its decision says when, why and by whom; `signed_by` are those who signed it
    ({"name", "role"}), as they agreed to be named. `digest` is that of the files as they were signed (`rules`)."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="releases")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=20)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="release")
    signed_by = models.JSONField()
    digest = models.CharField(max_length=64)

    objects: ClassVar[models.Manager[Release]] = Unchangeable.as_manager()

    class Meta:
        ordering = ("-version",)
        constraints = (models.UniqueConstraint(fields=("consultation", "version"), name="one_release_a_version"),)

    def save(self, *, using: str | None = None, **_: object) -> None:
        if not self._state.adding:
            raise Fault(UNCHANGEABLE)
        super().save(force_insert=True, using=using)

    def delete(self, *_: object, **__: object) -> NoReturn:
        raise Fault(UNCHANGEABLE)


class ReleaseFile(models.Model):
    """A file of a release, byte for byte. A row is never changed: where words were taken back, another one stands in
    its place, and `since` says since when."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=60)
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    since = models.DateTimeField()

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("release", "name"), name="one_file_a_name"),)

    def save(self, *, using: str | None = None, **_: object) -> None:
        if not self._state.adding:
            raise Fault(UNCHANGEABLE)
        super().save(force_insert=True, using=using)


class WordsTakenBack(models.Model):
    """The mark on a release that somebody took words back, which have left its files since."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="taken_back")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
