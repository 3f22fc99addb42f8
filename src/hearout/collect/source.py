"""One source file: its bytes, its text, its lines. What cannot be text is refused here, once for every reader."""

from __future__ import annotations

import codecs
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from hearout.collect.word import NotReadable, WordText, is_word, word_text
from hearout.errors import UnreadableSource
from hearout.records.questionnaire import Questionnaire

__all__ = ["LONGEST_LINE", "LineTooLong", "SourceFile"]

LARGEST_WHOLE = 256 * 1024 * 1024
LARGEST_STREAMED = 4 * 1024 * 1024 * 1024
LONGEST_LINE = 1_000_000
HEAD = 64 * 1024

_CHUNK = 1024 * 1024
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZIP = b"PK\x03\x04"
_UNPACK = (
    "It is a zip archive, of no kind that is read here as it is. Unpack it into the folder, or open it and save the "
    "sheet or text as CSV or text."
)
_OLE = b"\xd0\xcf\x11\xe0"
_KNOWN_BINARIES = (
    (_ZIP, _UNPACK),
    (_OLE, "It is an old Excel or Word file. Open it and save it as CSV or plain text."),
    (b"%PDF", "It is a PDF. Copy its text into a .txt file."),
    (b"{\\rtf", "It is rich text (RTF). Open it and save it as a Word file (.docx) or plain text."),
    (b"\x1f\x8b", "It is compressed (gzip). Unpack it first."),
)
_RECORDING = "It is a sound or video recording. Bring its transcript: the text that the call's software saves."
_RECORDINGS = re.compile(
    rb"(?s)\x00\x00..ftyp|\x1a\x45\xdf\xa3|RIFF....(?:WAVE|AVI )|OggS\x00|fLaC\x00|ID3[\x02-\x04]\x00"
    rb"|\xff[\xfb\xf3\xf2]|\x00\x00\x01[\xb3\xba]|FLV\x01"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ESCAPED = re.compile("[\udc80-\udcff]")
_LONE_BYTES = "hearout-lone-bytes"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(_character(byte) for byte in wrong), error.end


def _character(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


codecs.register_error(_LONE_BYTES, _as_windows_1252)


class LineTooLong(Exception):
    """A line is longer than `LONGEST_LINE` characters. The iterator goes on behind it when asked again."""


@dataclass(frozen=True, slots=True)
class _Decoding:
    encoding: str
    note: str = ""


class SourceFile:
    """A file somebody left in the folder. `name` is how messages call it (its path inside the folder).

    Text is UTF-8 (with or without mark), UTF-16 or UTF-32 by their mark, else Windows-1252 with a note in `notes`.
    Newlines of every kind become "\\n"; line numbers count them all alike, from 1. The text of a Word file is the one
    that `collect.word` makes of it. `beside` are the questionnaires among the files of its channel.
    """

    def __init__(self, path: Path, name: str, beside: tuple[Questionnaire, ...] = ()) -> None:
        self.path = path
        self.name = name
        self.beside = beside

    def __repr__(self) -> str:
        return f"SourceFile({self.name!r})"

    def refuse(self, what: str, *, line: int = 0) -> UnreadableSource:
        """The error to raise about this file."""
        return UnreadableSource(self.name, what, line=line)

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks for the team on how the file was decoded."""
        return (self._decoding.note,) if not self._word and self._decoding.note else ()

    @property
    def is_word(self) -> bool:
        """Whether it is a Word file (.docx): prose, whatever stands in it."""
        return self._word is not None

    @cached_property
    def is_container(self) -> bool:
        """Whether it is a zip or an old Office file, which holds tables rather than text (a Word file is text)."""
        return self.start(4) in (_ZIP, _OLE) and not self.is_word

    @property
    def unused(self) -> tuple[str, ...]:
        """What the file holds besides its text (the pictures of a Word file, and the like)."""
        return self._word.unused if self._word else ()

    @cached_property
    def size(self) -> int:
        """In bytes. Raises UnreadableSource when there is no ordinary file."""
        try:
            found = self.path.stat()
        except OSError as error:
            raise self.refuse(f"It cannot be opened: {error.strerror}.") from None
        if not stat.S_ISREG(found.st_mode):
            raise self.refuse("It is not an ordinary file (a folder, pipe or device). Put the export itself here.")
        return found.st_size

    def start(self, number: int) -> bytes:
        """The first bytes, for telling kinds of files apart."""
        with self._open() as file:
            return file.read(number)

    def raw(self) -> bytes:
        """All bytes. Raises UnreadableSource above 256 MB."""
        self._require_at_most(LARGEST_WHOLE)
        with self._open() as file:
            return file.read()

    def text(self, *, longest_line: int = LONGEST_LINE) -> str:
        """All text, newlines as "\\n". Raises UnreadableSource for what is no text, or holds a line too long."""
        self._require_at_most(LARGEST_WHOLE)
        with self._decoded() as file:
            text = file.read()
        for number, line in enumerate(text.split("\n"), start=1):
            if len(line) > longest_line:
                raise self.refuse(f"The line is longer than {longest_line:,} characters. Is it text?", line=number)
        return text

    def head(self, characters: int = HEAD) -> str:
        """The first characters, for recognising. Never cuts inside a character; may cut inside a line."""
        with self._decoded() as file:
            return file.read(characters)

    def lines(self) -> Iterator[str]:
        """Line by line, each with its "\\n", in bounded memory. A line too long raises LineTooLong and is skipped."""
        return _Lines(self._decoded())

    def is_blank(self) -> bool:
        """Whether there is nothing in it but white space."""
        if self.size > LARGEST_WHOLE or self.is_container:
            return False
        with self._decoded() as file:
            return not any(chunk.strip() for chunk in iter(lambda: file.read(_CHUNK), ""))

    def _require_at_most(self, limit: int) -> None:
        if self.size > limit:
            raise self.refuse(f"It is larger than {limit // 1024**2:,} MB. Split it into several files.")

    def _open(self) -> BinaryIO:
        self._require_at_most(LARGEST_STREAMED)
        try:
            return self.path.open("rb")
        except OSError as error:
            raise self.refuse(f"It cannot be opened: {error.strerror}.") from None

    def _decoded(self) -> TextIOWrapper:
        if self._word:
            return TextIOWrapper(BytesIO(self._word.text.encode()), encoding="utf-8")
        encoding = self._decoding.encoding
        return TextIOWrapper(self._open(), encoding=encoding, errors=_errors(encoding), newline=None)

    @cached_property
    def _word(self) -> WordText | None:
        with self._open() as file:
            zipped = file.read(4) == _ZIP
        if not zipped or not is_word(self.path):
            return None
        self._require_at_most(LARGEST_WHOLE)
        try:
            return word_text(self.path)
        except NotReadable:
            raise self.refuse("The Word file is damaged or too large. Open it and save it again, or as text.") from None

    @cached_property
    def _decoding(self) -> _Decoding:
        with self._open() as file:
            start = file.read(_CHUNK)
        self._refuse_known_binary(start)
        marked = next((name for mark, name in _BYTE_ORDER_MARKS if start.startswith(mark)), "")
        found = _Decoding(marked) if marked else self._unmarked()
        self._refuse_binary(found.encoding)
        return found

    def _refuse_known_binary(self, start: bytes) -> None:
        for mark, advice in _KNOWN_BINARIES:
            if start.startswith(mark):
                raise self.refuse(advice)
        if _RECORDINGS.match(start):
            raise self.refuse(_RECORDING)

    def _refuse_binary(self, encoding: str) -> None:
        line = 1
        for number, chunk in enumerate(self._chunks(encoding)):
            if "\x00" in chunk:
                line += chunk[: chunk.index("\x00")].count("\n")
                raise self.refuse("It holds zero bytes, so it is no text. Save it as plain text in UTF-8.", line=line)
            if number == 0 and len(_CONTROL.findall(chunk)) > max(8, len(chunk) // 100):
                raise self.refuse("It looks binary. Export or save it as plain text in UTF-8.")
            line += chunk.count("\n")

    def _unmarked(self) -> _Decoding:
        """UTF-8 unless more of the bytes outside ASCII contradict it than agree."""
        wrong = right = 0
        for chunk in self._chunks("utf-8", errors="surrogateescape"):
            if chunk.isascii():
                continue
            escaped = len(_ESCAPED.findall(chunk))
            wrong += escaped
            right += len(chunk) - len(chunk.encode("ascii", "ignore")) - escaped
        if not wrong:
            return _Decoding("utf-8")
        if right >= wrong:
            return _Decoding("utf-8", f"Of the text, {wrong} bytes are not UTF-8; they were read as Windows-1252.")
        return _Decoding(
            "cp1252", "The text is not UTF-8; it was read as Windows-1252. Look whether accents are right."
        )

    def _chunks(self, encoding: str, *, errors: str = "") -> Iterator[str]:
        with (
            self._open() as file,
            TextIOWrapper(file, encoding=encoding, errors=errors or _errors(encoding), newline="") as text,
        ):
            yield from iter(lambda: text.read(_CHUNK), "")


class _Lines(Iterator[str]):
    """Lines of an open text; goes on after LineTooLong, which a generator could not."""

    def __init__(self, file: TextIOWrapper) -> None:
        self._file = file

    def __next__(self) -> str:
        line = "" if self._file.closed else self._file.readline(LONGEST_LINE + 1)
        if not line:
            self._file.close()
            raise StopIteration
        if len(line) > LONGEST_LINE and not line.endswith("\n"):
            self._skip_rest()
            raise LineTooLong
        return line

    def __del__(self) -> None:
        self._file.close()

    def _skip_rest(self) -> None:
        while (rest := self._file.readline(_CHUNK)) and not rest.endswith("\n"):
            pass


def _errors(encoding: str) -> str:
    return "replace" if encoding.startswith(("utf-16", "utf-32")) else _LONE_BYTES
