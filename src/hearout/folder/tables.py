"""Reading the team's own CSV files: forgiving about BOM, delimiter and the case of headers, exact about lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hearout.errors import FolderError, UnreadableSource
from hearout.folder.values import nearest
from hearout.spreadsheets import looks_like_formula

__all__ = ["Line", "read_lines", "read_text"]

LARGEST = 50_000_000  # bytes
LONGEST_CELL = 100_000  # characters; below what the csv module takes in whatever state it is
DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: `number` is where it begins in the file; cells are asked for by header, "" where there is none."""

    number: int
    cells: dict[str, str] = field(repr=False)

    def __getitem__(self, header: str) -> str:
        return self.cells.get(header, "")


def read_text(path: Path) -> str:
    """The text of a file of the team's. Raises FolderError when it cannot be read, is too large or is not UTF-8."""
    try:
        if path.stat().st_size > LARGEST:
            raise FolderError(f"{path} is larger than 50 MB. It is a list of the team's own, not of contributions.")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FolderError(f"There is no {path}.") from None
    except OSError as error:
        raise FolderError(f"{path} cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        raise FolderError(f"{path} is not UTF-8 (byte {error.start + 1}). Save it as CSV UTF-8.") from None


def read_lines(path: Path, needed: Sequence[str], known: Sequence[str]) -> Iterator[Line]:
    """Every row with something in it. `needed` headers must be there, other columns than `known` are passed over.

    Raises UnreadableSource with the line where a row has more cells than there are headers, or is no CSV.
    """
    text = read_text(path)
    rows = _rows(path, text)
    _, first = next(rows, (0, []))
    headers = [header.strip().casefold() for header in first]
    _require(path, headers, needed, known)
    for number, cells in rows:
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise UnreadableSource(
                str(path), "a cell is longer than 100,000 characters. Is a quote missing?", line=number
            )
        if any(cell.strip() for cell in cells[len(headers) :]):
            raise UnreadableSource(
                str(path), "more cells than headers. Put quotes around a cell that holds the separator.", line=number
            )
        if any(cell.strip() for cell in cells):
            yield Line(number, {h: _plain(cell) for h, cell in zip(headers, cells, strict=False) if h in known})


def _require(path: Path, headers: Sequence[str], needed: Sequence[str], known: Sequence[str]) -> None:
    double = next((header for header in known if headers.count(header) > 1), None)
    if double is not None:
        raise UnreadableSource(str(path), f'two columns are called "{double}". Keep one.', line=1)
    for header in needed:
        if header not in headers:
            found = nearest(header, [one for one in headers if one])
            wanted = f"The first line is {','.join(known)}."
            raise UnreadableSource(str(path), f'there is no column "{header}".{found} {wanted}', line=1)


def _rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line each begins at."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise UnreadableSource(str(path), "this is no CSV. Is a quote missing?", line=begins) from None


def _delimiter(text: str) -> str:
    first = next(iter(text.splitlines()), "")
    return max(DELIMITERS, key=first.count)


def _plain(cell: str) -> str:
    """Without the apostrophe that `guarded` put before it."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and looks_like_formula(cell) else cell
