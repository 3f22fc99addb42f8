"""CSV files of the team's own: forgiving about BOM, delimiter and the case of headers, exact about lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hearout.errors import UnreadableSource
from hearout.likely import nearest
from hearout.spreadsheets import looks_like_formula

__all__ = ["Line", "headers_of", "lines_of"]

LONGEST_CELL = 100_000  # characters; below what the csv module takes in whatever state it is
DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: `number` is where it begins in the file; cells are asked for by header, "" where there is none."""

    number: int
    cells: dict[str, str] = field(repr=False)

    def __getitem__(self, header: str) -> str:
        return self.cells.get(header, "")


def lines_of(text: str, source: str, needed: Sequence[str], known: Sequence[str]) -> Iterator[Line]:
    """Every row of `text` with something in it; `source` is the file's name. `needed` headers must be there, other
    columns than `known` are passed over.

    Raises UnreadableSource with the line where a row has more cells than there are headers, or is no CSV.
    """
    rows = _rows(source, text)
    headers = _headers(rows)
    _require(source, headers, needed, known)
    for number, cells in rows:
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise UnreadableSource(source, "a cell is longer than 100,000 characters. Is a quote missing?", line=number)
        if any(cell.strip() for cell in cells[len(headers) :]):
            raise UnreadableSource(
                source, "more cells than headers. Put quotes around a cell that holds the separator.", line=number
            )
        if any(cell.strip() for cell in cells):
            yield Line(number, {h: _plain(cell) for h, cell in zip(headers, cells, strict=False) if h in known})


def headers_of(text: str, source: str) -> tuple[str, ...]:
    """The headers in the first line, in small letters."""
    return tuple(_headers(_rows(source, text)))


def _headers(rows: Iterator[tuple[int, list[str]]]) -> list[str]:
    _, first = next(rows, (0, []))
    return [header.strip().casefold() for header in first]


def _require(source: str, headers: Sequence[str], needed: Sequence[str], known: Sequence[str]) -> None:
    double = next((header for header in known if headers.count(header) > 1), None)
    if double is not None:
        raise UnreadableSource(source, f'two columns are called "{double}". Keep one.', line=1)
    for header in needed:
        if header not in headers:
            found = nearest(header, [one for one in headers if one and one.isprintable()])
            wanted = f"The first line is {','.join(known)}."
            raise UnreadableSource(source, f'there is no column "{header}".{found} {wanted}', line=1)


def _rows(source: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line each begins at."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise UnreadableSource(source, "this is no CSV. Is a quote missing?", line=begins) from None


def _delimiter(text: str) -> str:
    first = io.StringIO(text[:LONGEST_CELL], newline=None).readline()
    return max(DELIMITERS, key=first.count)


def _plain(cell: str) -> str:
    """Without the apostrophe that `guarded` put before it."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and looks_like_formula(cell) else cell
