"""The beginning of what is in the files of a source, as its page shows it to those who may see it."""

from __future__ import annotations

from dataclasses import dataclass, field

from hearout.records.consultation import Consent
from hearout.records.identified import Column, Contribution, Passage, Reading
from hearout.web.consultations.queries.readers import Reader
from hearout.web.times import TimeTold
from hearout.web.uploads.models import Source, Upload
from hearout.web.uploads.queries.importing import rows_of
from hearout.web.uploads.titles import CONSENTS

__all__ = ["Glance", "Said", "columns_in", "glances_of"]

FILES = 3
PASSAGES = 6
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Said:
    """One contribution, shortened: authors are not shown."""

    line: int
    received: TimeTold | None
    consent: str
    passages: tuple[Passage, ...] = field(repr=False)
    more: int = 0


@dataclass(frozen=True, slots=True)
class Glance:
    """A file and the first contributions in it, with what its reader remarked."""

    name: str = field(repr=False)
    said: tuple[Said, ...] = field(repr=False)
    notes: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    rejected: int = 0


def columns_in(source: Source) -> tuple[Column, ...]:
    """The columns of its table, as they were seen in the newest file that has any."""
    for upload in rows_of(source).order_by("-pk"):
        reading = _glance(upload)
        if reading is not None and reading.columns:
            return reading.columns
    return ()


def glances_of(source: Source, reader: Reader) -> list[Glance]:
    """Of its first files."""
    read = ((upload, _glance(upload)) for upload in rows_of(source)[:FILES])
    return [_told(upload, reading, reader) for upload, reading in read if reading is not None]


def _glance(upload: Upload) -> Reading | None:
    return upload.glance


def _told(upload: Upload, reading: Reading, reader: Reader) -> Glance:
    return Glance(
        upload.name,
        tuple(_said(one, reader) for one in reading.contributions),
        reading.notes,
        reading.used,
        reading.unused,
        len(reading.rejections),
    )


def _said(one: Contribution, reader: Reader) -> Said:
    return Said(
        one.line,
        reader.time(one.received) if one.received else None,
        str(CONSENTS[Consent(one.consent)]),
        tuple(_shortened(passage) for passage in one.passages[:PASSAGES]),
        max(0, len(one.passages) - PASSAGES),
    )


def _shortened(passage: Passage) -> Passage:
    if len(passage.text) <= LONGEST:
        return passage
    return Passage(f"{passage.text[:LONGEST]} …", passage.question, passage.prompt, passage.language)
