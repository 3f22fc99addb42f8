"""What people of the team decided. Every run reads it; every stage takes it as an argument."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Decisions", "SpanDecision", "ThemeAction", "ThemeDecision", "WordAction", "WordDecision"]


class WordAction(StrEnum):
    CLEAR = "clear"
    MASK = "mask"
    GENERALISE = "generalise"


@dataclass(frozen=True, slots=True)
class WordDecision:
    """One word, once for every occurrence. `word` is compared without regard to case."""

    word: str = field(repr=False)
    action: WordAction
    replacement: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SpanDecision:
    """A stretch of one passage that a person masks or generalises: `start` to `end` of the raw text."""

    passage: str
    start: int
    end: int
    action: WordAction
    replacement: str = ""
    reason: str = ""


class ThemeAction(StrEnum):
    """`rename` gives a label, `say` the finding's sentence, `merge` joins into another theme, `set_aside` drops it."""

    RENAME = "rename"
    SAY = "say"
    MERGE = "merge"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class ThemeDecision:
    """`theme` is the id in team/themes.json. `value` is the label, the sentence, or the theme merged into."""

    theme: str
    action: ThemeAction
    value: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    words: tuple[WordDecision, ...] = ()
    spans: tuple[SpanDecision, ...] = ()
    themes: tuple[ThemeDecision, ...] = ()
