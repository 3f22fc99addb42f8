"""What a committee announces: why, who should take part, how, until when, and what will happen to their words.

An announcement is one value, whole and frozen. Changing it makes another (`changes`), so that the page in force, the
draft beside it and every earlier version are the same kind of thing and can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from hearout.records.consultation import ChannelKind

__all__ = [
    "Announcement",
    "Ending",
    "Joining",
    "Phase",
    "PhaseKind",
    "Promises",
    "Question",
    "QuestionAndAnswer",
    "Round",
    "Said",
    "Session",
    "Text",
    "TurnoutProposal",
    "TurnoutRule",
    "Way",
]


@dataclass(frozen=True, slots=True)
class Said:
    """Words in one language. `asked` is the language that was wanted: where it differs, `words` are a fallback."""

    words: str
    language: str
    asked: str

    @property
    def is_fallback(self) -> bool:
        return bool(self.words) and self.language != self.asked


@dataclass(frozen=True, slots=True)
class Text:
    """The team's own words, in one or more languages: BCP 47 tag to words. Languages without words are left out."""

    words: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(words.strip() for words in self.words.values())

    def said(self, language: str, fallbacks: tuple[str, ...] = ()) -> Said:
        """The words in `language`, or else in the first of `fallbacks` that has any, or else in any language."""
        for tag in (language, *fallbacks, *sorted(self.words)):
            if self.words.get(tag, "").strip():
                return Said(self.words[tag], tag, language)
        return Said("", language, language)

    def having(self, language: str, words: str) -> Text:
        """The same with other words in one language; empty words take the language out."""
        kept = {tag: said for tag, said in self.words.items() if tag != language}
        return Text({**kept, language: words} if words.strip() else kept)


@dataclass(frozen=True, slots=True)
class Question:
    """A guiding question: what the team wants to learn. `key` stays the same when its words change."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class QuestionAndAnswer:
    """Something that people ask about the consultation, and the answer."""

    key: str
    question: Text
    answer: Text


class PhaseKind(StrEnum):
    """What a phase is for."""

    LISTENING = "listening"
    READING = "reading"
    SUMMARY = "summary"
    ANSWERS = "answers"


class Joining(StrEnum):
    """By what people join a session."""

    ZOOM = "zoom"
    JITSI = "jitsi"
    BIGBLUEBUTTON = "bigbluebutton"
    MEET = "meet"
    TELEPHONE = "telephone"
    ROOM = "room"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Session:
    """A listening session that has a time: `opens` is a wall time in `zone` (naive, to the minute), `minutes` its
    length. `key` is its own in the whole announcement, and stays when it moves.

    `address` is how to join where anybody may (a web address, a number, a room); "" where only those who registered
    are told. `registration` says that people register, `capacity` for how many there is room (0: for all). `recorded`:
    the team wants to record it, and then there is a way to take part unrecorded. `cancelled` is the number of the
    decision that cancelled it, `merged_into` the key of the session that takes its people; `first_opens` is what was
    announced first, once a decision has moved it.
    """

    key: str
    opens: datetime
    zone: str
    minutes: int
    title: Text = Text()
    joining: Joining = Joining.OTHER
    address: str = ""
    registration: bool = True
    capacity: int = 0
    recorded: bool = False
    cancelled: int | None = None
    merged_into: str = ""
    first_opens: datetime | None = None


class TurnoutProposal(StrEnum):
    """What the team says beforehand that it will propose when few come."""

    EXTEND = "extend"
    ADD = "add"
    MERGE = "merge"
    CANCEL = "cancel"
    END = "end"


@dataclass(frozen=True, slots=True)
class TurnoutRule:
    """What holds when few register, said before the phase opens: where fewer than `minimum` people have a seat in a
    session `days_before` it begins, the committee is asked to decide on `proposal`. Nothing happens by itself."""

    minimum: int
    days_before: int
    proposal: TurnoutProposal


@dataclass(frozen=True, slots=True)
class Round:
    """Sessions that belong together in a phase. `sessions` is how many are planned, `schedule` those that have a time
    (also those cancelled since); `first` and `last` are days in the announcement's zone."""

    key: str
    title: Text
    first: date
    last: date
    sessions: int = 0
    schedule: tuple[Session, ...] = ()
    rule: TurnoutRule | None = None

    @property
    def scheduled(self) -> int:
        """How many have a time, and are held."""
        return sum(one.cancelled is None for one in self.schedule)


@dataclass(frozen=True, slots=True)
class Ending:
    """That a phase ended before its time: when (an aware instant), by which decision (its number in the consultation),
    and how many of its planned sessions had been held (None: it has no sessions, or nobody said)."""

    at: datetime
    decision: int
    held: int | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A dated stretch with a purpose. `opens` and `closes` are wall times in the announcement's zone (naive, to the
    minute). `first_opens` and `first_closes` are what was first published, once a decision has moved them."""

    key: str
    kind: PhaseKind
    title: Text
    opens: datetime
    closes: datetime
    about: Text = Text()
    rounds: tuple[Round, ...] = ()
    first_opens: datetime | None = None
    first_closes: datetime | None = None
    ended: Ending | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A channel as it is announced: a way to take part. It is open while its phase is.

    `address` is where it is: a web address (also of a survey that lives elsewhere), an e-mail address, or empty.
    """

    key: str
    kind: ChannelKind
    phase: str
    title: Text
    about: Text = Text()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Promises:
    """What contributors are promised. `minimum`, `k`, `rounding`: as in `records.consultation.Privacy`.
    `kept_until`: the day after which the key is destroyed (None: not said)."""

    minimum: int = 10
    k: int = 5
    rounding: int = 5
    kept_until: date | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """Everything that a consultation's page says. `languages` are those of the texts, the main one first; `zone` is
    the IANA zone in which the team gave all times. Texts marked * may hold simple Markdown."""

    title: Text = Text()
    host: Text = Text()  # who asks: "the Meridian Technical Committee"
    purpose: Text = Text()  # *
    audience: Text = Text()  # *
    questions: tuple[Question, ...] = ()
    afterwards: Text = Text()  # * what will happen with people's words
    phases: tuple[Phase, ...] = ()
    ways: tuple[Way, ...] = ()
    answers: tuple[QuestionAndAnswer, ...] = ()  # answers: *
    promises: Promises = Promises()
    contact: str = ""  # an e-mail address
    responsible: Text = Text()  # who answers for the data, as data protection law asks
    team: Text = Text()  # * who runs this, and whom to tell if something is wrong with how
    zone: str = "UTC"
    languages: tuple[str, ...] = ("en",)

    @property
    def main_language(self) -> str:
        return self.languages[0]

    def phase(self, key: str) -> Phase | None:
        return next((phase for phase in self.phases if phase.key == key), None)

    @property
    def sessions(self) -> tuple[Session, ...]:
        """All sessions of all rounds that have a time, the cancelled ones too."""
        return tuple(one for phase in self.phases for round_ in phase.rounds for one in round_.schedule)

    def session(self, key: str) -> Session | None:
        return next((one for one in self.sessions if one.key == key), None)

    def ways_in(self, phase: str) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way.phase == phase)
