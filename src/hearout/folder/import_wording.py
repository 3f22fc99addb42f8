"""What became of a file, in sentences for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearout.records.imports import ImportReport

__all__ = ["report_in_words"]

SHOWN = 20  # rejections, and parts that were not used, of one file
IN_FULL = "listed in team/imports.json after a run"


def report_in_words(report: ImportReport) -> Iterator[str]:
    """One file's sums in one line, and its remarks below."""
    yield f"{report.file} ({report.format}): {report.received:,} received: {_sums(report)}"
    for rejection in report.rejected[:SHOWN]:
        yield f"  line {rejection.line}: {rejection.reason}"
    if len(report.rejected) > SHOWN:
        yield f"  and {len(report.rejected) - SHOWN:,} more rejections, {IN_FULL}"
    for note in report.notes:
        yield f"  {note}"
    for what, named in (("used", report.used), ("not used", report.unused)):
        if named:
            yield _some(what, named)


def _sums(report: ImportReport) -> str:
    sums = (
        ("counted", report.counted),
        ("duplicates", report.duplicates),
        ("late", report.late),
        ("empty", report.empty),
        ("withdrawn", report.withdrawn),
        ("rejected", len(report.rejected)),
    )
    return ", ".join(f"{number:,} {what}" for what, number in sums if number or what == "counted")


def _some(what: str, named: Sequence[str]) -> str:
    rest = len(named) - SHOWN
    more = f", and {rest:,} more, {IN_FULL}" if rest > 0 else ""
    return f"  {what}: {', '.join(named[:SHOWN])}{more}"
