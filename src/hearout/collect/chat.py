"""Chats saved from video calls and rooms: Zoom, Teams, Meet, BigBlueButton, Jitsi, Matrix, IRC.

One contribution is what one person wrote; its passages are the messages. Private messages are not public input, so
they are rejected one by one; a reaction quotes somebody else, so it counts for nobody's words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from hearout.collect.chatlines import STYLES, Opening, Style, is_period, said_in_period
from hearout.collect.filedates import received_by_head
from hearout.collect.html_text import is_html
from hearout.collect.remarks import on_lines
from hearout.collect.said import Said, by_person, under_questions
from hearout.collect.source import SourceFile
from hearout.collect.speakers import Speakers, person_key
from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.identified import Reading
from hearout.records.imports import Rejection

__all__ = ["KINDS", "NAME", "read", "recognises"]

NAME = "chat"
KINDS = (ChannelKind.SESSION,)

_PRIVATE = "a private message, not public input"
_NAMELESS = "a message that names nobody"
_FEWEST = 3  # messages that make a chat, where the style is one that people use in notes, too
_SHARE = 0.3  # of the lines that begin a message
_JUDGED_BY = 500
_IN_BRACKETS = re.compile(r".*\([^()]{2,40}\)|.*（[^（）]{2,40}）")
_TO_THE_TEAM = re.compile(
    r"(?i)(?:all )?(?:hosts?(?: and panelists)?|panelists|co-?hosts)|waiting room.*|(?:moderators|moderatoren)"
)
_QUOTE = re.compile(r"[\"“„«](?P<quoted>[^\n]{1,400})[\"”“»]")
_REPLIES = re.compile(r"\D{0,40}[\"“„«][^\n]{1,400}[\"”“»][ :]{0,3}")
_REACTED = re.compile(r"(?i)(?:reacted to|removed a) .{1,400}")
_MOST_WORDS_OF_A_REACTION = 5  # besides what it quotes


@dataclass(slots=True)
class _Message:
    line: int
    opening: Opening
    more: list[str] = field(default_factory=list, repr=False)

    @property
    def lines(self) -> list[str]:
        return [line for line in (self.opening.words, *(text.strip() for text in self.more)) if line]


@dataclass(frozen=True, slots=True)
class _Log:
    """All messages in order, and the lines above the first."""

    messages: tuple[_Message, ...] = field(repr=False)
    above: tuple[str, ...] = field(repr=False)


def recognises(source: SourceFile, channel: Channel) -> bool:  # noqa: ARG001 - every reader is asked alike
    """Whether a good part of the lines begin a message, all in one style. Tags are no names."""
    head = source.head()
    lines = head.split("\n")[:_JUDGED_BY]
    if is_html(head) or (head.lstrip().startswith("<") and "</" in head):
        return False
    if any(map(is_period, lines)):
        return any(map(said_in_period, _below_periods(lines)))
    style = _style(lines)
    if style and _is_table(lines, style):
        return False
    openings = [opening for opening in map(style, lines) if opening and opening.name] if style else []
    if style in STYLES[:3]:
        return bool(openings)
    filled = sum(bool(line.strip()) for line in lines)
    elapsed = all(opening.when.startswith(("0:0", "00:0")) for opening in openings[:2])  # a transcript's
    return len(openings) >= _FEWEST and len(openings) >= _SHARE * filled and not elapsed


def _is_table(lines: list[str], style: Style) -> bool:
    """Whether a header stands over rows of cells, times first: an export saved with tabs, and no chat."""
    header, *rows = [line for line in lines if line.strip()] or [""]
    tabs = header.count("\t")
    return tabs > 1 and style(header) is None and all(row.count("\t") == tabs for row in rows[:_FEWEST])


def read(source: SourceFile, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Reading:
    """Every message. Raises UnreadableSource when none begins in a style that is known."""
    log = _log(source.text().split("\n"))
    if not log.messages:
        raise source.refuse("There is no message in it with a time and a name. Save the chat again, or as notes.")
    speakers = Speakers.among((), channel.facilitators, ("en",))
    refused = list(_refused(log))
    lines = {rejection.line for rejection in refused}
    named = [one for one in log.messages if one.opening.name and one.line not in lines]
    said = list(under_questions(map(_said, named), speakers, questions))
    said[:1] = [replace(one, removed=(*log.above, *one.removed)) for one in said[:1]]
    head = (*log.above, *(one.opening.when for one in log.messages[:1]))
    received = received_by_head(source.name, head, channel)
    people, team = by_person(said, speakers, source, channel, received=received, wordless="only reactions")
    rejections = tuple(sorted((*refused, *team), key=lambda rejection: rejection.line))
    return Reading(source.name, NAME, people, rejections, tuple(_unused(log, said)), (*source.notes, *_notes(log)))


def _style(lines: Sequence[str]) -> Style | None:
    """The style that most lines are in; of equals the one that says most."""
    counted = [(sum(bool(opening and opening.name) for opening in map(style, lines)), style) for style in STYLES]
    best, style = max(counted, key=lambda pair: pair[0])
    return style if best else None


def _log(lines: Sequence[str]) -> _Log:
    timed = any(map(is_period, lines))
    openings = _openings_below_periods(lines) if timed else _openings(lines, _style(lines))
    messages: list[_Message] = []
    above: list[str] = []
    for number, (opening, text) in enumerate(openings, start=1):
        if opening:
            messages.append(_Message(number, opening))
        elif messages:
            messages[-1].more.append(text)
        elif text.strip():
            above.append(text.strip())
    return _Log(tuple(messages), tuple(above))


def _openings(lines: Sequence[str], style: Style | None) -> Iterator[tuple[Opening | None, str]]:
    for line in lines:
        yield style(line.rstrip()) if style else None, line


def _openings_below_periods(lines: Sequence[str]) -> Iterator[tuple[Opening | None, str]]:
    for before, line in pairwise(["", *lines]):
        opening = said_in_period(line) if is_period(before) else None
        yield opening, "" if is_period(line) else line


def _below_periods(lines: Sequence[str]) -> Iterator[str]:
    return (line for before, line in pairwise(lines) if is_period(before))


def _refused(log: _Log) -> Iterator[Rejection]:
    senders = {person_key(one.opening.name) for one in log.messages if one.opening.name}
    for one in log.messages:
        if one.opening.to and _is_private(one.opening.to, senders):
            yield Rejection(one.line, _PRIVATE)
        elif not one.opening.name and (not one.opening.event or any(text.strip() for text in one.more)):
            yield Rejection(one.line, _NAMELESS)


def _is_private(to: str, senders: Iterable[str]) -> bool:
    """Whether it went to one person, whom brackets behind the name or messages of their own give away, or to some."""
    return bool(_IN_BRACKETS.fullmatch(to) or _TO_THE_TEAM.fullmatch(to)) or person_key(to) in senders


def _said(message: _Message) -> Said:
    """A message without what it quotes of another. One of reactions and signs alone has no words."""
    lines = message.lines
    removed: list[str] = []
    if len(lines) > 1 and _REPLIES.fullmatch(lines[0]):
        removed.append(lines.pop(0))
    while len(lines) > 1 and lines[0].startswith(">"):
        removed.append(lines.pop(0))
    while len(lines) > 1 and not any(map(str.isalpha, lines[-1])) and _signs(lines[-1]):
        removed.append(lines.pop())  # how many took to it, as copied from Teams
    words = "\n".join(lines)
    if not any(map(str.isalnum, words)) or _is_reaction(words):
        removed += lines
        words = ""
    return Said(message.line, message.opening.name, words, removed=tuple(removed))


def _is_reaction(words: str) -> bool:
    """Whether a message is a sign beside a quote of another one ('Reacted to "We need…" with 👍')."""
    besides = _QUOTE.sub(" ", words)
    short = len(re.findall(r"\w+", besides)) <= _MOST_WORDS_OF_A_REACTION
    return _signs(besides) and (bool(_REACTED.fullmatch(" ".join(words.split()))) or (besides != words and short))


def _signs(words: str) -> bool:
    return any(unicodedata.category(sign) in ("So", "Sk") for sign in words)


def _unused(log: _Log, said: Sequence[Said]) -> Iterator[str]:
    events = sum(one.opening.event for one in log.messages)
    reactions = sum(not one.words for one in said)
    if events:
        yield f"lines of the chat itself ({events}): who came, who went, what was taken back"
    if reactions:
        yield f"reactions and signs alone ({reactions})"


def _notes(log: _Log) -> Iterator[str]:
    if log.above:
        yield f"What stands above the first message was taken as a heading ({len(log.above)} lines)."
    wordless = [one.line for one in log.messages if one.opening.name and not one.lines]
    if wordless:
        yield f"Messages without words on {on_lines(wordless)}."
