"""The notes of a session, as they were saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from hearout.records.consultation import GuidingQuestion
from hearout.web.consultations.queries.readers import Reader
from hearout.web.sessions.models import Meeting, NoteVersion
from hearout.web.times import TimeTold

__all__ = ["VersionTold", "begun_with", "newest_version", "version_called", "versions_told"]


@dataclass(frozen=True, slots=True)
class VersionTold:
    """When a version was saved, and by whom."""

    number: int
    at: TimeTold
    by: str


def newest_version(meeting: Meeting) -> NoteVersion | None:
    """The notes as they are now; None where nobody wrote any."""
    return _versions(meeting).order_by("-number").first()


def version_called(meeting: Meeting, number: int) -> NoteVersion | None:
    """The notes as they were saved with that number."""
    return _versions(meeting).filter(number=number).first()


def versions_told(meeting: Meeting, reader: Reader, most: int) -> list[VersionTold]:
    """The newest first, so many at most."""
    rows = _versions(meeting).order_by("-number").defer("words")[:most]
    return [VersionTold(row.number, reader.time(row.at), str(row.by or "")) for row in rows]


def begun_with(questions: Sequence[GuidingQuestion]) -> str:
    """What the page of notes holds before anybody writes: a heading for each guiding question, which says later what
    the notes below it answer."""
    return "".join(f"## {question.text}\n\n\n" for question in questions)


def _versions(meeting: Meeting) -> QuerySet[NoteVersion]:
    return NoteVersion.objects.filter(page__meeting=meeting).select_related("page__meeting", "by")
