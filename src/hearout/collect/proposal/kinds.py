"""Which kind of channel a file belongs to, where nobody has said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from hearout.collect import other, table
from hearout.collect.recognise import UNMISTAKABLE, readers_for
from hearout.collect.source import SourceFile
from hearout.collect.tabular import grid_of
from hearout.records.consultation import Channel, ChannelKind

__all__ = ["Guess", "guess"]

_GUESSED = (
    "It is plain text, and nothing in it says more; it was taken as what people wrote on paper, separated by lines of "
    "---. If it is notes of a session, call it so (session-notes.txt) and start anew."
)
_NAMES = {
    ChannelKind.SURVEY: r"surveys?|umfragen?|enquêtes?|encuestas?|responses|antworten",
    ChannelKind.SESSION: r"sessions?|meetings?|minutes|notes|transcripts?|calls?|sitzung\w*|protokolle?|notizen"
    r"|séances?|réunions?|sesión|sesiones|reunión|reuniones|notas",
    ChannelKind.TALK: r"talk|wiki|discussions?|diskussion\w*",
    ChannelKind.EMAIL: r"e?mails?|mbox|inbox|posteingang|correo",
    ChannelKind.OTHER: r"other|slips?|paper|letters?|papier|zettel|briefe?",
}
_HEADER_WORDS = 6
_QUESTION_MARKS = ("?", "？", "؟", ":")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a file is. `format` has to be named where the file alone does not tell; `doubt` says that it is a guess."""

    kind: ChannelKind
    format: str = ""
    doubt: str = ""


def guess(file: SourceFile) -> Guess:
    """What is in the file decides; where any text would do, the name of the file, then that of its folder.

    Raises UnreadableSource for a file that is empty, no text, or of no known format.
    """
    if file.is_blank():
        raise file.refuse("The file is empty. Export it again, or leave it out.")
    readers, unsaid, named = (
        readers_for(file),
        Channel(ChannelKind.OTHER, file.name),
        _by_name(PurePath(file.name)) or _by_name(file.path),
    )
    for reader in readers:
        if reader in UNMISTAKABLE and reader.recognises(file, unsaid):
            return Guess(reader.KINDS[0])
    if named is not ChannelKind.OTHER and (found := _table(file)):
        return found
    if named and any(named in one.KINDS and one.recognises(file, Channel(named, file.name)) for one in readers):
        return Guess(named)
    for reader in readers:
        if reader.recognises(file, unsaid):
            return Guess(reader.KINDS[0], doubt=_GUESSED if reader is other else "")
    raise file.refuse("No format that is known was recognised in it. docs/reference/formats.md lists them.")


def _by_name(path: PurePath) -> ChannelKind | None:
    for name in (path.stem, path.parent.name):
        words = re.findall(r"[^\W\d_]+", name.casefold())
        for kind, known in _NAMES.items():
            if any(re.fullmatch(known, word) for word in words):
                return kind
    return None


def _table(file: SourceFile) -> Guess | None:
    """A table by the name of the file, or by tabs, which nobody types into a line of text."""
    called_so = file.is_container or file.name.casefold().endswith((".csv", ".tsv"))
    tabs = not file.is_container and "\t" in file.head(2000).partition("\n")[0]
    if not (called_so or tabs) or file.is_word:
        return None
    if table.recognises(file, Channel(ChannelKind.SURVEY, file.name)):
        return Guess(ChannelKind.SURVEY)
    return _one_column(file) if called_so else None


def _one_column(file: SourceFile) -> Guess | None:
    """A table with nothing but one question; its first row must look like one, for it will be printed."""
    header = grid_of(file).header
    if len(header) != 1:
        return None
    if not header[0].endswith(_QUESTION_MARKS) and len(header[0].split()) > _HEADER_WORDS:
        what = "It has one column, and its first row does not look like the name of one. Put the question there."
        raise file.refuse(what, line=1)
    return Guess(ChannelKind.SURVEY, format=table.NAME)
