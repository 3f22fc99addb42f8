"""The protected tables of a summary for those who count on: CSV in long form, and a codebook. Nothing is in them that
is not in summary.json, which the audit passed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from hearout.errors import BadInput
from hearout.spreadsheets import table

__all__ = ["tables"]

COLUMNS = {
    "table": "which table the number is from; its caption and note stand below",
    "question": "key of the guiding question that the table belongs to; empty: none",
    "row": "what the row is about: an answer, a subject, a channel",
    "column": "which of the table's columns the number stands in",
    "shown": "the number as it is printed, or what stands in its place",
    "number": "the number to count on with; empty where none is printed",
    "at_least": "the smallest number of people that it may stand for",
    "at_most": "the largest number of people that it may stand for",
}
COUNTS = "counts"


class _Cell(msgspec.Struct):
    id: str
    shown: str
    low: int
    high: int
    value: int | None


class _Row(msgspec.Struct):
    label: str
    cells: list[str]
    shown: list[str]
    beside: str = ""


class _Table(msgspec.Struct):
    id: str
    question: str
    caption: str
    note: str
    columns: list[str]
    rows: list[_Row]
    joined: str = ""
    beside: str = ""


class _Counts(msgspec.Struct):
    people: str
    channels: dict[str, str]


class _Summary(msgspec.Struct):
    title: str
    version: int
    dated: str | None
    minimum: int
    rounding: int
    counts: _Counts
    tables: list[_Table]
    cells: list[_Cell]


def tables(summary_json: bytes) -> Mapping[str, bytes]:
    """tables.csv and codebook.txt by name, made from a released summary.json alone. The same bytes every time.

    Raises BadInput where `summary_json` is none of ours.
    """
    try:
        summary = msgspec.json.decode(summary_json, type=_Summary)
        rows = [*_counts(summary.counts), *_rows(summary)]
    except (msgspec.MsgspecError, UnicodeDecodeError, LookupError):
        raise BadInput("This is no summary.json of a release, so there are no tables to take from it.") from None
    return {"tables.csv": table(tuple(COLUMNS), rows), "codebook.txt": _codebook(summary).encode("utf-8")}


def _counts(counts: _Counts) -> Iterator[tuple[str, ...]]:
    for label, shown in (("People", counts.people), *counts.channels.items()):
        yield COUNTS, "", label, "People", shown, _number(shown), "", ""


def _number(shown: str) -> str:
    bare = shown.replace(",", "")
    return bare if bare.isdecimal() else ""


def _rows(summary: _Summary) -> Iterator[tuple[str, ...]]:
    cells = {cell.id: cell for cell in summary.cells}
    for one in summary.tables:
        for row in one.rows:
            for column, id_ in zip(one.columns, row.cells, strict=False):
                cell = cells[id_]
                number = "" if cell.value is None else str(cell.value)
                yield one.id, one.question, row.label, column, cell.shown, number, str(cell.low), str(cell.high)
            if one.beside and row.beside:
                yield one.id, one.question, row.label, one.beside, row.beside, "", "", ""


def _codebook(summary: _Summary) -> str:
    lines = [f"{summary.title}: codebook of tables.csv", _version(summary), "", "Columns", ""]
    lines += [f"{name}: {meaning}" for name, meaning in COLUMNS.items()]
    lines += ["", "Numbers", "", *_meaning(summary), "", "Tables", ""]
    lines.append(f"{COUNTS}: everyone who took part, and through which channel. One person may have used several.")
    for one in summary.tables:
        lines.append(" ".join(filter(None, (f"{one.id}: {one.caption}.", _sentence(one.note), one.joined))))
    return "\n".join((*lines, ""))


def _version(summary: _Summary) -> str:
    return f"Version {summary.version}{f', {summary.dated}' if summary.dated else ''}"


def _meaning(summary: _Summary) -> Iterator[str]:
    yield "All numbers are of people, not of contributions."
    if summary.rounding > 1:
        yield f"They are rounded to the nearest {summary.rounding}, so that sums may differ from their parts."
    yield f"fewer than {summary.minimum}: too few people to be shown. It is not known to be 0."
    yield "withheld: kept back, because a small number could be worked out from it."
    yield "the rest: what the whole leaves beside a small number; it tells no more than these two."


def _sentence(note: str) -> str:
    return f"{note.rstrip('.')}." if note else ""
