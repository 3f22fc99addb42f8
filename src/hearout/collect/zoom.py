"""Zoom transcripts: WebVTT in which every caption begins with who says it ("Ana Lima: words").

One contribution is one person's words in the session; its passages are the turns. A turn answers the guiding
question that a facilitator asked last. Voices (`<v Ana Lima>`) count as labels too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import PurePosixPath

from hearout.collect.cues import Cue, Transcript, cues, has_cues
from hearout.collect.filedates import received_by_name
from hearout.collect.guiding import question_asked
from hearout.collect.remarks import on_lines
from hearout.collect.source import SourceFile
from hearout.collect.speakers import Speakers, bare_name, is_device, person_key, split_label
from hearout.language.identify import identify
from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.identified import Author, Contribution, Passage, Reading
from hearout.records.imports import Rejection, State

__all__ = ["KINDS", "NAME", "read", "recognises"]

NAME = "zoom"
KINDS = (ChannelKind.SESSION,)

_IDENTIFYING = 40  # captions from which the language is told
_BY_TEAM = "spoken by the team (facilitator), not a contribution"


@dataclass(frozen=True, slots=True)
class _Turn:
    """Consecutive words of one speaker. `speaker` is empty where nobody is named; `named` says as it stands."""

    line: int
    speaker: str = field(repr=False)
    named: str = field(repr=False)
    words: str = field(repr=False)
    question: str = ""


def recognises(source: SourceFile, channel: Channel) -> bool:  # noqa: ARG001 - every reader is asked alike
    """Whether the file has captions: headed WEBVTT, or with lines of cue times."""
    return has_cues(source.head())


def read(source: SourceFile, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Reading:
    """Everything said in one session. Raises UnreadableSource when there is no caption in the file."""
    transcript = cues(source.text())
    if not transcript.cues and not transcript.wordless:
        raise source.refuse("There is no caption in it. Download the transcript (.vtt) again.")
    team = _judged(transcript.cues, channel)
    labelled, untaken = _labelled(transcript.cues, team)
    turns = list(_with_questions(_turns(labelled), team, questions))
    return Reading(
        source=source.name,
        format=NAME,
        contributions=tuple(_contributions(turns, team, source, channel)),
        rejections=tuple(_of_team(turns, team)),
        notes=(*source.notes, *_notes(transcript, untaken, turns)),
    )


def _judged(found: Sequence[Cue], channel: Channel) -> Speakers:
    labels = (cue.voice or split_label(cue.words)[0] for cue in found)
    spoken = identify(" ".join(cue.words[:200] for cue in found[:_IDENTIFYING]))
    return Speakers.among(filter(None, labels), channel.facilitators, tuple(dict.fromkeys((spoken, "en"))))


def _labelled(found: Sequence[Cue], speakers: Speakers) -> tuple[list[_Turn], list[int]]:
    """Each cue with its speaker, carried on to cues without one; and the lines whose label was not taken as one."""
    said: list[_Turn] = []
    untaken: list[int] = []
    current = ""
    for cue in found:
        label, words = (cue.voice, cue.words) if cue.voice else split_label(cue.words)
        if label and (cue.voice or speakers.is_speaker(label)):
            current = label
        elif label:
            untaken.append(cue.line)
            words = cue.words
        said.append(_Turn(cue.line, person_key(current), current, words))
    return said, untaken


def _turns(said: list[_Turn]) -> Iterator[_Turn]:
    """Consecutive cues of one speaker as one turn."""
    for speaker, group in groupby(said, key=lambda cue: cue.speaker):
        together = list(group)
        words = " ".join(filter(None, (cue.words for cue in together)))
        yield _Turn(together[0].line, speaker, together[0].named, words)


def _with_questions(turns: Iterator[_Turn], team: Speakers, questions: tuple[GuidingQuestion, ...]) -> Iterator[_Turn]:
    """Every turn with the question in force: what a facilitator asked last."""
    asked = ""
    for turn in turns:
        if team.is_team(turn.named):
            asked = question_asked(turn.words, questions) or asked
        yield replace(turn, question=asked)


def _by_speaker(turns: Sequence[_Turn]) -> dict[str, list[_Turn]]:
    people: dict[str, list[_Turn]] = {}
    for turn in turns:
        people.setdefault(turn.speaker, []).append(turn)
    return people


def _of_team(turns: Sequence[_Turn], team: Speakers) -> Iterator[Rejection]:
    for own in _by_speaker(turns).values():
        if team.is_team(own[0].named):
            yield Rejection(own[0].line, _BY_TEAM)


def _contributions(
    turns: Sequence[_Turn], team: Speakers, source: SourceFile, channel: Channel
) -> Iterator[Contribution]:
    session = PurePosixPath(source.name).stem
    received = received_by_name(source.name, channel)
    for speaker, own in _by_speaker(turns).items():
        if team.is_team(own[0].named):
            continue
        passages = tuple(Passage(turn.words, question=turn.question) for turn in own if turn.words)
        yield Contribution(
            channel=channel.kind,
            source=source.name,
            line=own[0].line,
            native=f"{session}#{speaker or '?'}",
            passages=passages,
            author=_author(own[0].named, channel),
            received=received,
            consent=channel.consent,
            state=State.COUNTED if passages else State.EMPTY,
            why="" if passages else "a name without words",
        )


def _author(label: str, channel: Channel) -> Author:
    """Whoever the label names; a device is a name too, but nobody registered under it."""
    return Author(name=bare_name(label), verified=channel.verified and not is_device(label)) if label else Author()


def _notes(transcript: Transcript, untaken: list[int], turns: Sequence[_Turn]) -> Iterator[str]:
    if transcript.headless:
        yield "The file does not begin with WEBVTT; it was read all the same. Is it complete?"
    if transcript.broken:
        yield f"The times could not be read on {on_lines(transcript.broken)}; the words were."
    if transcript.wordless:
        yield f"Captions without words on {on_lines(transcript.wordless)}."
    if transcript.outside:
        yield f"Words outside a caption were taken with the caption before, on {on_lines(transcript.outside)}."
    if untaken:
        yield f"What stands before the colon was not taken as a speaker on {on_lines(untaken)}."
    unnamed = [turn.line for turn in turns if not turn.speaker and turn.words]
    if unnamed:
        yield f"Nobody is named as the speaker on {on_lines(unnamed)}; it counts as one unknown person."
