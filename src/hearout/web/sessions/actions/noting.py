"""Keeping the notes of a session: version by version, nothing overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from hearout.web.consultations.actions.recording import held_still
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sessions.actions.attending import require_there
from hearout.web.sessions.models import Meeting, NotePage, NoteVersion

__all__ = ["ONE_SITTING", "Crossed", "save_notes"]

ONE_SITTING = timedelta(hours=1)
"""In which the log names once whoever takes notes, or looks at names."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """Somebody saved other words meanwhile: `newest` are theirs. Nothing was written."""

    newest: NoteVersion


@transaction.atomic
def save_notes(meeting: Meeting, words: str, *, base: int, by: User, now: datetime) -> NoteVersion | Crossed:
    """Add a version to the notes that were looked at as number `base` (0: none). Saved twice, it is one version."""
    require_there(by, meeting)
    held_still(meeting.consultation)
    page, _ = NotePage.objects.get_or_create(meeting=meeting)
    newest = page.versions.select_related("page__meeting", "by").order_by("-number").first()
    if newest is not None and newest.words == words:
        return newest
    if newest is not None and newest.number != base:
        return Crossed(newest)
    number = page.number + 1
    NotePage.objects.filter(pk=page.pk).update(number=number)
    if newest is None or newest.by_id != by.pk or now - newest.at > ONE_SITTING:
        note(by, "notes.taken", room=meeting.consultation_id, about=meeting.key, now=now)
    return NoteVersion.objects.create(page=page, number=number, at=now, by=by, words=words)
