"""Captions of a recorded session (WebVTT, SubRip), whoever made them; `zoom` and `teams` are two makers we know.

One contribution is one person's words in the session; its passages are the turns. Who speaks is in a voice tag
(`<v Ana Lima>`), before a colon ("Ana Lima: words"), or alone on the first line; else whoever spoke last goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    labelled, untaken = _labelled(found, speakers)
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
