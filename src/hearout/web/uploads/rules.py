"""What the states of an upload are, how the files of a source are read, and how much may be brought in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from hearout.messages import Message
from hearout.records.consultation import Channel, Consent, Facet
from hearout.records.identified import Reading
from hearout.records.proposal import ProposedColumn

__all__ = [
    "AT_ONCE",
    "LONGEST_NAME",
    "MB",
    "MOST_FILES",
    "OF_A_SOURCE",
    "PIECE",
    "TIMES_OVER",
    "WAITING",
    "Reason",
    "Settings",
    "Slip",
    "SlipAnswer",
    "State",
    "glance",
]

MB = 1024 * 1024
PIECE = MB
"""Bytes of an original in one row."""
AT_ONCE = 1_000
"""Files in one sending, or in one archive."""
MOST_FILES = 2_000
"""Files that are in a consultation at a time."""
TIMES_OVER = 10
"""All originals of a consultation may have so many times the size of one sending."""
LONGEST_NAME = 200
SHOWN = 5
"""Contributions of a file that its page shows."""


class State(StrEnum):
    """What became of a file. `COMING`: still being sent, and shown to nobody. `LOOKED_AT`: waits for somebody to have
    it imported; `ASKS`: the same, but something had to be guessed. `UNPACKED`: an archive whose files are here.
    `HANDED_ON`: a list that belongs to another room. `HELD`: of a session, and not read before somebody says who speaks
    in it; `ASIDE`: of a meeting that was none of ours, and never read."""

    COMING = "coming"
    RECEIVED = "received"
    LOOKED_AT = "looked_at"
    ASKS = "asks"
    HELD = "held"
    ASIDE = "aside"
    IMPORTED = "imported"
    REFUSED = "refused"
    UNPACKED = "unpacked"
    HANDED_ON = "handed_on"


WAITING = frozenset({State.LOOKED_AT, State.ASKS})
OF_A_SOURCE = frozenset({*WAITING, State.IMPORTED, State.REFUSED})
"""States in which a file is read with the settings of its source."""


def glance(reading: Reading) -> Reading:
    """The beginning of what was read, to be shown before and after an import."""
    return replace(reading, contributions=reading.contributions[:SHOWN], rejections=reading.rejections[:SHOWN])


@dataclass(frozen=True, slots=True)
class Settings:
    """How the files of a source are read. Of `channel`, `opens`, `closes` and `title` are set only where the team says
    others than those of the way in the announcement. `columns` is what was proposed for a table, and why."""

    channel: Channel
    facets: tuple[Facet, ...] = ()
    closed_titles: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[ProposedColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file was refused: a message whose facts are text and numbers, to be told in every language."""

    template: str
    facts: Mapping[str, str | int] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, message: Message) -> Reason:
        return cls(
            message.template, {key: fact if isinstance(fact, int) else str(fact) for key, fact in message.facts.items()}
        )

    @property
    def message(self) -> Message:
        return Message(self.template, self.facts)


@dataclass(frozen=True, slots=True)
class SlipAnswer:
    """What somebody said to one guiding question ("": to none of them in particular)."""

    question: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Slip:
    """One contribution that was typed in: a paper slip, a call, a letter. `author` as the team has it, or nothing."""

    received: date
    consent: Consent
    answers: tuple[SlipAnswer, ...] = field(repr=False)
    language: str = ""
    author: str = field(default="", repr=False)
