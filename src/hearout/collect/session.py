"""A session's words as they may be kept: what is left of a transcript once its speakers are known (`.json`).

    {"hearout": "session", "left_out": {"turns": 7, "people": 2, "unknown": 3, "retold": 4}, "people": [
      {"name": "Ana Lima", "email": "", "consent": "quote", "turns": [{"words": "…", "question": "involved"}]}
    ]}

A recording holds the words of everybody; people agree to different things. Whoever knows who spoke (the page of a
session, or a person with an editor) writes down what may be kept, by person, and how much could not: no word of that
is in the file. One contribution is what one person said; its passages are the turns.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, astuple, dataclass, field
from pathlib import PurePosixPath

import msgspec

from hearout.collect.filedates import received_by_name
from hearout.collect.source import SourceFile
from hearout.collect.speakers import person_key
from hearout.records.consultation import Channel, ChannelKind, Consent, GuidingQuestion
from hearout.records.identified import Author, Contribution, Passage, Reading
from hearout.records.imports import LeftOut, Rejection, State

__all__ = ["KINDS", "NAME", "KeptPerson", "KeptSession", "KeptTurn", "as_kept", "read", "recognises"]

NAME = "session"
KINDS = (ChannelKind.SESSION,)

_MARK = '"hearout": "session"'
_WITHIN = 200  # characters in which the mark stands


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """What somebody said without a break, with the key of the question that it answers and what was asked."""

    words: str = field(repr=False)
    question: str = ""
    prompt: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """Somebody's words, and what may be done with them. Without a name: nobody knows who said it."""

    consent: Consent
    turns: tuple[KeptTurn, ...] = field(repr=False)
    name: str = field(default="", repr=False)
    email: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class KeptSession:
    """All that may be kept of a session. `rejected` and `notes` are of the reader of the original, without words."""

    people: tuple[KeptPerson, ...] = field(repr=False)
    left_out: LeftOut = field(default_factory=LeftOut)
    rejected: tuple[Rejection, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Marked(KeptSession):
    hearout: str = ""


def as_kept(session: KeptSession) -> bytes:
    """The file that `read` reads."""
    written = {"hearout": NAME, **asdict(session)}
    return f"{json.dumps(written, ensure_ascii=False, indent=1)}\n".encode("utf-8", "backslashreplace")


def recognises(source: SourceFile, channel: Channel) -> bool:  # noqa: ARG001 - every reader is asked alike
    """Whether the file says of itself that it is one."""
    head = source.head().lstrip()
    return head.startswith("{") and _MARK in " ".join(head[:_WITHIN].split())


def read(source: SourceFile, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Reading:
    """Everybody's words. Raises UnreadableSource where the file is not whole."""
    kept = _kept(source)
    keys = frozenset(question.key for question in questions)
    # somebody said of which session it is; its file may have been saved, and named, on another day
    received = channel.opens or received_by_name(source.name, channel)
    natives = _natives(kept, PurePosixPath(source.name).stem)
    contributions = tuple(
        Contribution(
            channel=channel.kind,
            source=source.name,
            line=place,
            native=native,
            passages=tuple(_passage(turn, keys) for turn in one.turns if turn.words.strip()),
            author=Author(name=one.name, email=one.email),
            received=received,
            consent=one.consent,
            state=State.COUNTED if any(turn.words.strip() for turn in one.turns) else State.EMPTY,
        )
        for place, (one, native) in enumerate(zip(kept.people, natives, strict=True), start=1)
    )
    notes = (*source.notes, *kept.notes, *_said_of(kept.left_out))
    return Reading(source.name, NAME, contributions, kept.rejected, notes=notes, left_out=kept.left_out)


def _kept(source: SourceFile) -> KeptSession:
    text = source.text(longest_line=source.size + 1)
    try:
        found = msgspec.json.decode(text, type=_Marked)
        json.loads(text, object_pairs_hook=_each_once)
    except _Doubled:
        raise source.refuse(
            "A part of it is there twice, and one of the two would be lost. Put both into one, under one name."
        ) from None
    except (msgspec.MsgspecError, RecursionError):  # words of these name a place, and may show what stands there
        raise source.refuse(
            "It is not a whole session: the brackets do not close, or a part of it is not as described under "
            "“Sessions with consent” in the formats."
        ) from None
    if min(astuple(found.left_out)) < 0:
        raise source.refuse("A number under “left_out” is below 0. Write how much of the session is not in the file.")
    return found


class _Doubled(ValueError):
    pass


def _each_once(pairs: list[tuple[str, object]]) -> None:
    if len({name for name, _value in pairs}) != len(pairs):
        raise _Doubled


def _natives(kept: KeptSession, stem: str) -> Iterator[str]:
    """A name for each within the file, which two people of one name do not share."""
    met: Counter[str] = Counter()
    for one in kept.people:
        person = person_key(one.name) if one.name else "?"
        met[person] += 1
        yield f"{stem}#{person}" if met[person] == 1 else f"{stem}#{person} {met[person]}"


def _passage(turn: KeptTurn, keys: frozenset[str]) -> Passage:
    return Passage(turn.words, question=turn.question if turn.question in keys else "", prompt=turn.prompt)


def _said_of(left_out: LeftOut) -> Iterator[str]:
    """For the team, exactly."""
    if left_out.turns:
        yield (
            f"Left out, as those who spoke agreed to be there and to nothing being kept: {left_out.turns} turns, of "
            f"{left_out.people} people."
        )
    if left_out.unknown:
        yield f"Left out, as nobody knew who spoke: {left_out.unknown} turns."
    if left_out.retold:
        yield f"Only to be retold, as those who spoke agreed to no more: what {left_out.retold} people said."
