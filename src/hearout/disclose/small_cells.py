"""Someone who looks for numbers of very few people among those printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hearout.disclose.material import AuditMaterial
from hearout.disclose.published import Published
from hearout.disclose.summary_shape import Summary
from hearout.disclose.verdict import SINGLING_OUT, verdict
from hearout.records.draft import Cell
from hearout.records.imports import State
from hearout.records.report import Check

__all__ = ["check"]

_DIGITS = re.compile(r"\d[\d,.]*")
_AGAIN = "Run the consultation again; do not change numbers by hand."


def check(published: Published, material: AuditMaterial) -> Check:
    """Every printed number is of enough people or hidden, is rounded, and says honestly what it tells."""
    summary = published.summary
    exact = {cell.cell: cell.exact for cell in material.evidence.cells}
    reasons = [
        *_settings(summary, material),
        *(reason for cell in summary.cells for reason in _problems(cell, exact.get(cell.id), material)),
        *_misprints(summary),
        *_facts(summary, material),
    ]
    return verdict(
        "small numbers",
        "looks for numbers of very few people",
        SINGLING_OUT,
        tried=len(summary.cells),
        reasons=reasons,
        explanation=f"No number below {material.minimum} is printed anywhere; the others are rounded to "
        f"{material.rounding}.",
    )


def _settings(summary: Summary, material: AuditMaterial) -> Iterator[str]:
    if summary.minimum < material.minimum or summary.rounding != max(1, material.rounding):
        yield f"summary.json names other settings for small numbers than the consultation has. {_AGAIN}"


def _problems(cell: Cell, exact: int | None, material: AuditMaterial) -> Iterator[str]:
    place = f"The number {cell.id!r} in summary.json"
    if exact is None:
        yield f"{place} is not in the team's evidence. {_AGAIN}"
    elif cell.value is None:
        yield from (f"{place} {problem}. {_AGAIN}" for problem in _hidden_problems(cell, exact, material))
    else:
        yield from (f"{place} {problem}. {_AGAIN}" for problem in _printed_problems(cell, cell.value, exact, material))


def _hidden_problems(cell: Cell, exact: int, material: AuditMaterial) -> Iterator[str]:
    said = [int(piece.strip(".,").replace(",", "").replace(".", "")) for piece in _DIGITS.findall(cell.shown)]
    if any(number < material.minimum for number in said) or len(said) > 1:
        yield "is hidden by a mark that prints a number"
    if not cell.low <= exact <= cell.high:
        yield "is hidden by a mark that is not true"
    if said and (exact >= said[0] or cell.high != said[0] - 1):
        yield "is hidden by a mark that is not true"
    narrow = max(cell.low, 1) > 1 or cell.high < material.minimum - 1
    if narrow and (said or exact < material.minimum):
        yield f"is hidden by a mark that tells more than 'fewer than {material.minimum}'"
    if cell.high - cell.low < max(1, material.rounding) - 1:
        yield "is hidden by a mark that tells more than a printed number would"


def _printed_problems(cell: Cell, value: int, exact: int, material: AuditMaterial) -> Iterator[str]:
    step = max(1, material.rounding)
    if cell.shown.replace(",", "") != str(value):
        yield "shows something else than its value"
    if exact < material.minimum or value <= 0:
        yield f"is of fewer than {material.minimum} people and printed"
    if value % step or 2 * abs(exact - value) > step:
        yield f"is not the exact number rounded to {step}"
    least, most = max(material.minimum, value - step // 2), value + (step - 1) // 2
    if not cell.low <= exact <= cell.high or cell.low > least or cell.high < most:
        yield "says that it tells less than it does"
    if cell.low < value - step // 2 or cell.high > value + step // 2:
        yield "says that it tells less than it does"


def _misprints(summary: Summary) -> Iterator[str]:
    """What stands in counts, findings and tables is what their cells show."""
    shown = {cell.id: cell.shown for cell in summary.cells}
    for place, id_, printed in _printed(summary):
        if id_ not in shown:
            yield f"{place} prints a number that has no cell. {_AGAIN}"
        elif not _same(shown[id_], printed):
            yield f"{place} prints another number than its cell. {_AGAIN}"
    known = {_bare(mark) for mark in shown.values()}
    for label, printed in (("of people", summary.people), *summary.channels.items()):
        if _bare(printed) not in known:
            where = "The number of people" if label == "of people" else "A channel's number"
            yield f"{where} at the head of summary.json is no protected number. {_AGAIN}"


def _printed(summary: Summary) -> Iterator[tuple[str, str, str]]:
    for finding in summary.findings():
        yield finding.place, finding.cells.contributors, finding.contributors
        yield finding.place, finding.cells.base, finding.base
        for label, printed in finding.channels.items():
            yield finding.place, _of(finding.cells.channels, label), printed
        yield from ((finding.place, id_, printed) for _, id_, printed in (*finding.parts, *finding.sides))
    for number, table in enumerate(summary.tables, 1):
        for row, (_, ids, marks) in enumerate(table.rows, 1):
            yield from ((f"Row {row} of table {number}", id_, mark) for id_, mark in zip(ids, marks, strict=True))


def _of(ids: Mapping[str, str], label: str) -> str:
    return ids.get(label, "")


def _same(one: str, other: str) -> bool:
    return _bare(one) == _bare(other)


def _bare(shown: str) -> str:
    return shown.replace(",", "").strip()


_LEFT_OUT = {
    State.LATE: ("late",),
    State.WITHDRAWN: ("withdrawn", "withdrew"),
    State.DUPLICATE: ("duplicate", "twice"),
    State.EMPTY: ("empty",),
    State.SET_ASIDE: ("set aside",),
}


def _facts(summary: Summary, material: AuditMaterial) -> Iterator[str]:
    """ "2 late" is a fact about two people."""
    for label, value in summary.facts:
        named = [state for state, words in _LEFT_OUT.items() if any(word in label.casefold() for word in words)]
        numbers = [int(piece) for piece in re.findall(r"\b\d{1,9}\b", value)]
        small = any(0 < number < material.minimum for number in numbers)
        if named and small and f"fewer than {material.minimum}" not in value.casefold():
            yield f"The method's facts print a number below {material.minimum} of what does not count. {_AGAIN}"
