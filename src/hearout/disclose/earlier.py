"""Someone who compares this version with an earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hearout.disclose.cells import narrowed, ranges
from hearout.disclose.material import AuditMaterial
from hearout.disclose.published import Published
from hearout.disclose.reading import Malformed
from hearout.disclose.summary_file import read_summary
from hearout.disclose.summary_shape import Summary
from hearout.disclose.verdict import LINKABILITY, not_applicable, verdict
from hearout.records.draft import Cell
from hearout.records.report import Check

__all__ = ["check"]

_ATTEMPT = "compares this version with an earlier one"
_ENOUGH_CHANGED = 10
"""New or withdrawn contributors before tables may be printed anew (reference: differencing)."""

_WAIT = "Publish the earlier version's tables again, or wait until more contributions have changed."


def check(published: Published, material: AuditMaterial, previous: Sequence[Mapping[str, bytes]]) -> Check:
    """Between this and every earlier release: the same numbers, or so many changes that no difference tells of few."""
    if not previous and published.summary.version > 1:
        missing = "This is not the first version, but no earlier release was given. Run again with --previous for each."
        return verdict(
            "versions", _ATTEMPT, LINKABILITY, tried=1, reasons=[missing], explanation="Nothing was compared."
        )
    if not previous:
        return not_applicable("versions", _ATTEMPT, LINKABILITY, explanation="There is no earlier version.")
    reasons: list[str] = []
    tried = 0
    for number, files in enumerate(previous, 1):
        place = f"earlier release {number}"
        try:
            before = read_summary(files.get("summary.json", b""))
        except Malformed:
            reasons.append(f"The summary.json of {place} is missing or cannot be read, so nothing can be compared.")
            continue
        tried += len(_common(published.summary, before))
        reasons += _problems(published.summary, before, material, place)
    return verdict(
        "versions",
        _ATTEMPT,
        LINKABILITY,
        tried=tried,
        reasons=reasons,
        explanation=f"Tables are printed anew only when at least {_ENOUGH_CHANGED} contributors changed, and no "
        "difference between two versions tells of fewer people than a hidden number does.",
    )


def _common(now: Summary, before: Summary) -> list[tuple[Cell, Cell]]:
    known = {cell.id: cell for cell in before.cells}
    return [(cell, known[cell.id]) for cell in now.cells if cell.id in known]


def _problems(now: Summary, before: Summary, material: AuditMaterial, place: str) -> Iterator[str]:
    common = _common(now, before)
    if all(_alike(one, other) for one, other in common):
        yield from _together(now, before, place)
        return
    changed = _changed(before, material)
    if changed < _ENOUGH_CHANGED:
        yield f"Numbers differ from {place}, but {_ENOUGH_CHANGED} changed contributors are not certain. {_WAIT}"
    differ = [one.id for one, other in common if not _alike(one, other)]
    now_ranges = ranges(now.cells, now.relations, differ)
    before_ranges = ranges(before.cells, before.relations, differ)
    for cell in differ:
        if now_ranges[cell].empty or before_ranges[cell].empty:
            yield f"The number {cell!r} here or in {place} contradicts the others, so nothing can be compared."
            continue
        low = now_ranges[cell].low - before_ranges[cell].high
        high = now_ranges[cell].high - before_ranges[cell].low
        if _pinned(low, high, material.minimum):
            yield f"The number {cell!r} minus that of {place} tells of fewer than {material.minimum} people. {_WAIT}"


def _alike(one: Cell, other: Cell) -> bool:
    return (one.shown, one.low, one.high) == (other.shown, other.low, other.high)


def _changed(before: Summary, material: AuditMaterial) -> int:
    """How many contributors changed for certain: the exact number now against the closest the earlier one may be."""
    exact = next((cell.exact for cell in material.evidence.cells if cell.cell == "people"), None)
    earlier = next((cell for cell in before.cells if cell.id == "people"), None)
    if exact is None or earlier is None:
        return 0
    return max(0, exact - earlier.high, earlier.low - exact)


def _pinned(low: int, high: int, minimum: int) -> bool:
    """Whether a change between `low` and `high` is known to be small and is known better than a hidden number is."""
    return -minimum < low and high < minimum and high - low < minimum - 2


def _together(now: Summary, before: Summary, place: str) -> Iterator[str]:
    """Where nothing changed, both versions are of the same people: what each hides must stand against both."""
    cells = [*now.cells, *(cell for cell in before.cells)]
    relations = [*now.relations, *before.relations]
    for cell in narrowed(cells, relations):
        yield f"The hidden number {cell!r} can be worked out with the help of {place}. {_WAIT}"
