"""Spans found by the nets, and the marks left where they were replaced. Offsets only, no words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Mark", "Net", "Span", "SpanRecord"]


class Net(StrEnum):
    """What found a span, in order of authority: an earlier net's span wins over a later one's that overlaps."""

    STRUCTURE = "structure"
    ROSTER = "roster"
    PATTERN = "pattern"
    MODEL = "model"
    VOCABULARY = "vocabulary"


@dataclass(frozen=True, slots=True)
class Span:
    """`start` to `end` (Python string offsets into the raw text) holds a `kind` ("person", "email", "word", …).

    `score` is between 0 and 1. A `replacement` is what a person decided to print instead; empty: `[kind]`.
    """

    start: int
    end: int
    kind: str
    net: Net
    score: float = 1.0
    replacement: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SpanRecord:
    """A redaction as the team's log has it: the span and the passage it stands in."""

    passage: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mark:
    """`start` to `end` of a *safe* text stands for something replaced.

    `token` is a keyed hash of an undecided word: the same word gets the same token within a run, so that
    analysis can count it without knowing it. It is never printed.
    """

    start: int
    end: int
    kind: str
    token: str = ""
    general: bool = False
