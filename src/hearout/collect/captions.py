"""Captions of a recorded session (WebVTT, SubRip), whoever made them; `zoom` and `teams` are two makers we know.

One contribution is one person's words in the session; its passages are the turns. Who speaks is in a voice tag
(`<v Ana Lima>`), before a colon ("Ana Lima: words"), or alone on the first line; else whoever spoke last goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hearout.collect.cues import Cue, Transcript, cues, has_cues
from hearout.collect.filedates import received_by_name
from hearout.collect.remarks import on_lines
from hearout.collect.said import Said, by_person, in_turns, under_questions
from hearout.collect.source import SourceFile
from hearout.collect.speakers import Speakers, split_label
from hearout.language.identify import identify
from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.identified import Reading

__all__ = ["KINDS", "NAME", "read", "read_captions", "recognises"]

NAME = "captions"
KINDS = (ChannelKind.SESSION,)

_IDENTIFYING = 40  # captions from which the language is told
_MOSTLY = 0.8
_SENTENCE_ENDS = tuple('.!?…。！？؟।"”»')


def recognises(source: SourceFile, channel: Channel) -> bool:  # noqa: ARG001 - every reader is asked alike
    """Whether the file has captions: headed WEBVTT, or with lines of cue times."""
    return has_cues(source.head())


def read(source: SourceFile, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Reading:
    """Everything said in one session. Raises UnreadableSource when there is no caption in the file."""
    return read_captions(source, channel, questions, NAME)


def read_captions(source: SourceFile, channel: Channel, questions: tuple[GuidingQuestion, ...], called: str) -> Reading:
    """The same for a maker whose format is `called` otherwise."""
    transcript = cues(source.text())
    if not transcript.cues and not transcript.wordless:
        raise source.refuse("There is no caption in it. Download the transcript (.vtt) again.")
    found = _headed(transcript.cues, channel)
    speakers = _judged(found, channel)
    labelled, untaken = _labelled(list(_apart(found, speakers, channel)), speakers)
    turns = list(under_questions(in_turns(labelled), speakers, questions))
    received = received_by_name(source.name, channel)
    contributions, rejections = by_person(turns, speakers, source, channel, received=received)
    return Reading(
        source=source.name,
        format=called,
        contributions=contributions,
        rejections=rejections,
        notes=(*source.notes, *_notes(transcript, untaken, turns)),
    )


def _headed(found: Sequence[Cue], channel: Channel) -> Sequence[Cue]:
    """Cues with the name on their first line as the voice, where nearly all cues have one there."""
    heads = [cue.first for cue in found if cue.first]
    if any(cue.voice for cue in found) or not heads or len(heads) < _MOSTLY * len(found):
        return found
    speakers = Speakers.among(heads, channel.facilitators, _spoken(found), channel.present)
    if sum(map(speakers.is_speaker, heads)) < _MOSTLY * len(found):
        return found
    return [cue.headed() if cue.first and speakers.is_speaker(cue.first) else cue for cue in found]


def _judged(found: Sequence[Cue], channel: Channel) -> Speakers:
    labels = (cue.voice or split_label(cue.words)[0] for cue in found)
    return Speakers.among(filter(None, labels), channel.facilitators, _spoken(found), channel.present)


def _spoken(found: Sequence[Cue]) -> tuple[str, ...]:
    told = identify(" ".join(cue.words[:200] for cue in found[:_IDENTIFYING]))
    return tuple(dict.fromkeys((told, "en")))


def _apart(found: Sequence[Cue], speakers: Speakers, channel: Channel) -> Iterator[Cue]:
    """The cues, those in which somebody else speaks on as two: the full name with a colon of somebody who speaks
    elsewhere, or was there, begins a line or follows a sentence. What people agreed to differs: words must not mix."""
    heads = {cue.voice or split_label(cue.words)[0] for cue in found}
    names = {one for one in heads if one and speakers.is_speaker(one)} | {*channel.present, *channel.facilitators}
    full = sorted((one for one in names if " " in one), key=len, reverse=True)
    on = re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, full))}): ") if full else None
    for cue in found:
        starts = [one.start() for one in on.finditer(cue.words) if _begins(cue, one.start())] if on else []
        yield replace(cue, words=cue.words[: starts[0]].strip()) if starts else cue
        for start, end in pairwise([*starts, len(cue.words)] if starts else []):
            yield Cue(cue.line, cue.words[start:end].strip())


def _begins(cue: Cue, place: int) -> bool:
    """Whether a line or a sentence begins there."""
    rest, before = cue.words[place:], cue.words[:place].rstrip()
    return before[-1:] in _SENTENCE_ENDS or any(rest.startswith(line) for line in cue.below)


def _labelled(found: Sequence[Cue], speakers: Speakers) -> tuple[list[Said], list[int]]:
    """Each cue with its speaker, carried on to cues without one; and the lines whose label was not taken as one."""
    said: list[Said] = []
    untaken: list[int] = []
    current = ""
    for cue in found:
        label, words = (cue.voice, cue.words) if cue.voice else split_label(cue.words)
        if label and (cue.voice or speakers.is_speaker(label)):
            current = label
        elif label:
            untaken.append(cue.line)
            words = cue.words
        said.append(Said(cue.line, current, words))
    return said, untaken


def _notes(transcript: Transcript, untaken: list[int], turns: Sequence[Said]) -> Iterator[str]:
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
    unnamed = [turn.line for turn in turns if not turn.person and turn.words]
    if unnamed:
        yield f"Nobody is named as the speaker on {on_lines(unnamed)}; it counts as one unknown person."
