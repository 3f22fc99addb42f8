"""Rows of a table with a layout become contributions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from hearout.collect.choices import chosen, is_blank_choice, tick
from hearout.collect.columns import decide
from hearout.collect.consent import Allowed, ConsentReader
from hearout.collect.dates import DateOrder, Dates, date_order, is_year_last, zone_of
from hearout.collect.export import Export
from hearout.collect.grid import Grid, Row
from hearout.collect.headers import Header
from hearout.collect.known import NOBODY
from hearout.collect.layout import Choice, Layout, OpenColumn, Role, Table
from hearout.collect.natives import Natives
from hearout.collect.profile import is_address, is_plain_data, profiles
from hearout.collect.seen import columns_seen
from hearout.collect.source import SourceFile
from hearout.collect.worded import worded
from hearout.records.consultation import Channel, Consent, GuidingQuestion
from hearout.records.identified import Author, Contribution, Passage, Reading
from hearout.records.imports import Rejection, State

__all__ = ["MOST_ROWS", "read_rows"]

MOST_ROWS = 500_000
NEVER_SUBMITTED = "never submitted"

# Qualtrics' word for a response that was not finished, in the account's language.
_FALSE = "false|0|no|falsch|nein|faux|non|falso|falsa|não|onwaar|nee|falsk|falskt|偽|否|假|거짓"
UNFINISHED = frozenset(_FALSE.split("|"))

_LAST_NAME = re.compile(r"last|surname|family|nachname|de famille|apellido|cognome|sobrenome", re.I)

# LimeSurvey writes this where a survey does not store dates.
_NO_DATE_STORED = "1980-01-01 00:00:00"


def read_rows(source: SourceFile, export: Export, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Reading:
    """Everything received in an export, with the words of the questionnaires that lie beside it.

    The rows are read twice, one by one: to see what the columns hold, then for the contributions. Raises
    UnreadableSource above 500,000 rows.
    """
    export = worded(export, source.beside)
    grid = export.grid
    _refuse_answers_as_header(source, grid)
    table = Table(export.headers, profiles(_counted_rows(source, grid), grid.width))
    layout = decide(table, channel.mapping, questions, source, export.fixed, finishes=export.finishes)
    dates = _dates(export, layout, table, channel)
    reader = _RowReader(source, layout, channel, dates, Natives(table, layout, dates))
    contributions: list[Contribution] = []
    rejections: list[Rejection] = []
    for record in grid.records():
        if isinstance(record, Row):
            contributions.append(reader.contribution(record))
        else:
            rejections.append(record)
    return Reading(
        source=source.name,
        format=export.format,
        contributions=tuple(contributions),
        rejections=tuple(rejections),
        unused=(*layout.unused, *grid.unused),
        notes=(*grid.notes, *_notes_on_columns(layout, grid), *reader.notes()),
        columns=columns_seen(table, layout),
        used=layout.used,
    )


def _refuse_answers_as_header(source: SourceFile, file: Grid) -> None:
    """A first row of answers would become prompts and names of columns, which are not treated as anyone's words."""
    filled = [cell for cell in file.header if cell]
    if not filled:
        return
    if any(is_address(cell) for cell in filled) or 2 * sum(map(is_plain_data, filled)) >= len(filled):
        what = "The first row looks like answers. Put the names of the columns there."
        raise source.refuse(what, line=file.header_line)


def _counted_rows(source: SourceFile, file: Grid) -> Iterable[Row]:
    for number, record in enumerate(file.records(), start=1):
        if number > MOST_ROWS:
            raise source.refuse(f"It has more than {MOST_ROWS:,} rows. Split it into several files.", line=record.line)
        if isinstance(record, Row):
            yield record


def _dates(export: Export, layout: Layout, table: Table, channel: Channel) -> Dates:
    header = layout.first(Role.SUBMITTED)
    order = DateOrder(day_first=True)
    if header and any(is_year_last(value) for value in table.profile(header).values):
        cells = (record.cells[header.index] for record in export.grid.records() if isinstance(record, Row))
        order = date_order(cells, channel)
    return Dates(zone_of(channel), order, written_in=export.zone)


