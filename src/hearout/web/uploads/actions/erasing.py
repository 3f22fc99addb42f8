"""Taking words out of what was read in files, for somebody who wants theirs erased: the rest stays imported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from hearout.records.identified import Reading
from hearout.web.consultations.models import Consultation
from hearout.web.uploads.models import Piece, Source, Typed, Upload
from hearout.web.uploads.queries.named import imported
from hearout.web.uploads.rules import glance

__all__ = ["keep_only"]


@transaction.atomic
def keep_only(consultation: Consultation, readings: Iterable[Reading]) -> int:
    """Keep these readings in the place of those of the same files, and nothing else of the files: their originals are
    deleted, and those of the archives that they came out of. Of what was typed in, slips lose the words that are not
    in their reading any more. How many files those are."""
    by_name = {reading.source: reading for reading in readings}
    files = [file for file in imported(consultation) if file.name in by_name]
    for file in files:
        file.reading = by_name[file.name]
        file.glance = glance(file.reading)
        file.save(update_fields=["reading", "glance"])
        Piece.objects.filter(upload__in=[file.pk, *_archives(file)]).delete()
    for source in Source.objects.filter(consultation=consultation):
        if source.typed and source.reading is not None:
            _empty_slips(source, by_name.get(source.reading.source, source.reading))
    return len(files)


def _empty_slips(source: Source, kept: Reading) -> None:
    """A slip is known in its reading by its number; it stays, with nothing on it."""
    pairs = zip(source.reading.contributions, kept.contributions, strict=True)
    numbers = {was.native.removeprefix("slip ") for was, now in pairs if was != now}
    for row in Typed.objects.filter(source=source, number__in=filter(str.isdigit, numbers)):
        row.slip = replace(row.slip, answers=(), author="", language="")
        row.save(update_fields=["slip"])
    source.reading = kept
    source.save(update_fields=["reading"])


def _archives(file: Upload) -> list[int]:
    """Those that it came out of, one in the other."""
    found: list[int] = []
    above = file.archive_id
    while above is not None:
        found.append(above)
        above = Upload.objects.values_list("archive_id", flat=True).get(pk=above)
    return found
