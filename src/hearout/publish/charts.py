"""Charts as shapes: widths come from printed numbers only, so that a picture never says more than the page."""

from __future__ import annotations

from dataclasses import dataclass

from hearout.records.draft import Cell, Finding, Table

__all__ = ["Bar", "bars", "tally"]

_FULL = 96
_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """`share` is that of the base, where there is one. `width` is a per cent of the plot; both are empty where the
    number is hidden: nothing may be drawn there."""

    label: str
    shown: str
    share: str
    width: str


def bars(table: Table) -> list[Bar]:
    """One bar a row for the first column, on one scale that starts at zero; the base is not drawn."""
    drawn = [(row.label, row.cells[0]) for row in table.rows if not _is_base(row.cells[0], table)]
    largest = max((cell.value or 0 for _, cell in drawn), default=0)
    return [Bar(label, cell.shown, _share(cell, table), _width(cell, largest)) for label, cell in drawn]


def _is_base(cell: Cell, table: Table) -> bool:
    return table.base is not None and cell.id == table.base.id


def _share(cell: Cell, table: Table) -> str:
    """The per cent that the two printed numbers give."""
    if cell.value is None or table.base is None or not table.base.value:
        return ""
    return f"{min(100, round(100 * cell.value / table.base.value))} %"


def _width(cell: Cell, largest: int) -> str:
    if cell.value is None or not largest:
        return ""
    return f"{_FULL * cell.value / largest:.1f}%"


def tally(finding: Finding) -> list[tuple[str, bool]]:
    """Ten marks, filled for each tenth of the base: (x in per cent, filled). Empty where a number is hidden."""
    part, whole = finding.contributors.value, finding.base.value
    if part is None or not whole:
        return []
    filled = min(_TENTHS, max(1, round(_TENTHS * part / whole)))
    return [(f"{100 * place // _TENTHS}%", place < filled) for place in range(_TENTHS)]
