"""A list of people goes to the room that keeps the names which must never be published."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hearout.errors import BadInput
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.uploads import ports
from hearout.web.uploads.models import Piece, Upload
from hearout.web.uploads.queries.lists import roster_in
from hearout.web.uploads.rules import State

__all__ = ["hand_on"]


def hand_on(upload: Upload, *, by: User, now: datetime) -> int:
    """Put the people in a file on the list; how many of them are new there. The file itself is not kept. Raises
    BadInput where it cannot be read, or no room takes it."""
    take = ports.people_taken_by()
    if take is None:
        raise BadInput("This server keeps no list of people.")
    roster = roster_in(upload)
    with transaction.atomic():
        consultation = held_still(upload.consultation)
        require("people.edit", by, consultation)
        count = take(consultation, roster, by=by, now=now)
        Piece.objects.filter(upload=upload).delete()
        Upload.objects.filter(pk=upload.pk).update(state=State.HANDED_ON)
        note(by, "file.handed_on", room=consultation.pk, about=f"{upload.pk} / {count}", now=now)
    return count
