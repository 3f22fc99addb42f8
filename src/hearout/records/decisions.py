"""What people of the team decided. Every run reads it; every stage takes it as an argument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "BY_HAND",
    "NO_THEME",
    "ContributionAction",
    "ContributionDecision",
    "Decisions",
    "QuoteAction",
    "QuoteDecision",
    "SpanDecision",
    "ThemeAction",
    "ThemeDecision",
    "WordAction",
    "WordDecision",
]

NO_THEME = "none"
"""Where passages are moved that shall be in no theme. No id of a theme is a single word like this."""

BY_HAND = "hand."
"""How the id of a theme begins that people put together themselves. No id that a run makes begins so."""


class ContributionAction(StrEnum):
    """`count` one that came late or twice; `withdraw` it for its contributor; `set_aside` what must not be worked on
    further (a threat, a report of harm); `consent` to what its contributor allows now."""

    COUNT = "count"
    WITHDRAW = "withdraw"
    SET_ASIDE = "set_aside"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class ContributionDecision:
    """One contribution, by its id. `value` is the level of consent ("count", "paraphrase", "quote"), else empty.

    Of several on one contribution a withdrawal wins, whatever came after it: it is the contributor's. Else the last of
    count and set_aside wins, and the last level of consent.
    """

    contribution: str
    action: ContributionAction
    value: str = ""
    reason: str = field(default="", repr=False)


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
    """In the order in which they are applied, whatever their order in the file.

    `split` makes a theme of a part of another, `gather` one by hand from named passages, `move` says where passages
    belong, `merge` joins a theme into another, `set_aside` drops it, `rename` gives a label, `say` the finding's
    sentence.
    """

    SPLIT = "split"
    GATHER = "gather"
    MOVE = "move"
    MERGE = "merge"
    SET_ASIDE = "set_aside"
    RENAME = "rename"
    SAY = "say"


@dataclass(frozen=True, slots=True)
class ThemeDecision:
    """`theme` is an id of team/themes.json, of this run or an earlier one, of a part that a split makes
    ("<theme>.<words of the part's label>"), or of a theme made by hand ("hand.<words that the team chose>").

    `value` is the label (also of a part), the sentence, or the theme merged into. `passages` are those moved or
    gathered, or the examples of a part; `words` are words and phrases whose users make up a part. A split with neither
    goes by the parts that the run itself found. `line` is where it stands in the file, 0 where there is none.
    """

    theme: str
    action: ThemeAction
    value: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)
    passages: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


class QuoteAction(StrEnum):
    """`leave_out`: what was said is not quoted. `paraphrase`: it is told in the team's words instead."""

    LEAVE_OUT = "leave_out"
    PARAPHRASE = "paraphrase"


@dataclass(frozen=True, slots=True)
class QuoteDecision:
    """How the words of one passage stand in the summary.

    `start` to `end` of its safe text are left out, and whatever quote overlaps them; both 0: all of it. `value` is the
    paraphrase: it stands with the first finding that rests on the passage.
    """

    passage: str
    action: QuoteAction
    value: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    start: int = 0
    end: int = 0

    def leaves_out(self, start: int, end: int) -> bool:
        """Whether a quote from `start` to `end` of its passage is not to be."""
        return self.end == 0 or (start < self.end and end > self.start)


@dataclass(frozen=True, slots=True)
class Decisions:
    """`anchors` give, for a theme by the name it has in `themes`, passages by which it is known in every run."""

    words: tuple[WordDecision, ...] = ()
    spans: tuple[SpanDecision, ...] = ()
    themes: tuple[ThemeDecision, ...] = ()
    anchors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contributions: tuple[ContributionDecision, ...] = ()
    quotes: tuple[QuoteDecision, ...] = ()
