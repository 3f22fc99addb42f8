"""The privacy report in words: what someone could try and how far they got."""

from __future__ import annotations

from collections.abc import Mapping

from hearout.records.report import Check, Outcome, PrivacyReport

__all__ = ["by_risk", "how_far", "result", "risk_meaning", "state", "stops", "verdict"]

_RISKS: Mapping[str, str] = {
    "singling out": "Could somebody pick out one person's part?",
    "linkability": "Could somebody connect what one person said in two places?",
    "inference": "Could somebody work out something about a person that is not printed?",
}
_RESULTS = {Outcome.PASSED: "Passed", Outcome.REFUSED: "Refused", Outcome.NOT_APPLICABLE: "Does not apply"}
_STATES = {Outcome.PASSED: "open", Outcome.REFUSED: "ended", Outcome.NOT_APPLICABLE: ""}


def by_risk(report: PrivacyReport) -> list[tuple[str, list[Check]]]:
    """The checks under their risk, the risks in the order of the European working party's opinion."""
    named = [*_RISKS, *dict.fromkeys(check.risk for check in report.checks if check.risk not in _RISKS)]
    grouped = [(risk, [check for check in report.checks if check.risk == risk]) for risk in named]
    return [(risk, checks) for risk, checks in grouped if checks]


def risk_meaning(risk: str) -> str:
    return _RISKS.get(risk, "")


def how_far(check: Check) -> str:
    """ "0 of 18", or that there was nothing to try it on."""
    if check.outcome is Outcome.NOT_APPLICABLE or not check.tried:
        return "nothing to try"
    return f"{check.succeeded:,} of {check.tried:,}"


def stops(check: Check) -> str:
    return "–" if check.outcome is Outcome.NOT_APPLICABLE else f"{check.stops_at:,}"


def result(check: Check) -> str:
    return _RESULTS[check.outcome]


def state(check: Check) -> str:
    return _STATES[check.outcome]


def verdict(report: PrivacyReport) -> str:
    """What the report comes to, in one sentence that promises no more than was tried."""
    tried = [check for check in report.checks if check.outcome is not Outcome.NOT_APPLICABLE]
    refused = [check for check in tried if check.outcome is Outcome.REFUSED]
    if refused:
        return f"{len(refused)} of {len(tried)} attempts got too far. The summary must not be published like this."
    return (
        f"We tried {len(tried)} ways to find out more than the summary says. None got as far as the point at which we "
        "would not have published."
    )
