"""What analysis found in safe text. Exact numbers: for the team, and for `summarise` to protect."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from hearout.records.consultation import ChannelKind
from hearout.records.decisions import ThemeDecision
from hearout.records.reach import Reach
from hearout.records.safe import SafeText

__all__ = [
    "Analysis",
    "ClosedTable",
    "Excerpt",
    "Leaning",
    "Neighbour",
    "QuestionAnalysis",
    "Side",
    "Theme",
    "ThemeToReview",
]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A unit of a passage that stands for a theme. `start` and `end` are offsets into the safe text."""

    passage: str
    contributor: str
    channel: ChannelKind
    start: int
    end: int
    text: SafeText
    quotable: bool


class Leaning(StrEnum):
    """What words show towards a subject: that it is wished for or not, that it is found good or not."""

    WANTED = "wanted"
    UNWANTED = "unwanted"
    PRAISED = "praised"
    CRITICISED = "criticised"


@dataclass(frozen=True, slots=True)
class Side:
    """Contributors whose words show one leaning towards what a theme is named after; `excerpts` show it best first.
    Somebody may be on both sides."""

    leaning: Leaning
    contributors: frozenset[str] = field(repr=False)
    excerpts: tuple[Excerpt, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A theme of the same question that is near, by id. `likeness` is the cosine of the two centres (-1 to 1),
    `shared` how many contributors are in both, `words` what this theme's people say and the other's hardly do."""

    theme: str
    likeness: float
    shared: int
    words: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Theme:
    """Passages that belong together under a question.

    `contributors` are random keys by channel; `stability` is the share of resampling runs in which the theme
    returned (0 to 1); `tentative` themes are for the team only. `sentence` is what a person wrote about it.
    `excerpts` are the most typical units first. `parts` are themes inside a large theme, largest first; their ids
    begin with this theme's. `neighbours` are the nearest other themes, nearest first. `sides` say
    who shows to be for or against it, where the words show it at all. `by_hand`: people put it together, so that it has
    no stability (0). `missing` are passages that people put into it and that are not in the corpus any more.
    """

    id: str
    question: str
    label: str
    keywords: tuple[str, ...]
    passages: tuple[str, ...]
    by_channel: tuple[tuple[ChannelKind, frozenset[str]], ...] = field(repr=False)
    stability: float
    excerpts: tuple[Excerpt, ...] = field(repr=False)
    tentative: bool = False
    sentence: str = ""
    parts: tuple[Theme, ...] = field(default=(), repr=False)
    neighbours: tuple[Neighbour, ...] = ()
    sides: tuple[Side, ...] = field(default=(), repr=False)
    by_hand: bool = False
    missing: tuple[str, ...] = ()

    @property
    def contributors(self) -> frozenset[str]:
        return frozenset().union(*(people for _, people in self.by_channel))

    @property
    def evidence(self) -> tuple[str, ...]:
        """The passages that a finding about it rests on.

        What people chose or wrote may rest on just the passage that is gone: it counts as evidence until they have
        looked again and taken it off their list. What the run finds and writes is made anew from what is there.
        """
        return (*self.passages, *self.missing) if self.by_hand or self.sentence else self.passages


@dataclass(frozen=True, slots=True)
class QuestionAnalysis:
    """One guiding question: its themes (largest first), everyone who said something to it, by channel.

    `clear` is False where the words show no themes beyond what chance gives; `stability` is of the whole grouping.
    `without_theme` are passages that belong to none. `nothing_to_say` are contributors who answered, but only that.
    """

    question: str
    themes: tuple[Theme, ...]
    by_channel: tuple[tuple[ChannelKind, frozenset[str]], ...] = field(repr=False)
    clear: bool
    stability: float
    without_theme: tuple[str, ...] = ()
    nothing_to_say: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def contributors(self) -> frozenset[str]:
        return frozenset().union(*(people for _, people in self.by_channel))


@dataclass(frozen=True, slots=True)
class ClosedTable:
    """Answers to a closed question or facet: (answer, who gave it), exact. `exclusive`: one answer a person."""

    key: str
    title: str
    rows: tuple[tuple[str, frozenset[str]], ...] = field(repr=False)
    base: frozenset[str] = field(repr=False)
    exclusive: bool
    facet: bool


@dataclass(frozen=True, slots=True)
class ThemeToReview:
    """A theme with one thing that was decided about it, or with nothing, as the team would write it down for the next
    run: `theme` is its name then, `passages` are those by which it is known. Without a label, no theme of this run fits
    the decision. `contributors` are exact."""

    theme: str
    decision: ThemeDecision | None
    passages: tuple[str, ...]
    label: str = ""
    contributors: int = 0
    keywords: tuple[str, ...] = ()
    example: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Analysis:
    """`warnings` are for the team: decisions that no longer fit, languages grouped apart, and the like. `to_review` are
    the themes as the run found them, with what was decided about each."""

    questions: tuple[QuestionAnalysis, ...]
    closed: tuple[ClosedTable, ...]
    by_channel: tuple[tuple[ChannelKind, frozenset[str]], ...] = field(repr=False)
    warnings: tuple[str, ...] = ()
    reach: Reach = field(default_factory=Reach)
    to_review: tuple[ThemeToReview, ...] = field(default=(), repr=False)

    @property
    def contributors(self) -> frozenset[str]:
        return frozenset().union(*(people for _, people in self.by_channel))
