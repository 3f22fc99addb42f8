"""Transcripts as text (.txt, .md, .docx), as Teams and many other tools save them, or as people type them.

Who speaks stands before a colon ("Ana Lima: words", also bold, also behind a clock), or alone above the words with
the time behind ("Ana Lima   0:03"). One contribution is one person's words; its passages are the turns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from hearout.collect.filedates import received_by_head
from hearout.collect.remarks import on_lines
from hearout.collect.said import Said, by_person, in_turns, under_questions
from hearout.collect.source import SourceFile
from hearout.collect.speakers import Speakers, split_label
from hearout.language.identify import identify
from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.identified import Reading

__all__ = ["KINDS", "NAME", "Line", "is_clock", "read", "read_lines", "recognises", "split_turn"]

NAME = "transcript"
KINDS = (ChannelKind.SESSION,)

Line = tuple[int, str]
"""A line of the file with its number, from 1."""

_TIME = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,3})?)?"
_ONLY_TIME = re.compile(rf"[#*_ \t]{{0,12}}[\[(]?{_TIME}[\])]?[*_ \t]{{0,8}}")
_LED = re.compile(rf"[\[(]?{_TIME}[\])]?[ \t]*(?:[-–—][ \t]*)?(?=[^\W\d])")
_HEAD = re.compile(rf"(?P<name>[^\W\d][^:]{{0,78}}?)(?P<gap>[ \t]{{2,}}|\t|[ \t])[\[(]?{_TIME}[\])]?:?")
_BOLD = re.compile(r"(?:\*\*|__)([^*:\n]{1,80}?)[ \t]?(?::(?:\*\*|__)|(?:\*\*|__)[ \t]?:)[ \t]*")
_ANNOUNCED = re.compile(r"(?i)trans?[ck]ri|trascri|транскр|文字起こし|转录|轉錄|전사")
_LONGEST_ANNOUNCEMENT = 8  # words
_SENTENCE = re.compile(r"[.,;!?]$")
_MOST_WORDS = 6  # of a name
_HEADING_LINES, _HEADING_WIDTH = 12, 120
_FEWEST = 3  # turns that make a transcript; where times stand behind names, fewer do
_MOSTLY = 0.8
_LABEL_AND_MORE = 80  # characters
_IDENTIFYING = 60  # lines from which the language is told
_JUDGED_BY = 400  # lines by which a file is recognised


@dataclass(frozen=True, slots=True)
class _Turns:
    """What was read: the lines above the first turn, everything said, and lines whose label was not taken as one."""

    head: tuple[str, ...] = field(repr=False)
    said: tuple[Said, ...] = field(repr=False)
    untaken: tuple[int, ...]


def recognises(source: SourceFile, channel: Channel) -> bool:
    """Whether, under a channel for sessions, names stand alone with times behind them, or begin nearly all lines."""
    if channel.kind not in KINDS:
        return False
    lines = [line for line in _numbered(source.head())[:_JUDGED_BY] if line[1].strip() and not is_clock(line[1])]
    speakers = _judged(lines, channel, ())
    if _by_heads(lines, speakers):
        return True
    labelled = [bool(label) and speakers.is_speaker(label) for label, _ in (split_turn(text) for _, text in lines)]
    first = labelled.index(True) if True in labelled else 0
    turns = sum(labelled)
    return turns >= _FEWEST and turns >= _MOSTLY * (len(lines) - first) and first <= turns


def read(source: SourceFile, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Reading:
    """Everything said in one session. What stands above the first turn is taken as the file's heading."""
    return read_lines(source, channel, questions, _numbered(source.text()), called=NAME)


def read_lines(
    source: SourceFile,
    channel: Channel,
    questions: tuple[GuidingQuestion, ...],
    lines: Sequence[Line],
    *,
    called: str,
    head: Sequence[str] = (),
    present: Iterable[str] = (),
    unused: tuple[str, ...] = (),
) -> Reading:
    """The same for the `lines` of a file whose format is `called` otherwise, and whose `head` and the names of those
    `present` its own reader has taken out already."""
    spoken = [line for line in lines if line[1].strip() and not is_clock(line[1])]
    speakers = _judged(spoken, channel, present)
    found = _turns(spoken, speakers)
    above = (*head, *found.head)
    said = [replace(one, removed=above) if number == 0 else one for number, one in enumerate(found.said)]
    turns = list(under_questions(in_turns(said), speakers, questions))
    received = received_by_head(source.name, above, channel)
    contributions, rejections = by_person(turns, speakers, source, channel, received=received)
    return Reading(
        source.name, called, contributions, rejections, unused=unused, notes=(*source.notes, *_notes(found, turns))
    )


def is_clock(text: str) -> bool:
    """Whether a line holds the time alone, which nobody said."""
    return bool(_ONLY_TIME.fullmatch(text.strip()))


def split_turn(text: str) -> tuple[str, str]:
    """The label that a line may begin with (in bold, behind a clock) and the words, or ("", the line)."""
    text = text.strip()
    bold = _BOLD.match(text)
    if bold:
        return bold[1].strip(), text[bold.end() :].strip()
    led = _LED.match(text)
    label, words = split_label(text[led.end() :] if led else text)
    return (label, words) if label else ("", text)