def _notes_on_columns(layout: Layout, file: Grid) -> Iterable[str]:
    twice = [name for name, count in Counter(file.header).items() if name and count > 1]
    if twice:
        yield f"Columns of the same name are told apart by a number: {', '.join(twice[:5])}."
    if not layout.open:
        yield "No column holds free text. If one does, name it under open in the channel's mapping."


class _RowReader:
    """Makes contributions of rows, and keeps count of what the team should know about them."""

    def __init__(self, source: SourceFile, layout: Layout, channel: Channel, dates: Dates, natives: Natives) -> None:
        self._source = source
        self._layout = layout
        self._channel = channel
        self._dates = dates
        self._natives = natives
        self._count: Counter[str] = Counter()
        self._read_as: Counter[Consent] = Counter()
        self._columns = {role: layout.columns(role) for role in Role}
        self._columns[Role.NAME] = _as_spoken(layout.roles.get(Role.NAME, ()))
        self._consent_column = layout.first(Role.CONSENT)
        question = self._consent_column.text or self._consent_column.name if self._consent_column else ""
        mapping = channel.mapping
        self._consents = ConsentReader(question, mapping.consent_values, channel.consent, mapping.withdrawn)

    def contribution(self, row: Row) -> Contribution:
        written = self._written(row.cells)
        received = self._received(written)
        finished = self._finished(row.cells)
        allowed = self._allowed(row.cells)
        made = Contribution(
            channel=self._channel.kind,
            source=self._source.name,
            line=row.line,
            native=self._natives.of(row.cells, written if received else ""),
            drawn=self._natives.drawn(row.cells),
            passages=tuple(_passages(row.cells, self._layout.open)),
            author=self._author(row.cells),
            received=received,
            consent=allowed.consent if finished else allowed.consent.at_most(Consent.PARAPHRASE),
            language=_language(self._cells(row.cells, Role.LANGUAGE)),
            facets=_choices(row.cells, self._layout.choices, facets=True),
            closed=_choices(row.cells, self._layout.choices, facets=False),
        )
        return self._judged(made, row, allowed, finished)

    def notes(self) -> Iterable[str]:
        """What happened to some of the rows, in numbers."""
        said = {
            "elsewhere": "responses have answers only in columns that are not used, and count as empty. "
            "Name the columns under facets, closed or open in the channel's mapping to count them.",
            "consent": "answers to the consent question were not understood and allow counting only. "
            "Say what they mean under consent_values.",
            "date": "submission dates could not be read (or lie before 1970 or after 2100); these count as undated.",
            "undated": "rows bear LimeSurvey's mark for dates that are not stored; they count as undated.",
            "unfinished": "responses were never submitted; their words are never quoted."
            if self._channel.partial == "count"
            else "responses were never submitted and are left out.",
        }
        yield from (f"{self._count[key]:,} {words}" for key, words in said.items() if self._count[key])
        yield self._consent_note()
        if not self._dates.order.sure:
            spelling = "day/month" if self._dates.order.day_first else "month/day"
            yield f"Nothing tells whether dates are day/month or month/day; they were read as {spelling}."

    def _consent_note(self) -> str:
        """What people allowed, as it was understood: too much to be left unsaid."""
        if self._consent_column is None:
            return (
                f"No column was taken for consent, so all allow what the channel says: {self._channel.consent.value}. "
                "Name the column under mapping if there is one."
            )
        levels = ", ".join(f"{level.value} {self._read_as[level]:,}" for level in Consent if self._read_as[level])
        return (
            f"Consent was read as: {levels or 'none'}. If that is not what people chose, say it under consent_values."
        )

    def _judged(self, made: Contribution, row: Row, allowed: Allowed, finished: bool) -> Contribution:
        if not finished:
            self._count["unfinished"] += 1
        if allowed.refused:
            why = "asked that the answers are not used"
            return replace(made, state=State.WITHDRAWN, why=why, passages=(), facets={}, closed={})
        if not made.passages and not self._answered(row.cells):
            return replace(made, state=State.EMPTY, why="no answers")
        if not finished and self._channel.partial == "leave_out":
            return replace(made, state=State.WITHDRAWN, why=NEVER_SUBMITTED)
        if not (made.passages or made.facets or made.closed):
            self._count["elsewhere"] += 1
            return replace(made, state=State.EMPTY, why="answers only in columns that are not used")
        return made

    def _answered(self, cells: Sequence[str]) -> bool:
        boxes = self._layout.boxes
        return any(
            bool(tick(cells[index], "")) if index in boxes else not is_blank_choice(cells[index])
            for index in self._layout.answers
        )

    def _cells(self, cells: Sequence[str], role: Role) -> list[str]:
        return [cell for index in self._columns[role] if (cell := cells[index].strip())]

    def _allowed(self, cells: Sequence[str]) -> Allowed:
        if self._consent_column is None:
            return Allowed(self._channel.consent)
        allowed = self._consents.read(cells[self._consent_column.index])
        self._count["consent"] += not allowed.understood
        self._read_as[allowed.consent] += not allowed.refused
        return allowed

    def _finished(self, cells: Sequence[str]) -> bool:
        if not self._layout.finishes:
            return True
        said = self._cells(cells, Role.FINISHED)
        if said:
            return said[0].casefold() not in UNFINISHED
        return any(self._cells(cells, Role.SUBMITTED))

    def _written(self, cells: Sequence[str]) -> str:
        """The cell with the time of submission, or of the last change; empty where there is none."""
        return next(iter(self._cells(cells, Role.SUBMITTED) or self._cells(cells, Role.CHANGED)), "")

    def _received(self, written: str) -> datetime | None:
        if not written:
            return None
        if written == _NO_DATE_STORED:
            self._count["undated"] += 1
            return None
        received = self._dates.read(written)
        self._count["date"] += received is None
        return received

    def _author(self, cells: Sequence[str]) -> Author:
        names = (cell for cell in self._cells(cells, Role.NAME) if cell.casefold() not in NOBODY)
        addresses = (cell for cell in self._cells(cells, Role.EMAIL) if is_address(cell))
        return Author(
            name=" ".join(names),
            email=next(addresses, ""),
            verified=self._channel.verified or bool(self._cells(cells, Role.TOKEN)),
        )


