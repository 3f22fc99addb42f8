"""team/audit.json: the privacy report in full, with what is needed to run the audit again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from hearout.disclose import AuditMaterial
from hearout.folder.plain_json import Plain, as_json
from hearout.records.report import Check, PrivacyReport

__all__ = ["audit_file"]


def audit_file(report: PrivacyReport, material: AuditMaterial) -> bytes:
    """The report has its reasons here, which the public one has not."""
    return as_json({"report": _report(report), "material": cast("Plain", json.loads(material.to_json()))})


def _report(report: PrivacyReport) -> Mapping[str, Plain]:
    return {
        "passed": report.passed,
        "checks": [_check(check) for check in report.checks],
        "not_checked": list(report.not_checked),
        "settings": [list(setting) for setting in report.settings],
    }


def _check(check: Check) -> Mapping[str, Plain]:
    return {
        "key": check.key,
        "attempt": check.attempt,
        "risk": check.risk,
        "succeeded": check.succeeded,
        "tried": check.tried,
        "stops_at": check.stops_at,
        "outcome": check.outcome.value,
        "explanation": check.explanation,
        "reasons": list(check.reasons),
    }
