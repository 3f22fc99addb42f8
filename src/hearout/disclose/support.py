"""Someone who takes a finding for the words of very few people."""

from __future__ import annotations

from hearout.disclose.material import AuditMaterial
from hearout.disclose.published import Published
from hearout.disclose.sources import evidence_of
from hearout.disclose.summary_shape import PublishedFinding
from hearout.disclose.verdict import SINGLING_OUT, verdict
from hearout.records.report import Check

__all__ = ["check"]


def check(published: Published, material: AuditMaterial) -> Check:
    """Count again, from the passages up, the people each finding rests on."""
    findings = list(published.summary.findings())
    return verdict(
        "support",
        "takes a finding for the words of very few people",
        SINGLING_OUT,
        tried=len(findings),
        reasons=[reason for finding in findings for reason in _problems(finding, published, material)],
        explanation=f"Every finding rests on what at least {material.k} people said, counted again from the passages.",
    )


def _problems(finding: PublishedFinding, published: Published, material: AuditMaterial) -> list[str]:
    people = _people(finding, material)
    reasons = []
    if people < material.k:
        reasons.append(
            f"{finding.place} rests on {people} contributor{'' if people == 1 else 's'}; at least {material.k} are "
            "needed. Merge it with another theme or set it aside in decisions/themes.csv."
        )
    cell = next((cell for cell in published.summary.cells if cell.id == finding.cells.contributors), None)
    if cell is not None and not cell.low <= people <= cell.high:
        reasons.append(f"{finding.place} prints another number of people than its passages have. Run it again.")
    return reasons


def _people(finding: PublishedFinding, material: AuditMaterial) -> int:
    evidence = evidence_of(material).get(finding.id)
    passages = evidence.passages if evidence else ()
    return len({material.passages[passage].contributor for passage in passages if passage in material.passages})
