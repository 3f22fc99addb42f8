"""What came on paper or by word of mouth and was typed in: slips (.txt, .md, .docx, .html), apart by lines of `---`.

A slip may begin with lines that say where it comes from:

    from: Ana Lima
    date: 2026-09-08
    consent: quote
    question: involved

and also `language: sw` and `slip: 12`, a number that stays when slips are added or taken out. Further on, a line
`question: adjust` behind an empty one says what the words after it answer. One contribution is one slip; its passages
are the paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from email.utils import parseaddr

from hearout.collect.filedates import on_day, received_by_name
from hearout.collect.guiding import match_question
from hearout.collect.html_text import is_html, text_of_html
from hearout.collect.paragraphs import paragraphs
from hearout.collect.remarks import on_lines
from hearout.collect.source import SourceFile
from hearout.records.consultation import Channel, ChannelKind, Consent, GuidingQuestion
from hearout.records.identified import Author, Contribution, Passage, Reading
from hearout.records.imports import State

__all__ = ["KINDS", "NAME", "read", "read_text", "recognises"]

NAME = "text"
KINDS = (ChannelKind.OTHER,)

_SEPARATOR = re.compile(r"[ \t]*-{3,}[ \t]*")
_SAYS = re.compile(r"(?i)[ \t]*(from|date|consent|question|language|slip)[ \t]*:[ \t]*(.*)")


_IS_OURS = {"language": re.compile(r"[A-Za-z]{2,3}"), "slip": re.compile(r"\d{1,9}")}


@dataclass(frozen=True, slots=True)
class _Slip:
    """`line` is where it begins; `head` what its leading lines say; `body` the rest, beginning on `line` or below."""

    line: int
    head: dict[str, str] = field(repr=False)
    removed: tuple[str, ...] = field(repr=False)
    body: str = field(repr=False)


def recognises(source: SourceFile, channel: Channel) -> bool:
    """Whether there is text in the file: under a channel for anything else, any text is what somebody said."""
    return channel.kind in KINDS and bool(source.head().strip())


def read(source: SourceFile, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Reading:
    """Every slip, in order. What its leading lines say wrongly is noted, and the channel's own setting holds."""
    text = source.text()
    reading = read_text(text_of_html(text) if is_html(text) else text, source.name, channel, questions)
    return replace(reading, notes=(*source.notes, *reading.notes))


def read_text(text: str, name: str, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Reading:
    """The same of a text that lies in no file; `name` is how reports call it."""
    slips = list(_slips(text.split("\n"), questions))
    contributions = tuple(_contribution(slip, name, channel, questions) for slip in slips)
    return Reading(name, NAME, contributions, notes=tuple(_notes(slips)))


def _slips(lines: list[str], questions: tuple[GuidingQuestion, ...]) -> Iterator[_Slip]:
    """The slips of a file. Leading lines between separators (front matter) speak for the slip after them."""
    front: _Slip | None = None
    for start, block in _separated(lines):
        slip = _slip(start, block, questions)
        if front is not None and slip.head:
            yield front
        elif front is not None:
            slip = replace(slip, line=front.line, head=front.head, removed=front.removed)
        front = None if slip.body else slip
        if slip.body:
            yield slip
    if front is not None:
        yield front


def _separated(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """(line of the first words, lines) of every stretch between separators that is not blank."""
    start = 0
    for number, line in enumerate([*lines, "---"]):
        if not _SEPARATOR.fullmatch(line):
            continue
        block = lines[start:number]
        blank = next((i for i, text in enumerate(block) if text.strip()), None)
        if blank is not None:
            yield start + blank + 1, block[blank:]
        start = number + 1


def _slip(start: int, block: list[str], questions: tuple[GuidingQuestion, ...]) -> _Slip:
    head: dict[str, str] = {}
    for number, text in enumerate(block):
        says = _SAYS.fullmatch(text)
        if not says or not _is_head(says, questions):
            return _Slip(start, head, tuple(block[:number]), "\n".join(block[number:]).strip())
        head[says[1].lower()] = says[2].strip()
    return _Slip(start, head, tuple(block), "")


def _is_head(says: re.Match[str], questions: tuple[GuidingQuestion, ...]) -> bool:
    """Whether a leading line is one of ours. "Question: why so late?" asks something of its own, so it stays, and so
    does "Language: ours is not on the list"."""
    what, said = says[1].lower(), says[2].strip()
    if what == "question":
        return bool(match_question(said, questions))
    return what not in _IS_OURS or bool(_IS_OURS[what].fullmatch(said))


def _contribution(slip: _Slip, name: str, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Contribution:
    language = slip.head.get("language", "").lower()
    passages = tuple(
        Passage(text, question=match_question(asked, questions), prompt=asked, language=language)
        for asked, words in _answers(slip, questions)
        for text in paragraphs(words)
    )
    return Contribution(
        channel=channel.kind,
        source=name,
        line=slip.line,
        native=f"slip {slip.head['slip']}" if "slip" in slip.head else f"line {slip.line}",
        passages=passages,
        author=_author(slip.head.get("from", "")),
        received=_day(slip, channel) or received_by_name(name, channel),
        consent=_consent(slip) or channel.consent,
        language=language,
        removed=slip.removed,
        state=State.COUNTED if passages else State.EMPTY,
        why="" if passages else "leading lines without words",
    )


def _answers(slip: _Slip, questions: tuple[GuidingQuestion, ...]) -> Iterator[tuple[str, str]]:
    """What is asked and what is said to it, in order."""
    asked, words, blank_before = slip.head.get("question", ""), list[str](), False
    for line in slip.body.split("\n"):
        says = _SAYS.fullmatch(line)
        if blank_before and says and says[1].lower() == "question" and _is_head(says, questions):
            yield asked, "\n".join(words)
            asked, words = says[2].strip(), []
        else:
            words.append(line)
        blank_before = not line.strip()
    yield asked, "\n".join(words)


def _author(said: str) -> Author:
    name, email = parseaddr(said)
    return Author(name=name, email=email) if "@" in email else Author(name=said)


def _day(slip: _Slip, channel: Channel) -> datetime | None:
    try:
        return on_day(date.fromisoformat(slip.head.get("date", "")), channel)
    except ValueError:
        return None


def _consent(slip: _Slip) -> Consent | None:
    """What the slip allows; what nobody can read allows least."""
    if "consent" not in slip.head:
        return None
    said = slip.head["consent"].lower()
    return Consent(said) if said in tuple(Consent) else Consent.COUNT


def _notes(slips: list[_Slip]) -> Iterator[str]:
    undated = [slip.line for slip in slips if "date" in slip.head and not _is_date(slip.head["date"])]
    if undated:
        yield f"The date of the slip on {on_lines(undated)} is not like 2026-09-08; it was not used."
    unclear = [
        slip.line for slip in slips if "consent" in slip.head and slip.head["consent"].lower() not in tuple(Consent)
    ]
    if unclear:
        yield f"The consent of the slip on {on_lines(unclear)} is not count, paraphrase or quote; it was read as count."


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
