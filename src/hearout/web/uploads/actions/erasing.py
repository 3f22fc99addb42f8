"""Taking words out of what was read in files, for somebody who wants theirs erased: the rest stays imported."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from hearout.records.identified import Reading
from hearout.web.consultations.models import Consultation
from hearout.web.uploads.models import Piece, Source, Upload
from hearout.web.uploads.queries.named import imported

__all__ = ["keep_only"]


@transaction.atomic
def keep_only(consultation: Consultation, readings: Iterable[Reading]) -> int:
    """Keep these readings in the place of those of the same files, and nothing else of the files: their originals are
    deleted, and those of the archives that they came out of. How many files those are."""
    by_name = {reading.source: reading for reading in readings}
    files = [file for file in imported(consultation) if file.name in by_name]
    for file in files:
        file.reading = by_name[file.name]
        file.save(update_fields=["reading"])
        Piece.objects.filter(upload__in=[file.pk, *_archives(file)]).delete()
    for source in Source.objects.filter(consultation=consultation):
        if source.typed and source.reading is not None:
            source.reading = by_name.get(source.reading.source, source.reading)
            source.save(update_fields=["reading"])
    return len(files)


def _archives(file: Upload) -> list[int]:
    """Those that it came out of, one in the other."""
    found: list[int] = []
    above = file.archive_id
    while above is not None:
        found.append(above)
        above = Upload.objects.values_list("archive_id", flat=True).get(pk=above)
    return found
