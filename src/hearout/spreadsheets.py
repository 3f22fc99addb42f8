"""Cells of tables that people open in a spreadsheet: none of them is taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

__all__ = ["guarded", "looks_like_formula", "table"]

FORMULA = re.compile(r"'*[=+\-@\t\r]")


def looks_like_formula(cell: str) -> bool:
    """Whether a spreadsheet might run it, or would but for apostrophes before it."""
    return FORMULA.match(cell) is not None


def guarded(cell: str) -> str:
    """A cell that spreadsheets do not take for a formula: an apostrophe stands before it."""
    return f"'{cell}" if looks_like_formula(cell) else cell


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as CSV (UTF-8) that spreadsheets open without running anything in it."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(head)
    lines.writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8", "replace")
