"""Plain notes of a session (.txt, .md): headings, and under them bullets or paragraphs that name nobody.

One contribution a file, of an unknown number of people who count as one unknown contributor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath

from hearout.collect.filedates import on_day, received_by_name
from hearout.collect.guiding import match_question
from hearout.collect.paragraphs import BULLET, joined_lines
from hearout.collect.source import SourceFile
from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.identified import Contribution, Passage, Reading
from hearout.records.imports import State

__all__ = ["KINDS", "NAME", "read", "recognises"]

NAME = "notes"
KINDS = (ChannelKind.SESSION,)

_MARKED = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*|(={1,6})[ \t]*([^=]+?)[ \t]*={1,6}[ \t]*")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_ABOUT = re.compile(
    r"(?i)(?:date|time|when|where|place|session|meeting|host|present|attendees?|participants?|attending|apologies|regrets"
    r"|facilitat(?:or|ors|ed by)|moderators?|note[- ]?takers?|notes(?: taken)? by|scribe|recording"
    r"|datum|uhrzeit|anwesend|teilnehmende|moderation|protokoll|présents?|participants|animation|date et heure"
    r"|fecha|asistentes|participantes|data|presentes|presenti|partecipanti|aanwezig)[ \t]*[:：].*"
)
_ISO_DATE = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_PLAIN_HEADING = 3  # the level of a heading that only stands alone
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class _Heading:
    words: str = field(repr=False)
    level: int


@dataclass(slots=True)
class _Pieces:
    """Passages found so far, and the heading and question in force."""

    questions: tuple[GuidingQuestion, ...]
    passages: list[Passage] = field(default_factory=list, repr=False)
    removed: list[str] = field(default_factory=list, repr=False)
    question: str = ""
    _prompt: str = field(default="", repr=False)
    _level: int = 0

    def enter(self, heading: _Heading, line: str) -> None:
        """A heading that means a guiding question puts it in force; a deeper one keeps it, another ends it."""
        matched = match_question(heading.words, self.questions)
        if matched or heading.level <= self._level:
            self.question = matched
            self._level = heading.level
        self._prompt = heading.words
        self.removed.append(line.strip())

    def take(self, lines: list[str]) -> None:
        words = joined_lines(lines)
        bullet = BULLET.match(words)
        words = words[bullet.end() :] if bullet else words
        self.passages.append(Passage(words, question=self.question, prompt=self._prompt))


def recognises(source: SourceFile, channel: Channel) -> bool:
    """Whether the file is text without the marks of another format, under a channel for sessions."""
    start = source.head().lstrip()
    return channel.kind in KINDS and bool(start) and not start.startswith(("WEBVTT", "<", "{", "["))


def read(source: SourceFile, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Reading:
    """Everything noted down, as one contribution. Headings and lines about the meeting are `removed`."""
    text = source.text()
    pieces = _Pieces(questions)
    for block in _blocks(text.split("\n")):
        _place(block, pieces)
    contribution = Contribution(
        channel=channel.kind,
        source=source.name,
        line=1,
        native=PurePosixPath(source.name).stem,
        passages=tuple(pieces.passages),
        received=_received(source, channel, pieces.removed),
        consent=channel.consent,
        removed=tuple(pieces.removed),
        state=State.COUNTED if pieces.passages else State.EMPTY,
        why="" if pieces.passages else "headings without notes",
    )
    return Reading(source.name, NAME, (contribution,), notes=source.notes)


def _place(block: list[str], pieces: _Pieces) -> None:
    """Put a block where it belongs: a heading, a line about the meeting, or notes."""
    heading = _heading(block, pieces)
    if heading:
        pieces.enter(heading, block[0])
    elif not pieces.question and all(_ABOUT.fullmatch(line.strip()) for line in block):
        pieces.removed.extend(line.strip() for line in block)
    else:
        pieces.take(block)


def _heading(block: list[str], pieces: _Pieces) -> _Heading | None:
    first = block[0].strip()
    if len(block) == 2 and _UNDERLINE.fullmatch(block[1].strip()):
        return _Heading(first, 1 if block[1].strip()[0] == "=" else 2)
    if len(block) > 1 or len(first) > _LONGEST_HEADING:
        return None
    marked = _MARKED.fullmatch(first)
    if marked:
        return _Heading(marked[2] or marked[4] or "", len(marked[1] or marked[3]))
    if BULLET.match(block[0]) and not match_question(first, pieces.questions):
        return None
    return _Heading(first.strip("*_ "), _PLAIN_HEADING) if _stands_as_heading(first, pieces) else None


def _stands_as_heading(line: str, pieces: _Pieces) -> bool:
    """Whether a line alone is a heading: it ends like one, is set in bold, or means a guiding question."""
    bold = len(line) > 4 and line[:2] == line[-2:] == "**"
    return bold or line.endswith((":", "：")) or (line[-1:] not in ".!" and _means_question(line, pieces))


def _means_question(line: str, pieces: _Pieces) -> bool:
    return bool(match_question(line, pieces.questions))


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Bullets (with what is indented under them), paragraphs, and headings, one by one."""
    block: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if block and _begins_anew(block, line, following):
            yield block
            block = []
        if line.strip():
            block.append(line)
    if block:
        yield block


def _begins_anew(block: list[str], line: str, following: str) -> bool:
    if _UNDERLINE.fullmatch(line.strip()):
        return len(block) > 1
    if not line.strip() or _MARKED.fullmatch(line.strip()) or _MARKED.fullmatch(block[0].strip()):
        return True
    if _UNDERLINE.fullmatch(block[-1].strip()) or _UNDERLINE.fullmatch(following.strip()):
        return True
    if _ends_as_heading(block) or _ABOUT.fullmatch(block[0].strip()) or _ABOUT.fullmatch(line.strip()):
        return True
    return bool(BULLET.match(line)) and _indent(line) <= _indent(block[0])


def _ends_as_heading(block: list[str]) -> bool:
    return len(block) == 1 and not BULLET.match(block[0]) and block[0].rstrip().endswith((":", "：", "?", "**"))


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _received(source: SourceFile, channel: Channel, removed: list[str]) -> datetime | None:
    """By the file's name, else by a date (like 2026-09-08) in its head, else when the channel opened."""
    named = received_by_name(source.name, channel)
    if named is not None and named != channel.opens:
        return named
    for match in filter(None, map(_ISO_DATE.search, removed)):
        try:
            return on_day(date.fromisoformat(match[1]), channel)
        except ValueError:
            continue
    return named