def _numbered(text: str) -> list[Line]:
    return list(enumerate(text.split("\n"), start=1))


def _judged(lines: Sequence[Line], channel: Channel, present: Iterable[str]) -> Speakers:
    labels = [label for label, _ in (split_turn(text) for _, text in lines) if label]
    heads = [name for name in (_named_alone(text)[0] for _, text in lines) if name]
    told = identify(" ".join(split_turn(text)[1][:200] for _, text in lines[:_IDENTIFYING]))
    languages = tuple(dict.fromkeys((told, "en")))
    return Speakers.among((*labels, *heads), channel.facilitators, languages, (*present, *channel.present))


def _named_alone(text: str) -> tuple[str, bool]:
    """The name on a line that holds a name and a time, and whether a wide gap between them shows that it is one."""
    found = _HEAD.fullmatch(text.strip()) if len(text) < 120 else None
    if not found:
        return "", False
    name = found["name"].strip(" \t*#_")
    wide = found["gap"] != " " and len(name.split()) <= _MOST_WORDS and not _SENTENCE.search(name)
    return name, wide


def _by_heads(lines: Sequence[Line], speakers: Speakers) -> bool:
    """Whether names stand above the words, not before them."""
    return sum(bool(_head(text, speakers)) for _, text in lines) > 1


def _head(text: str, speakers: Speakers) -> str:
    name, wide = _named_alone(text)
    return name if name and (wide or speakers.is_speaker(name)) else ""


def _turns(lines: Sequence[Line], speakers: Speakers) -> _Turns:
    heads = _by_heads(lines, speakers)
    said: list[Said] = []
    untaken: list[int] = []
    for number, label, words in _split_at_heads(lines, speakers) if heads else _split_at_labels(lines, speakers):
        if heads and said and not label and _is_announcement(words, speakers):
            said[-1] = replace(said[-1], removed=(*said[-1].removed, words))
            continue
        if not label and not heads and split_turn(words)[0]:
            untaken.append(number)
        said.append(Said(number, label or (said[-1].named if said else ""), words))
    above = list(takewhile(lambda one: not one.named, said))
    if len(above) == len(said) or not _is_heading(above):
        above = []
    return _Turns(tuple(one.words for one in above), tuple(said[len(above) :]), tuple(untaken))


def _is_heading(above: Sequence[Said]) -> bool:
    """Whether so little stands above the first turn that it is about the session, not of it."""
    return len(above) <= _HEADING_LINES and all(len(one.words) <= _HEADING_WIDTH for one in above)


def _split_at_heads(lines: Sequence[Line], speakers: Speakers) -> Iterator[tuple[int, str, str]]:
    """(line, name, "") for a name with a time; (line, "", words) for words."""
    for number, text in lines:
        name = _head(text, speakers)
        yield number, name, "" if name else text.strip()


def _split_at_labels(lines: Sequence[Line], speakers: Speakers) -> Iterator[tuple[int, str, str]]:
    """(line, name, words), without a name where nobody is named or the label is none."""
    labels = [split_turn(text)[0] for _, text in lines]
    named = [bool(label) and speakers.is_speaker(label) for label in labels]
    names = frozenset(label for label, taken in zip(labels, named, strict=True) if taken)
    below = named[named.index(True) :] if True in named else []
    throughout = sum(below) >= _MOSTLY * len(below)
    for number, text in lines:
        for piece in _run_on(text, names):
            label, words = split_turn(piece)
            taken = speakers.is_speaker(label) or (throughout and speakers.may_be_a_name(label))
            yield (number, label, words) if label and taken else (number, "", piece.strip())


def _run_on(text: str, names: frozenset[str]) -> list[str]:
    """A line in pieces, where the next turn follows the last without a break ("Yes.Ana Lima: No.")."""
    if ": " not in text:
        return [text]
    ends = (found.end() for found in re.finditer(r"[.?!…](?=[^\W\d])", text))
    labels = ((end, split_label(text[end : end + _LABEL_AND_MORE])[0]) for end in ends)
    cuts = [end for end, label in labels if " " in label and label in names]
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _is_announcement(words: str, speakers: Speakers) -> bool:
    """Whether the tool says here that somebody began or ended the transcript ("Ana Lima stopped transcription")."""
    each = words.split()
    if len(each) > _LONGEST_ANNOUNCEMENT or not _ANNOUNCED.search(words):
        return False
    return any(speakers.is_speaker(" ".join(each[:end])) for end in range(1, len(each)))


def _notes(found: _Turns, turns: Sequence[Said]) -> Iterator[str]:
    unnamed = [turn.line for turn in turns if not turn.person and turn.words]
    if unnamed:
        yield f"Nobody is named as the speaker on {on_lines(unnamed)}; it counts as one unknown person."
    if found.untaken:
        yield f"What stands before the colon was not taken as a speaker on {on_lines(found.untaken)}."
