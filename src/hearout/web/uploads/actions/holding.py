"""Files of sessions: held until somebody says who speaks in them, and then without what may not be kept.

The room above says of a consultation whether its sessions have people with their own consent (`ports`). Nothing is
read of a file that is held; once it is `kept`, what may not be kept is nowhere any more.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.sealing import seal_bytes
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.models import Consultation
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sealed import key_folder
from hearout.web.uploads.models import Piece, Source, Upload
from hearout.web.uploads.queries.brought import settings_in
from hearout.web.uploads.queries.originals import place_of
from hearout.web.uploads.rules import PIECE, Reason, Settings, State

__all__ = ["hold", "put_instead", "set_aside", "source_like"]


def hold(upload: Upload) -> None:
    """Have a file wait, and read nothing of it."""
    upload.state, upload.reason = State.HELD, None  # type: ignore[assignment]
    upload.save(update_fields=["state", "reason"])


@transaction.atomic
def set_aside(upload: Upload, why: str, *, by: User, now: datetime) -> None:
    """Keep a file that is of none of our sessions, sealed as it came, and never read it; `hold` has it wait again."""
    require("files.bring", by, held_still(upload.consultation))
    upload.state, upload.reason = State.ASIDE, Reason.of(say(_("It is of none of our sessions: %(why)s"), why=why))
    upload.save(update_fields=["state", "reason"])
    note(by, "file.set_aside", room=upload.consultation_id, about=str(upload.pk), now=now)


@transaction.atomic
def put_instead(upload: Upload, kept: bytes, source: Source, *, by: User) -> None:
    """Put what may be kept in the place of a held file's original, which is gone then. It is still known as the same
    file: whoever brings the original again is told that it is here."""
    require("files.bring", by, held_still(upload.consultation))
    Piece.objects.filter(upload=upload).delete()
    key = key_folder().of(upload.consultation_id)
    for number, start in enumerate(range(0, len(kept), PIECE)):
        sealed = seal_bytes(key, place_of(upload.pk, number), kept[start : start + PIECE])
        Piece.objects.create(upload=upload, number=number, sealed=sealed)
    upload.size, upload.source, upload.state, upload.seen = len(kept), source, State.LOOKED_AT, None  # type: ignore[assignment]
    upload.save(update_fields=["size", "source", "state", "seen"])


def source_like(consultation: Consultation, settings: Settings, way: str) -> Source:
    """The source whose files are read just so; a new one where there is none."""
    for source in Source.objects.filter(consultation=consultation, typed=False, way=way):
        if settings_in(source) == settings:
            return source
    return Source.objects.create(consultation=consultation, way=way, settings=settings)
