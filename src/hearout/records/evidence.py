"""What each finding and number rests on: ids and exact numbers, for the team alone."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CellEvidence", "Evidence", "FindingEvidence", "QuoteEvidence"]


@dataclass(frozen=True, slots=True)
class QuoteEvidence:
    """A quote's place: offsets into the safe text of a passage."""

    passage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FindingEvidence:
    """`paraphrases` are the passages that the team told in its own words, in the order in which they stand."""

    finding: str
    theme: str
    question: str
    passages: tuple[str, ...]
    quotes: tuple[QuoteEvidence, ...] = ()
    paraphrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellEvidence:
    """The exact number of contributors behind a printed cell."""

    cell: str
    exact: int


@dataclass(frozen=True, slots=True)
class Evidence:
    findings: tuple[FindingEvidence, ...]
    cells: tuple[CellEvidence, ...]
