"""Notes of a session (.txt, .md, .docx, .html): shared pads, minutes, whatever somebody wrote down.

Headings, and under them bullets or paragraphs. What the notes attribute to somebody is that person's; all the rest is
of an unknown number of people who count as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from hearout.collect.attendance import attendance
from hearout.collect.attribution import Attribution
from hearout.collect.filedates import received_by_head
from hearout.collect.guiding import match_question, question_asked
from hearout.collect.html_text import is_html, text_of_html
from hearout.collect.noteblocks import ABOUT, Block, Heading, blocks, heading_of
from hearout.collect.paragraphs import BULLET, joined_lines
from hearout.collect.said import Said, by_person
from hearout.collect.source import SourceFile
from hearout.language.identify import identify
from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.identified import Reading

__all__ = ["KINDS", "NAME", "read", "recognises"]

NAME = "notes"
KINDS = (ChannelKind.SESSION,)

_DATA = re.compile(r"\{\s*[\"}]|\[\s*(?:[\[{\"]|\])|WEBVTT")
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:[\w-]{1,40}:[^\n]*\n|[ \t]*-[ \t][^\n]*\n|[ \t]+[^\n]*\n){1,60}---[ \t]*(?:\n|\Z)"
)
_STANDING = re.compile(
    r"(?i)welcome to etherpad!?.{0,20}|this pad text is synchronized as you type,.{0,200}"
    r"|get involved with etherpad at .{0,80}|\[toc\]|#{6} tags: .{0,200}"
)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1")
_TICKED = re.compile(r"\[[ xX]?\][ \t]+")
_ANSWERS = re.compile(r"(?:A|R|Answer|Antwort|Réponse|Respuesta|Resposta|Risposta|Antwoord)[ ]?\d{0,2}[.:)][ \t]+")
_LANGUAGE_FROM = 4000  # characters


@dataclass(slots=True)
class _Pieces:
    """What was found so far, and the heading and question in force. `_waiting` was cut off above what comes next."""

    questions: tuple[GuidingQuestion, ...]
    attribution: Attribution
    said: list[Said] = field(default_factory=list, repr=False)
    question: str = ""
    _prompt: str = field(default="", repr=False)
    _level: int = 0
    _waiting: list[str] = field(default_factory=list, repr=False)

    def enter(self, heading: Heading, block: Block) -> None:
        """A heading that means a guiding question puts it in force; a deeper one keeps it, another ends it."""
        matched = match_question(heading.words, self.questions)
        if matched or heading.level <= self._level:
            self.question = matched
            self._level = heading.level
        self._prompt = heading.words
        self._waiting.append(block.first)

    def set_aside(self, block: Block) -> None:
        self._waiting.extend(line.strip() for line in block.lines)

    def take(self, block: Block) -> None:
        """The notes of a block, one for everyone to whom a part of it is attributed."""
        for number, piece in enumerate(joined_lines(block.lines).split("\n")):
            bullet = BULLET.match(piece)
            bare, cut = _bare(piece[bullet.end() :] if bullet else piece)
            found = self.attribution.of(bare)
            removed = (*self._waiting, *cut, *filter(None, [found.label]))
            self._waiting = []
            if number and not found.label:
                self._go_on(piece[: bullet.end()] + bare if bullet else bare, removed)
            else:
                self._begin(Said(block.line, found.named, _plain(found.words), self.question, self._prompt, removed))

    def end(self) -> list[Said]:
        """Everything, with what was cut off at the end."""
        if self._waiting and self.said:
            self.said[-1] = replace(self.said[-1], removed=(*self.said[-1].removed, *self._waiting))
        elif self._waiting:
            self.said.append(Said(1, "", "", removed=tuple(self._waiting)))
        return self.said

    def _begin(self, said: Said) -> None:
        if said.named and self.attribution.speakers.is_team(said.named):
            self.question = question_asked(said.words, self.questions) or self.question
        self.said.append(said)

    def _go_on(self, piece: str, removed: tuple[str, ...]) -> None:
        last = self.said[-1]
        self.said[-1] = replace(last, words=f"{last.words}\n{_plain(piece)}", removed=(*last.removed, *removed))


def recognises(source: SourceFile, channel: Channel) -> bool:
    """Whether the file is text, and no data or captions, under a channel for sessions."""
    start = source.head().lstrip()
    return channel.kind in KINDS and bool(start) and not _DATA.match(start)


def read(source: SourceFile, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Reading:
    """Everything noted down. Headings, lists of people and lines about the meeting are `removed`."""
    text, front = _text(source)
    found = list(blocks(text.split("\n")))
    there = attendance(found, questions)
    told = identify(text[:_LANGUAGE_FROM])
    known = Attribution.among(
        _labelled(found), (*channel.facilitators, *there.team), (told, "en"), (*there.present, *channel.present)
    )
    pieces = _Pieces(questions, known, _waiting=list(front))
    for block in found:
        _place(block, pieces, listed=block in there.lists)
    said = pieces.end()
    head = [line for one in said for line in one.removed]
    contributions, rejections = by_person(
        said,
        known.speakers,
        source,
        channel,
        received=received_by_head(source.name, head, channel),
        wordless="headings without notes",
    )
    return Reading(source.name, NAME, contributions, rejections, notes=source.notes)


def _text(source: SourceFile) -> tuple[str, tuple[str, ...]]:
    """The text with its lines where they were, of a page its words; and the lines of a front matter above it."""
    text = source.text()
    if is_html(text):
        return text_of_html(text, marked=True), ()
    front = _FRONT_MATTER.match(text)
    if not front:
        return text, ()
    lines = front[0].rstrip("\n").split("\n")
    return "\n" * len(lines) + text[front.end() :], tuple(line for line in lines if line.strip("- \t"))


def _place(block: Block, pieces: _Pieces, *, listed: bool) -> None:
    """Put a block where it belongs: a heading, a line about the meeting, a list of people, or notes."""
    heading = heading_of(block, pieces.questions)
    whole = " ".join(line.strip() for line in block.lines)
    if listed or not any(map(str.isalnum, whole)) or _STANDING.fullmatch(whole):
        pieces.set_aside(block)
    elif heading:
        pieces.enter(heading, block)
    elif not pieces.question and all(ABOUT.fullmatch(line.strip()) for line in block.lines):
        pieces.set_aside(block)
    else:
        pieces.take(block)


def _labelled(found: Iterable[Block]) -> Iterable[str]:
    """Every note as it could begin with a label."""
    for block in found:
        for piece in joined_lines(block.lines).split("\n"):
            bullet = BULLET.match(piece)
            yield _bare(piece[bullet.end() :] if bullet else piece)[0]


def _bare(piece: str) -> tuple[str, tuple[str, ...]]:
    """A note without the box to tick and the "A:" that it may begin with, and these."""
    ticked = _TICKED.match(piece)
    at = ticked.end() if ticked else 0
    answers = _ANSWERS.match(piece, at)
    at = answers.end() if answers else at
    return piece[at:], tuple(filter(None, [piece[:at].strip()]))


def _plain(words: str) -> str:
    """Words without the marks of bold."""
    return _EMPHASIS.sub(r"\2", words)
