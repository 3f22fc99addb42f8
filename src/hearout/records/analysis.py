"""What analysis found in safe text. Exact numbers: for the team, and for `summarise` to protect."""

from __future__ import annotations

from dataclasses import dataclass, field

from hearout.records.consultation import ChannelKind
from hearout.records.safe import SafeText

__all__ = ["Analysis", "ClosedTable", "Excerpt", "QuestionAnalysis", "Theme"]


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


@dataclass(frozen=True, slots=True)
class Theme:
    """Passages that belong together under a question.

    `contributors` are random keys by channel; `stability` is the share of resampling runs in which the theme
    returned (0 to 1); `tentative` themes are for the team only. `sentence` is what a person wrote about it.
    `excerpts` are the most typical units first.
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

    @property
    def contributors(self) -> frozenset[str]:
        return frozenset().union(*(people for _, people in self.by_channel))


@dataclass(frozen=True, slots=True)
class QuestionAnalysis:
    """One guiding question: its themes (largest first), everyone who said something to it, by channel.

    `clear` is False where the words show no themes beyond what chance gives; `stability` is of the whole grouping.
    `without_theme` are passages that belong to none.
    """

    question: str
    themes: tuple[Theme, ...]
    by_channel: tuple[tuple[ChannelKind, frozenset[str]], ...] = field(repr=False)
    clear: bool
    stability: float
    without_theme: tuple[str, ...] = ()

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
class Analysis:
    """`warnings` are for the team: decisions that no longer fit, languages grouped apart, and the like."""

    questions: tuple[QuestionAnalysis, ...]
    closed: tuple[ClosedTable, ...]
    by_channel: tuple[tuple[ChannelKind, frozenset[str]], ...] = field(repr=False)
    warnings: tuple[str, ...] = ()

    @property
    def contributors(self) -> frozenset[str]:
        return frozenset().union(*(people for _, people in self.by_channel))
