"""summary.json as a reader of the file finds it: nothing here comes from the draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hearout.records.draft import Cell, Relation

__all__ = ["CellIds", "PublishedFinding", "PublishedQuestion", "PublishedTable", "PublishedTimes", "Summary"]


@dataclass(frozen=True, slots=True)
class CellIds:
    contributors: str
    base: str
    channels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PublishedTimes:
    """How many times as often; `cells` are the survey's number, the open channels', and those of their bases."""

    shown: str
    cells: tuple[str, ...]
    open_more: bool


@dataclass(frozen=True, slots=True)
class PublishedFinding:
    """`place` says where it stands; `sentences` are its words that no contributor chose, `compared` among them. `parts`
    and `sides` are (label, cell id, what is shown). `stability` is None where people put the finding together."""

    id: str
    place: str
    label: str
    text: str
    contributors: str
    base: str
    channels: Mapping[str, str]
    parts: tuple[tuple[str, str, str], ...]
    sides: tuple[tuple[str, str, str], ...]
    stability: float | None
    sentences: tuple[str, ...]
    keywords: tuple[str, ...]
    quotes: tuple[str, ...]
    cells: CellIds
    compared: str = ""
    times: PublishedTimes | None = None
    paraphrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedQuestion:
    key: str
    text: str
    remarks: tuple[str, ...]
    findings: tuple[PublishedFinding, ...]


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """`rows` are (label, cell ids, what is shown). `question` is empty for closed questions and facets."""

    id: str
    question: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    base: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """summary.json. `texts` are all its strings with their places; `figures` all its numbers outside
    `cells` and `privacy`, which tells of `attempts`."""

    title: str
    version: int
    dated: str
    language: str
    lead: str
    purpose: str
    minimum: int
    rounding: int
    people: str
    channels: Mapping[str, str]
    questions: tuple[PublishedQuestion, ...]
    tables: tuple[PublishedTable, ...]
    method: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]
    texts: tuple[tuple[str, str], ...] = field(repr=False)
    figures: tuple[tuple[str, int | float], ...]
    privacy: tuple[int | float, ...]
    attempts: int

    def findings(self) -> Iterator[PublishedFinding]:
        for question in self.questions:
            yield from question.findings

    def quotes(self) -> Iterator[tuple[PublishedFinding, str]]:
        for finding in self.findings():
            for quote in finding.quotes:
                yield finding, quote
