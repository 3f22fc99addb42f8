"""What the team set up: questions, channels, dates, promises. All of it is the team's own words and may be public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

__all__ = [
    "Channel",
    "ChannelKind",
    "ColumnMapping",
    "Consent",
    "Consultation",
    "Facet",
    "GuidingQuestion",
    "Outreach",
    "Phase",
    "PhaseChange",
    "PhaseChangeKind",
    "Privacy",
]


class ChannelKind(StrEnum):
    """A way to contribute."""

    SURVEY = "survey"
    SESSION = "session"
    TALK = "talk"
    EMAIL = "email"
    OTHER = "other"

    @property
    def open_ended(self) -> bool:
        """Whether people chose there what to speak about (everything but the survey)."""
        return self is not ChannelKind.SURVEY


class Consent(StrEnum):
    """What a contributor allows. Ordered: `count` is least, `quote` is most."""

    COUNT = "count"
    PARAPHRASE = "paraphrase"
    QUOTE = "quote"

    def allows(self, wanted: Consent) -> bool:
        order = tuple(Consent)
        return order.index(self) >= order.index(wanted)

    def at_most(self, limit: Consent) -> Consent:
        return limit if self.allows(limit) else self


@dataclass(frozen=True, slots=True)
class GuidingQuestion:
    """What the team wants to learn; the summary has one section for each."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column of a table holds what. Empty means: recognise it, or there is none.

    `facets` and `closed` map a key of ours to a column; `open` maps a column to the key of a guiding question.
    `consent_values` maps what the export says to what it allows; an answer among `withdrawn` takes the response back.
    Columns among `left` are not read, whatever is in them.
    """

    id: str = ""
    submitted: str = ""
    consent: str = ""
    language: str = ""
    token: str = ""
    name: str = ""
    email: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    closed: Mapping[str, str] = field(default_factory=dict)
    open: Mapping[str, str] = field(default_factory=dict)
    consent_values: Mapping[str, Consent] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to contribute, with the files it left behind.

    `path` is a file or a pattern inside the folder. `opens` and `closes` are aware instants; what was received
    after `closes` is late. `verified` says that everyone who could answer was invited or registered. `partial`
    says what to do with survey responses that were never submitted: "count" (their words are never quoted)
    or "leave_out". `session_date` dates recordings that do not say when they were made. `facilitators` are
    people of the team whose words in a session are not contributions. `present` are people known to have been there,
    whose names are taken as names wherever a file has them before words.
    """

    kind: ChannelKind
    path: str
    title: str = ""
    opens: datetime | None = None
    closes: datetime | None = None
    timezone: str = "UTC"
    format: str = ""
    mapping: ColumnMapping = field(default_factory=ColumnMapping)
    consent: Consent = Consent.PARAPHRASE
    verified: bool = False
    partial: str = "count"
    facilitators: tuple[str, ...] = field(default=(), repr=False)
    present: tuple[str, ...] = field(default=(), repr=False)


class PhaseChangeKind(StrEnum):
    """How a phase that was announced was changed before it ended."""

    EXTENDED = "extended"
    POSTPONED = "postponed"
    ROUND_ADDED = "round_added"
    SCHEDULED = "scheduled"  # sessions were given their times
    SESSION_MOVED = "session_moved"
    SESSIONS_CANCELLED = "sessions_cancelled"
    SESSIONS_MERGED = "sessions_merged"  # held together with another one


@dataclass(frozen=True, slots=True)
class PhaseChange:
    """That a phase was changed on a day, why and by whom. `opens` and `closes` are its new first and last day (None:
    as before, or not said); `sessions` is how many a new round has, or how many sessions it is about (0: not said)."""

    kind: PhaseChangeKind
    on: date
    opens: date | None = None
    closes: date | None = None
    sessions: int = 0
    reason: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A dated stretch of the consultation, from its first to its last day as they were announced first. `changes` are
    in the order in which they were decided. `ended` with a `reason` when it ended before its last day.

    `planned` and `held` count sessions where the phase is a round of them, added rounds included (0: not said).
    `scheduled` counts those that were given a time; `moved`, `cancelled` and `merged` what became of these.
    """

    title: str
    opens: date
    closes: date
    ended: date | None = None
    reason: str = ""
    decided_by: str = ""
    planned: int = 0
    held: int = 0
    changes: tuple[PhaseChange, ...] = ()
    scheduled: int = 0
    moved: int = 0
    cancelled: int = 0
    merged: int = 0

    @property
    def stretch(self) -> tuple[date, date]:
        """Its first and last day after all changes."""
        opens, closes = self.opens, self.closes
        for change in self.changes:
            opens, closes = change.opens or opens, change.closes or closes
        return opens, closes


@dataclass(frozen=True, slots=True)
class Outreach:
    """Where the consultation was announced, when, and to about how many."""

    where: str
    on: date | None = None
    people: int = 0
    link: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A coarse answer that describes contributors. `order` is how values are listed; `groups` joins values
    one level up ({"Oceania": "Asia and Oceania"}) when they are too small to show. `audience` is how many people of
    each value the consultation addressed, as far as the team knows; empty where it does not."""

    key: str
    label: str
    order: tuple[str, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    audience: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Privacy:
    """`minimum`: the smallest number of people printed. `k`: people a finding or a public word must rest on.
    `rounding`: printed counts are rounded to its multiples."""

    minimum: int = 10
    k: int = 5
    rounding: int = 5


@dataclass(frozen=True, slots=True)
class Consultation:
    """The whole exercise, as the team described it."""

    title: str
    questions: tuple[GuidingQuestion, ...]
    channels: tuple[Channel, ...]
    purpose: str = ""
    audience: str = ""
    language: str = "en"
    version: int = 1
    published: date | None = None
    responsible: str = ""
    contact: str = ""
    afterwards: str = ""
    phases: tuple[Phase, ...] = ()
    outreach: tuple[Outreach, ...] = ()
    facets: tuple[Facet, ...] = ()
    closed_titles: Mapping[str, str] = field(default_factory=dict)
    privacy: Privacy = field(default_factory=Privacy)

    def question(self, key: str) -> GuidingQuestion | None:
        return next((question for question in self.questions if question.key == key), None)