def _as_spoken(names: Sequence[Header]) -> tuple[int, ...]:
    """First names before last names, whatever the order of the columns: so a roster has them."""
    return tuple(header.index for header in sorted(names, key=lambda header: bool(_LAST_NAME.search(header.name))))


def _passages(cells: Sequence[str], columns: Sequence[OpenColumn]) -> Iterable[Passage]:
    for column in columns:
        if text := cells[column.header.index].strip():
            yield Passage(text, question=column.question, prompt=column.prompt)


def _language(cells: Sequence[str]) -> str:
    """Of "de-informal" and "DE", "de"."""
    code = cells[0].replace("_", "-").partition("-")[0].lower() if cells else ""
    return code if len(code) in (2, 3) and code.isalpha() else ""


def _choices(cells: Sequence[str], choices: Sequence[Choice], *, facets: bool) -> dict[str, tuple[str, ...]]:
    made = {choice.key: _answers(cells, choice) for choice in choices if choice.facet is facets}
    return {key: answers for key, answers in made.items() if answers}


def _answers(cells: Sequence[str], choice: Choice) -> tuple[str, ...]:
    if not choice.boxes:
        return chosen(cells[choice.headers[0].index], choice.separator)
    return tuple(answer for header in choice.headers if (answer := _boxed(cells[header.index], header)))


def _boxed(cell: str, header: Header) -> str:
    """A ticked box is its label, a filled "other" field is Other, a row of a matrix is "row: answer"."""
    label = header.part or header.name
    ticked = tick(cell, label)
    if ticked is not None:
        return label if ticked else ""
    if header.beside or label.casefold().endswith("comment"):
        return ""
    return "Other" if label.casefold() in {"other", "_other"} else f"{label}: {cell.strip()}"
