"""Which reader reads a file: by what is in it, or by the format the channel names.

A reader is a module of this room with

    NAME        how `format = "…"` in consultation.toml and the import report call it
    KINDS       the kinds of channel such a file can stand under
    recognises  whether the content (never the name alone) is of this format
    read        everything received in it, as a Reading

`READERS` is in the order of asking. A reader may take any text under its own kind of channel; those of
`UNMISTAKABLE` go by marks that nobody writes by accident, and are heard first under every kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from hearout.collect import (
    captions,
    chat,
    discussion,
    google_forms,
    limesurvey,
    limesurvey_archive,
    mbox,
    meet,
    notes,
    other,
    qualtrics,
    session,
    table,
    talk,
    teams,
    transcript,
    zoom,
)
from hearout.collect.questionnaire import READERS as QUESTIONNAIRES
from hearout.collect.source import SourceFile
from hearout.collect.surrogates import without_surrogates
from hearout.collect.tabular import grid_of
from hearout.errors import UnreadableSource
from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.identified import Reading
from hearout.records.questionnaire import Questionnaire

__all__ = ["Reader", "formats", "read_source", "readers_for"]


class Reader(Protocol):
    """What `recognise` asks of a reader's module."""

    @property
    def NAME(self) -> str: ...  # noqa: N802 - a constant of the module

    @property
    def KINDS(self) -> tuple[ChannelKind, ...]: ...  # noqa: N802

    def recognises(self, source: SourceFile, channel: Channel) -> bool: ...

    def read(self, source: SourceFile, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Reading: ...


READERS: tuple[Reader, ...] = (
    *QUESTIONNAIRES,
    *(limesurvey, qualtrics, google_forms),
    *(session, teams, zoom, captions, chat, meet),
    *(mbox, discussion, talk, table, transcript, notes, other),
)
UNMISTAKABLE: tuple[Reader, ...] = (
    *QUESTIONNAIRES,
    *(limesurvey, qualtrics, session, teams, zoom, captions, chat, meet, mbox, discussion),
)

OPENING: tuple[Reader, ...] = (*QUESTIONNAIRES, limesurvey, qualtrics, google_forms, table)
"""Those that open spreadsheets and archives; no other is asked about one."""


def formats() -> tuple[str, ...]:
    """The names of all formats, in the order in which they are tried."""
    return tuple(reader.NAME for reader in READERS)


def read_source(
    path: Path,
    source: str,
    channel: Channel,
    questions: tuple[GuidingQuestion, ...],
    beside: tuple[Questionnaire, ...] = (),
) -> Reading:
    """Everything received in one file. `source` is how reports call it; `beside` are its channel's questionnaires.

    Raises UnreadableSource when the file is empty, no text, of no known format, or stands under the wrong kind
    of channel; the message says what to do. No text in what it answers holds half a character (a lone surrogate).
    """
    file = SourceFile(path, source, beside)
    if not channel.format and file.is_blank():
        raise file.refuse("The file is empty. Export it again, or take it out of the folder.")
    reader = _named(file, channel) if channel.format else _recognised(file, channel)
    reading = reader.read(file, channel, questions)
    return without_surrogates(replace(reading, unused=(*reading.unused, *file.unused)))


def _named(file: SourceFile, channel: Channel) -> Reader:
    """The channel's format, which is that of its answers: a questionnaire beside them is still one."""
    for questionnaire in QUESTIONNAIRES:
        if channel.kind in questionnaire.KINDS and questionnaire.recognises(file, channel):
            return questionnaire
    for reader in READERS:
        if channel.format == reader.NAME:
            return reader
    raise file.refuse(f'There is no format "{channel.format}". The formats are: {", ".join(formats())}.')


def _recognised(file: SourceFile, channel: Channel) -> Reader:
    asked = readers_for(file)
    fitting = [reader for reader in asked if channel.kind in reader.KINDS]
    elsewhere = [reader for reader in asked if channel.kind not in reader.KINDS]
    _refuse_misplaced(file, channel, [reader for reader in elsewhere if reader in UNMISTAKABLE])
    for reader in fitting:
        if reader.recognises(file, channel):
            return reader
    _refuse_misplaced(file, channel, elsewhere)
    raise _unknown(file, fitting)


def readers_for(file: SourceFile) -> Sequence[Reader]:
    """Those to ask about a file. Raises UnreadableSource for a spreadsheet or archive that nobody can open."""
    if not file.is_container:
        return READERS
    if not limesurvey_archive.holds_responses(file):
        grid_of(file)
    return OPENING


def _refuse_misplaced(file: SourceFile, channel: Channel, readers: list[Reader]) -> None:
    for reader in readers:
        if reader.recognises(file, channel):
            kinds = " or ".join(f'"{kind}"' for kind in reader.KINDS)
            raise file.refuse(
                f'It looks like {reader.NAME}, but its channel is of the kind "{channel.kind}". Name it under a '
                f'channel of the kind {kinds}, or write format = "…" under its channel if it is something else.'
            )


def _unknown(file: SourceFile, fitting: list[Reader]) -> UnreadableSource:
    names = ", ".join(reader.NAME for reader in fitting if reader not in QUESTIONNAIRES)
    return file.refuse(
        f"Its format was not recognised. Formats for this kind of channel: {names}. "
        'If it is one of them, write format = "…" under its channel.'
    )
