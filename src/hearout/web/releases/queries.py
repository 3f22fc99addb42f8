"""What is published: releases, their files, and what became of them since."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet

from hearout.plan.announcement import Text
from hearout.web.consultations.models import Consultation
from hearout.web.releases.models import Release, ReleaseFile
from hearout.web.releases.rules import Signer

__all__ = [
    "file_of",
    "files_of",
    "newest",
    "next_version",
    "previous_files",
    "reason_of",
    "release_numbered",
    "releases_of",
    "signers_of",
]


def releases_of(consultation: Consultation | UUID) -> QuerySet[Release]:
    """Every version, the newest first, with its decision."""
    ident = consultation.pk if isinstance(consultation, Consultation) else consultation
    return Release.objects.filter(consultation_id=ident).select_related("decision")


def release_numbered(consultation: Consultation | UUID, version: int) -> Release | None:
    """That version."""
    return releases_of(consultation).filter(version=version).first()


def newest(consultation: Consultation | UUID) -> Release | None:
    """The version that is in force."""
    return releases_of(consultation).first()


def next_version(consultation: Consultation) -> int:
    """What the next one will be numbered."""
    last = newest(consultation)
    return last.version + 1 if last else 1


def files_of(release: Release) -> dict[str, bytes]:
    """All its files by name, as they are served now."""
    return {file.name: bytes(file.body) for file in release.files.all()}


def file_of(release: Release, name: str) -> ReleaseFile | None:
    """One of its files."""
    return release.files.filter(name=name).first()


def previous_files(consultation: Consultation) -> tuple[Mapping[str, bytes], ...]:
    """The files of every version, the oldest first: what somebody has who compares the next one with them."""
    oldest_first = releases_of(consultation).order_by("version").prefetch_related("files")
    return tuple({file.name: bytes(file.body) for file in release.files.all()} for release in oldest_first)


def signers_of(release: Release) -> tuple[Signer, ...]:
    """Who signed it, as they agreed to be named."""
    return tuple(Signer(one["name"], one["role"]) for one in release.signed_by)


def reason_of(release: Release) -> Text:
    """Why there is this version, in the team's words."""
    return Text(release.decision.reason)
