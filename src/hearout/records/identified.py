"""The identified side: what people said, and who they are. Never imported by analyse, summarise or publish.

Only `hearout.anonymise.gate` turns these records into those of `hearout.records.safe`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hearout.records.consultation import ChannelKind, Consent
from hearout.records.imports import ImportReport, LeftOut, Rejection, State

__all__ = ["Author", "Column", "Contribution", "Corpus", "Passage", "Person", "Reading", "Roster"]


@dataclass(frozen=True, slots=True)
class Author:
    """Who said something, as the source has it. All empty: the source does not say."""

    name: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    handle: str = field(default="", repr=False)
    verified: bool = False

    @property
    def known(self) -> bool:
        return bool(self.name or self.email or self.handle)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a contribution that stands on its own: an answer, a turn, a paragraph.

    `question` is the key of a guiding question where the source says it, else empty. `prompt` is what it answers
    in the source's words (a column header, a section heading). `id` is given by the corpus.
    """

    text: str = field(repr=False)
    question: str = ""
    prompt: str = field(default="", repr=False)
    language: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One person's input at one time through one channel.

    `native` identifies it inside its source (a response id, a Message-ID, a comment's place); `reply_to` is the
    `native` of what it answers. `drawn` is what the source drew at random for it (LimeSurvey's seed): it tells whether
    two of one `native` are the same. `line` is where it starts in `source` (1-based). `received` is aware, or None
    where the source does not say. `facets` and `closed` map keys to the answers chosen (several where allowed).
    `removed` is what the reader cut off as structure (signatures, quoted replies), kept for the team.
    `id` and `contributor` are given by the corpus; `state` says whether it counts. So are `session`, which numbers
    the listening sessions in the order they were held, and `day`, which numbers the days on which something came in
    (0: in no session, on no day that is known).
    """

    channel: ChannelKind
    source: str
    line: int
    native: str = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)
    author: Author = field(default_factory=Author, repr=False)
    received: datetime | None = None
    reply_to: str = field(default="", repr=False)
    consent: Consent = Consent.PARAPHRASE
    language: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    closed: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    removed: tuple[str, ...] = field(default=(), repr=False)
    state: State = State.COUNTED
    why: str = ""
    drawn: str = field(default="", repr=False)
    id: str = ""
    contributor: str = ""
    session: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, and what its reader took it for.

    `header` is its name as a mapping writes it; `code`, `asked` and `part` are the question's code, its words and
    the subquestion where the header says them. `use` is what it was taken for ("id", "consent", "free text", …; ""
    where it was not used), `kind` what its cells look like. `filled` cells hold `distinct` different ones; `answers`
    counts the answers where they are few, each picked one alone where cells hold `several`; `own_words` of them are
    of some words and one person's alone.
    """

    header: str
    code: str
    asked: str
    part: str
    use: str
    kind: str
    filled: int
    distinct: int
    several: bool = False
    own_words: int = 0
    answers: Mapping[str, int] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader found in one file. Everything received is in `contributions` or in `rejections`.

    `unused` names columns or parts that the format has and we do not use, `used` the columns that are used and what
    for; `notes` are remarks for the team. `columns` are those of a table, in the file's order. `left_out` is what of a
    session is not in the file any more (None: nobody took anything out).
    """

    source: str
    format: str
    contributions: tuple[Contribution, ...] = field(repr=False)
    rejections: tuple[Rejection, ...] = ()
    unused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    columns: tuple[Column, ...] = field(default=(), repr=False)
    used: tuple[str, ...] = ()
    left_out: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the roster: every way to name someone the consultation knows."""

    name: str = field(repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)
    email: str = field(default="", repr=False)
    handles: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Roster:
    people: tuple[Person, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Corpus:
    """All input brought together: every contribution with its state, and a report per file whose sums agree.

    `warnings` are sentences for the team on decisions that fit no contribution.
    """

    contributions: tuple[Contribution, ...] = field(repr=False)
    reports: tuple[ImportReport, ...]
    warnings: tuple[str, ...] = ()

    @property
    def counted(self) -> tuple[Contribution, ...]:
        return tuple(c for c in self.contributions if c.state is State.COUNTED)
