"""Someone who works out hidden cells from the totals."""

from __future__ import annotations

from hearout.disclose.cells import contradictory, narrowed
from hearout.disclose.material import AuditMaterial
from hearout.disclose.published import Published
from hearout.disclose.summary_shape import Summary
from hearout.disclose.verdict import INFERENCE, verdict
from hearout.records.report import Check

__all__ = ["check"]


def check(published: Published, _: AuditMaterial) -> Check:
    """No hidden cell can be pinned down more closely than its mark does, by everything printed together."""
    summary = published.summary
    hidden = [cell for cell in summary.cells if cell.hidden]
    return verdict(
        "hidden cells",
        "works out hidden cells from the totals",
        INFERENCE,
        tried=len(hidden),
        reasons=[
            *_contradictions(summary),
            *(
                f"The hidden number {cell!r} can be worked out from the others more closely than its mark says. Join "
                "it with another answer, or raise the smallest number shown."
                for cell in narrowed(summary.cells, summary.relations)
            ),
        ],
        explanation="For every hidden number, the smallest and largest value that fit everything printed were worked "
        "out by integer programming; none is closer than its mark.",
    )


def _contradictions(summary: Summary) -> list[str]:
    """Numbers that cannot all be true tell a reader nothing for certain, and us neither."""
    if not contradictory(summary.cells, summary.relations):
        return []
    return [
        "The numbers in summary.json contradict each other. Run the consultation again; do not change them by hand."
    ]
