"""WebVTT (W3C, 2019) and SubRip read leniently: the words of every cue with the line they stand on.

Times are not needed, so a cue whose times are broken keeps its words; `webvtt-py` leaves such cues out without
saying so, and knows no line numbers.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

__all__ = ["Cue", "Transcript", "cues", "has_cues"]

_NEWLINE = re.compile(r"\r\n|\r|\n")
_TIMES = re.compile(r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}\s*-->\s*(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}")
_SUBRIP_TIMES = re.compile(r"\s*\d{1,4}:\d{1,2}:\d{1,2},\d{1,3}\s*-->")
_BROKEN_TIMES = re.compile(r"[\d:.,]* *--> *[\d:.,]*(?:\s|$)")
_CUT_OFF_TIMES = re.compile(r"\d{1,4}(?::[\d:.,]*)?(?: *-{1,2})?")
_SPEAKER_AS_IDENTIFIER = re.compile(r'\d{1,9} "([^"]{1,200})" \(\d{1,20}\)')  # Webex
_TIMES_LENGTH = 80  # characters in which cue times end
_NOT_SPOKEN = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,100})?[ \t]+([^<>]{1,200})>")
_TAG = re.compile(r"</?(?:[vcibu]|lang|ruby|rt)(?:[.\s][^<>]{0,200})?>|<[\d:.]{1,20}>")


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption. `line` (1-based) is where its words begin; `voice` is who says it, where the cue has a voice tag.

    `first` is its first line, where there are others below it, and `below` are those.
    """

    line: int
    words: str = field(repr=False)
    voice: str = field(default="", repr=False)
    first: str = field(default="", repr=False)
    below: tuple[str, ...] = field(default=(), repr=False)

    def headed(self) -> Cue:
        """The cue with its first line as the voice."""
        return Cue(self.line, self.words[len(self.first) :].strip(), self.first.rstrip(":： "))


@dataclass(frozen=True, slots=True)
class Transcript:
    """All cues in order, and the lines where something was wrong with the file.

    `headless`: it is no SubRip file, and does not begin with WEBVTT. `broken`: times that could not be read (the words
    were). `wordless`: cues without words. `outside`: words that stood outside a cue and were taken with the one before.
    """

    cues: tuple[Cue, ...] = field(repr=False)
    headless: bool = False
    broken: tuple[int, ...] = ()
    wordless: tuple[int, ...] = ()
    outside: tuple[int, ...] = ()


def has_cues(text: str) -> bool:
    """Whether `text` is a transcript with cues: headed WEBVTT, or with a line of cue times."""
    return text.lstrip("\ufeff").startswith("WEBVTT") or any(map(_has_times, _NEWLINE.split(text)))


def cues(text: str) -> Transcript:
    """Every cue of `text`, whatever its newlines. Header, notes, styles and regions are left out: nobody said them."""
    return _Walk(_NEWLINE.split(text.lstrip("\ufeff"))).transcript()


@dataclass(slots=True)
class _Walk:
    """Goes over the lines once. `_spoken` are the words of the cue being read, `_at` the line of its times."""

    lines: list[str] = field(repr=False)
    _cues: list[Cue] = field(default_factory=list, repr=False)
    _broken: list[int] = field(default_factory=list)
    _wordless: list[int] = field(default_factory=list)
    _outside: list[int] = field(default_factory=list)
    _spoken: list[str] = field(default_factory=list, repr=False)
    _speaker: str = field(default="", repr=False)
    _at: int = 0

    def transcript(self) -> Transcript:
        headed = self.lines[0].startswith("WEBVTT")
        skipping = headed
        for number, line in enumerate(self.lines, start=1):
            if _is_timing(line):
                self._begin(number, readable=_has_times(line))
                skipping = False
            elif not line.strip():
                self._end()
                skipping = False
            elif not skipping:
                skipping = self._take(number, line.strip())
        self._end()
        found = tuple(self._cues)
        headless = not headed and not any(map(_SUBRIP_TIMES.match, self.lines))
        return Transcript(found, headless, tuple(self._broken), tuple(self._wordless), tuple(self._outside))

    def _begin(self, number: int, *, readable: bool) -> None:
        speaker = self._speaker_before(number)
        self._end()
        self._at = number
        self._speaker = speaker
        if not readable:
            self._broken.append(number)

    def _speaker_before(self, number: int) -> str:
        named = _SPEAKER_AS_IDENTIFIER.fullmatch(self.lines[number - 2].strip()) if number > 1 else None
        return named[1] if named else ""

    def _take(self, number: int, line: str) -> bool:
        """Take a line of words. Returns whether the rest of its block is not spoken."""
        if self._is_identifier(number, line):
            return False
        if self._at:
            self._spoken.append(line)
        elif _NOT_SPOKEN.match(line):
            return True
        elif not _CUT_OFF_TIMES.fullmatch(line):
            self._outside.append(number)
            self._cues.extend(_spoken(number, [line], ""))
        return False

    def _is_identifier(self, number: int, line: str) -> bool:
        """Whether the line names the cue whose times follow on the next. Words between times are not a name."""
        if number >= len(self.lines) or not _is_timing(self.lines[number]):
            return False
        numbered = line.isdigit() or bool(_SPEAKER_AS_IDENTIFIER.fullmatch(line))
        return numbered or not (self._at or " " in line)

    def _end(self) -> None:
        """The cue being read is complete."""
        if not self._at:
            return
        found = _spoken(self._at + 1, self._spoken, self._speaker)
        self._cues.extend(found)
        if not found:
            self._wordless.append(self._at)
        self._spoken = []
        self._at = 0


def _is_timing(line: str) -> bool:
    return "-->" in line and bool(_has_times(line) or _BROKEN_TIMES.match(line.strip()[:_TIMES_LENGTH]))


def _has_times(line: str) -> bool:
    return bool(_TIMES.match(line.strip()[:_TIMES_LENGTH]))


def _spoken(line: int, words: list[str], speaker: str) -> list[Cue]:
    """The cue beginning at `line`: one for each voice in it."""
    whole = " ".join(words)
    first = _plain(words[0]) if len(words) > 1 else ""
    voices = list(_VOICE.finditer(whole))
    starts = [0, *(voice.start() for voice in voices)]
    names = [speaker, *(_plain(voice[1]) for voice in voices)]
    parts = [whole[start:end] for start, end in zip(starts, [*starts[1:], len(whole)], strict=True)]
    said = [(_plain(part), name) for part, name in zip(parts, names, strict=True)]
    below = tuple(filter(None, map(_plain, words[1:])))
    return [Cue(line, plain, name, first if plain.startswith(first) else "", below) for plain, name in said if plain]


def _plain(marked: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", marked)).split())
