"""What the team says of how files are read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.uploads.models import Source
from hearout.web.uploads.rules import Settings

__all__ = ["settle"]


@transaction.atomic
def settle(source: Source, *, way: str, settings: Settings, by: User, now: datetime) -> Source:
    """Have the files of a source read so from now on. What was imported stays as it was read until it is read again."""
    consultation = held_still(source.consultation)
    require("files.bring", by, consultation)
    mine = Source.objects.select_for_update().get(pk=source.pk)
    mine.way, mine.settings, mine.number = way, settings, mine.number + 1
    mine.save(update_fields=["way", "settings", "number"])
    note(by, "file.settled", room=consultation.pk, about=str(source.pk), now=now)
    return mine
