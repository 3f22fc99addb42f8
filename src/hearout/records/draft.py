"""The summary being written. Every number in it is a `Cell`: protected, and with what a reader can conclude from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from hearout.records.consultation import ChannelKind
from hearout.records.safe import SafeText

__all__ = [
    "Cell",
    "Course",
    "Draft",
    "Finding",
    "Quote",
    "Relation",
    "RelationKind",
    "Row",
    "Section",
    "Stage",
    "Table",
    "Times",
]

RelationKind = str  # "sum", "union" or "at_most"; see Relation


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed number of contributors.

    `shown` is what stands on the page ("95", "fewer than 10", "withheld"). `low` to `high` (closed) is what it tells
    a reader about the exact number. `value` is the number to draw, None where nothing may be drawn. The exact
    number is not here: it is in the evidence, on the team's side. Cells with one id are one number printed twice.
    """

    id: str
    shown: str
    low: int
    high: int
    value: int | None

    @property
    def hidden(self) -> bool:
        return self.value is None


@dataclass(frozen=True, slots=True)
class Relation:
    """What a reader knows about cells without being told (ids, exact numbers meant).

    sum: whole = sum of parts. union: whole is at most the sum of parts and at least each part (people may be in
    several). at_most: each part is at most the whole.
    """

    kind: RelationKind
    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words. `stands` says what they show where a finding has two sides ("Want it")."""

    text: SafeText
    channel: ChannelKind
    stands: str = ""


@dataclass(frozen=True, slots=True)
class Times:
    """A printed number of times as often. `cells` are the ids of the survey's and the open channels' numbers and of
    their bases: the number is what these give as printed, so that nobody learns more from it than from them."""

    shown: str
    cells: tuple[str, ...]
    open_more: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence with its weight and its doubt. `evidence` are passage ids, for the team's files alone.

    `weight` is the hedge in words ("About one in five"); `doubt` says how sure the grouping is, `stability` is None
    where people put it together;
    `channels` are (label, cell) pairs, joined until none is too small; `compared` says what the open channels add.
    `differs` says what people speak of here and not under the nearest other finding. `parts` are (label, cell) pairs of
    what a large subject consists of. `agreement` says that people disagree, `sides` how many show it on each side.
    `paraphrases` are what somebody said, in the team's words.
    """

    id: str
    theme: str
    label: str
    text: str
    contributors: Cell
    base: Cell
    weight: str
    doubt: str
    stability: float | None
    channels: tuple[tuple[str, Cell], ...]
    keywords: tuple[str, ...]
    quotes: tuple[Quote, ...]
    compared: str = ""
    evidence: tuple[str, ...] = ()
    times: Times | None = None
    differs: str = ""
    parts: tuple[tuple[str, Cell], ...] = ()
    agreement: str = ""
    sides: tuple[tuple[str, Cell], ...] = ()
    paraphrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """`expected` is the number to which `cells[0]` would come by the row's share of the audience, `beside` that share
    in words; both empty where the audience's numbers are not known."""

    label: str
    cells: tuple[Cell, ...]
    beside: str = ""
    expected: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A protected table. `columns` name the cells of each row; `note` gives unit and base; `joined` says which
    answers were put together. Drawn as a chart of its first column beside the table. `facet`: it describes those who
    took part, rather than what they answered. `beside` names one more column, of the rows' `beside`. `crossed`:
    subjects by groups, which is not drawn."""

    id: str
    caption: str
    note: str
    row_title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    base: Cell | None = None
    joined: str = ""
    facet: bool = False
    beside: str = ""
    crossed: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """What was found under one guiding question. `remarks` are plain sentences (no clear theme, and the like)."""

    key: str
    title: str
    findings: tuple[Finding, ...]
    tables: tuple[Table, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """What a part of the people would have brought: per cents of the subjects, as words and to draw."""

    label: str
    heard: str
    reported: str
    heard_per_cent: int
    reported_per_cent: int


@dataclass(frozen=True, slots=True)
class Course:
    """How soon the subjects had been heard, worked out from printed numbers. `sentences` say what it comes to;
    `columns` name the first column and those of `heard` and `reported`."""

    sentences: tuple[str, ...]
    caption: str
    note: str
    columns: tuple[str, str, str]
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """`counts` are (label, cell) pairs for the head of the page; `people` is the number of contributors.
    `method` are paragraphs written from the facts of the run, `facts` the same as data. `course` tells whether more
    would have added anything, None where there is too little to say; `missing` who took part less than their share."""

    title: str
    version: int
    dated: date | None
    language: str
    lead: str
    people: Cell
    counts: tuple[tuple[ChannelKind | None, str, Cell], ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    method: tuple[str, ...]
    facts: Mapping[str, str | tuple[str, ...]]
    relations: tuple[Relation, ...]
    purpose: str = ""
    contact: str = ""
    minimum: int = 10
    rounding: int = 5
    notes: tuple[str, ...] = field(default=())
    course: Course | None = None
    missing: tuple[str, ...] = ()

    def all_tables(self) -> Iterator[Table]:
        for section in self.sections:
            yield from section.tables
        yield from self.tables

    def findings(self) -> Iterator[Finding]:
        for section in self.sections:
            yield from section.findings

    def cells(self) -> Iterator[Cell]:
        """Every number printed, some of them more than once."""
        yield self.people
        for _, _, cell in self.counts:
            yield cell
        for finding in self.findings():
            yield finding.contributors
            yield finding.base
            for _, cell in (*finding.channels, *finding.parts, *finding.sides):
                yield cell
        for table in self.all_tables():
            if table.base is not None:
                yield table.base
            for row in table.rows:
                yield from row.cells
