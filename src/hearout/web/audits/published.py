"""The privacy report as it stands in published files: without the reasons of a refusal, which name places."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hearout.records.report import Check, Outcome, PrivacyReport

__all__ = ["report_in"]


def report_in(files: Mapping[str, bytes]) -> PrivacyReport:
    """What was published beside the summary: written with it, the files come out the same, byte for byte."""
    told = json.loads(files["privacy-report.json"])
    checks = (
        Check(
            one["key"],
            one["attempt"],
            one["risk"],
            one["succeeded"],
            one["tried"],
            one["stops_at"],
            Outcome(one["outcome"]),
            one["explanation"],
        )
        for one in told["checks"]
    )
    return PrivacyReport(tuple(checks), tuple(told["not_checked"]), tuple(told["settings"].items()))
