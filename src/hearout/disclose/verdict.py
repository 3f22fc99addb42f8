"""From what an attack found to a line of the privacy report."""

from __future__ import annotations

from collections.abc import Sequence

from hearout.records.report import Check, Outcome

__all__ = ["INFERENCE", "LINKABILITY", "SINGLING_OUT", "not_applicable", "verdict"]

SINGLING_OUT = "singling out"
LINKABILITY = "linkability"
INFERENCE = "inference"

_LISTED = 25


def verdict(key: str, attempt: str, risk: str, *, tried: int, reasons: Sequence[str], explanation: str) -> Check:
    """A check that stops at its first success. Equal reasons are one; a long list is cut, and says so."""
    distinct = list(dict.fromkeys(reasons))
    more = len(distinct) - _LISTED
    listed = [*distinct[:_LISTED], f"… and {more} more of the same kind."] if more > 0 else distinct
    outcome = Outcome.REFUSED if distinct else Outcome.PASSED
    return Check(key, attempt, risk, len(distinct), max(tried, len(distinct)), 1, outcome, explanation, tuple(listed))


def not_applicable(key: str, attempt: str, risk: str, *, explanation: str) -> Check:
    """A check for which there is nothing to try."""
    return Check(key, attempt, risk, 0, 0, 1, Outcome.NOT_APPLICABLE, explanation)
