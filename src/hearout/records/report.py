"""The privacy report: what someone could try, how far they got, and what was not checked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Check", "Outcome", "PrivacyReport"]


class Outcome(StrEnum):
    PASSED = "passed"
    REFUSED = "refused"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Check:
    """One attack or rule. `risk` is the heading of the EU's working party on anonymisation it belongs to
    (WP216: singling out, linkability, inference). `attempt` completes "Someone who …". `succeeded`, `tried` and
    `stops_at` are counts; `reasons` name places, for the team, when it refuses."""

    key: str
    attempt: str
    risk: str
    succeeded: int
    tried: int
    stops_at: int
    outcome: Outcome
    explanation: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrivacyReport:
    """`not_checked` are plain sentences about what this report does not cover."""

    checks: tuple[Check, ...]
    not_checked: tuple[str, ...]
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def passed(self) -> bool:
        return all(check.outcome is not Outcome.REFUSED for check in self.checks)

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(reason for check in self.checks for reason in check.reasons)
