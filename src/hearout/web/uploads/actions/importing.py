"""Having files looked at, imported, and taken out again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hearout.web import events
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.models import Consultation
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sealed import sealed_now
from hearout.web.uploads.models import Piece, Source, Upload
from hearout.web.uploads.queries.importing import Read
from hearout.web.uploads.queries.limits import here
from hearout.web.uploads.rules import OF_A_SOURCE, State, glance
from hearout.web.work.actions import begin
from hearout.web.work.models import Work

__all__ = ["have_imported", "have_looked_at", "keep_readings", "undo"]


def have_looked_at(consultation: Consultation, *, by: User | None, now: datetime) -> Work | None:
    """Have files that just came in looked at in the background; None where there are none."""
    if by is not None:
        require("files.bring", by, consultation)
    if not here(consultation).filter(state=State.RECEIVED).exists():
        return None
    return begin(consultation, "uploads.look", by=by, now=now)


def have_imported(source: Source, *, by: User, now: datetime) -> Work:
    """Have the files of a source read as its settings say. Asked for twice, it is done once."""
    require("files.bring", by, source.consultation)
    return begin(source.consultation, "uploads.import", by=by, now=now, about=source.pk)


def keep_readings(source: Source, outcomes: Sequence[Read], *, by: User | None, number: int, now: datetime) -> int:
    """Put in place what was read, all of it or none; how many contributions that are. `number` is that of the settings
    with which it was read. What was taken out meanwhile stays out."""
    read = [sealed_now(_with(outcome, by=by, number=number, now=now)) for outcome in outcomes]
    with transaction.atomic():
        still = set(here(held_still(source.consultation)).filter(source=source).values_list("pk", flat=True))
        kept = [upload for upload in read if upload.pk in still]
        for upload in kept:
            upload.save(update_fields=FIELDS)
        count = sum(upload.contributions for upload in kept)
        if by is not None:
            note(by, "file.imported", room=source.consultation_id, about=f"{len(kept)} / {count}", now=now)
        events.files_changed.emit(source.consultation_id)
    return count


@transaction.atomic
def undo(upload: Upload, *, by: User, now: datetime) -> None:
    """Take a file out: its original and all that was read in it are deleted. That it was here stays on record."""
    consultation = held_still(upload.consultation)
    require("files.bring", by, consultation)
    mine = here(consultation).filter(pk=upload.pk)
    was = mine.first()
    if was is None:
        return
    Piece.objects.filter(upload=was).delete()
    mine.update(undone_at=now, undone_by=by, reading=b"", glance=b"", seen=b"", reason=b"")
    note(by, "file.undone", room=consultation.pk, about=f"{was.pk} / {was.contributions}", now=now)
    _forget_empty_source(was.source)
    if was.state == State.IMPORTED:
        events.files_changed.emit(consultation.pk)


FIELDS = ["state", "reading", "glance", "reason", "contributions", "read_number", "imported_at", "imported_by"]


def _with(outcome: Read, *, by: User | None, number: int, now: datetime) -> Upload:
    upload, reading = outcome.upload, outcome.reading
    upload.state = State.IMPORTED if reading else State.REFUSED
    upload.reading = reading  # type: ignore[assignment]  # None stands for nothing kept
    upload.reason = outcome.reason  # type: ignore[assignment]
    if reading is not None:
        upload.glance = glance(reading)
    upload.contributions = len(reading.contributions) + len(reading.rejections) if reading else 0
    upload.read_number, upload.imported_at, upload.imported_by = number, now, by
    return upload


def _forget_empty_source(source: Source | None) -> None:
    if source is not None and not here(source.consultation).filter(source=source, state__in=OF_A_SOURCE).exists():
        source.delete()
