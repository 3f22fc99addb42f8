"""What may be kept of a session, of a file that holds everything: once it is known who speaks in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hearout.collect.session import KeptPerson, KeptSession, KeptTurn
from hearout.collect.speakers import person_key
from hearout.records.consultation import Consent
from hearout.records.identified import Contribution, Reading
from hearout.records.imports import LeftOut

__all__ = ["Speaks", "Voice", "kept_of", "key_of"]


class Speaks(StrEnum):
    """Who somebody is who speaks in a file: a person, somebody of the team (no contribution), somebody whom nobody
    knows (left out); or nobody is named, in notes that were taken with everybody's consent."""

    PERSON = "person"
    TEAM = "team"
    UNKNOWN = "unknown"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who it is that a file calls so, and what may be done with their words (None: nothing). `who` is the same for the
    same person. `silent_before`: they were counted already among those of whom something was left out."""

    speaks: Speaks
    who: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    consent: Consent | None = None
    silent_before: bool = False


def key_of(contribution: Contribution) -> str:
    """The same for the same speaker in every reading of a file; "" where nobody is named."""
    return person_key(contribution.author.name) if contribution.author.name else ""


def kept_of(without_team: Reading, read: Reading, voices: Mapping[str, Voice]) -> KeptSession:
    """What may be kept. `read` was made knowing who of the team speaks, so that questions are in force; what it takes
    for the team's by part of a name, and nobody said so of, is as in `without_team`. `voices` are by `key_of`."""
    in_force = {key_of(one): one for one in read.contributions}
    spoken = [in_force.get(key_of(one), one) for one in without_team.contributions]
    people: dict[str, list[Contribution]] = {}
    for one in spoken:
        voice = voices[key_of(one)]
        if voice.consent is not None and voice.speaks in (Speaks.PERSON, Speaks.UNNAMED):
            people.setdefault(voice.who, []).append(one)
    by_who = {voice.who: voice for voice in voices.values()}
    return KeptSession(
        people=tuple(_person(by_who[who], said) for who, said in people.items()),
        left_out=_left_out(spoken, voices),
        rejected=read.rejections,
        notes=read.notes,
    )


def _person(voice: Voice, said: Sequence[Contribution]) -> KeptPerson:
    assert voice.consent is not None  # of the others nothing is kept
    turns = (KeptTurn(one.text, one.question, one.prompt) for contribution in said for one in contribution.passages)
    return KeptPerson(voice.consent, tuple(turns), voice.name, voice.email)


def _left_out(spoken: Sequence[Contribution], voices: Mapping[str, Voice]) -> LeftOut:
    silent = [one for one in spoken if _is_silent(voices[key_of(one)])]
    unknown = [one for one in spoken if voices[key_of(one)].speaks is Speaks.UNKNOWN]
    retold = {voice.who for voice in _heard(spoken, voices) if voice.consent is Consent.PARAPHRASE}
    return LeftOut(
        turns=sum(len(one.passages) for one in silent),
        people=len({voices[key_of(one)].who for one in silent if not voices[key_of(one)].silent_before}),
        unknown=sum(len(one.passages) for one in unknown),
        retold=len(retold),
    )


def _is_silent(voice: Voice) -> bool:
    return voice.speaks is Speaks.PERSON and voice.consent is None


def _heard(spoken: Sequence[Contribution], voices: Mapping[str, Voice]) -> Iterator[Voice]:
    return (voices[key_of(one)] for one in spoken if voices[key_of(one)].speaks is Speaks.PERSON)
