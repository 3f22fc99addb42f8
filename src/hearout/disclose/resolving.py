"""Someone who asks whether anybody said this: every finding and quote resolves to what was received."""

from __future__ import annotations

from collections.abc import Iterator

from hearout.disclose.material import AuditMaterial
from hearout.disclose.published import Published
from hearout.disclose.sources import evidence_of, sources
from hearout.disclose.summary_shape import PublishedFinding
from hearout.disclose.verdict import INFERENCE, verdict
from hearout.records.evidence import FindingEvidence
from hearout.records.report import Check

__all__ = ["check"]

_NAMED = 3


def check(published: Published, material: AuditMaterial) -> Check:
    """Findings have evidence, passages exist, quotes are word for word the safe text of their place."""
    findings = list(published.summary.findings())
    quotes = sources(published, material)
    return verdict(
        "evidence",
        "asks whether anybody said this",
        INFERENCE,
        tried=len(findings) + len(quotes),
        reasons=[*_of_findings(findings, material), *_of_quotes(published, material)],
        explanation="The team can follow every finding and every quote back to the words it rests on.",
    )


def _of_findings(findings: list[PublishedFinding], material: AuditMaterial) -> Iterator[str]:
    known = evidence_of(material)
    for finding in findings:
        evidence = known.get(finding.id)
        if evidence is None or not evidence.passages:
            yield f"{finding.place} has no evidence. Run the consultation again; do not write findings by hand."
        elif lost := _lost(evidence, material):
            yield (
                f"{finding.place} rests on passages that were not received or do not count ({lost}). Run it again; "
                "where people named them, look at the finding again and take them off the list in "
                "decisions/themes.csv."
            )
    printed = {finding.id for finding in findings}
    if any(finding not in printed for finding in known):
        yield "The team's evidence has findings that are not in the summary. Run the consultation again."


def _lost(evidence: FindingEvidence, material: AuditMaterial) -> str:
    """The first passages that are not there, by id; empty where all are."""
    lost = [passage for passage in evidence.passages if passage not in material.passages]
    more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
    return ", ".join(lost[:_NAMED]) + more


def _of_quotes(published: Published, material: AuditMaterial) -> Iterator[str]:
    for source in sources(published, material):
        if source.evidence is None:
            yield f"{source.place} is in no evidence word for word. Run it again; do not add quotes by hand."
        elif source.passage is None:
            yield f"{source.place} comes from a passage that was not received or does not count. Run it again."
        elif not 0 <= source.evidence.start < source.evidence.end:
            yield f"{source.place} points at no place in its passage. Run the consultation again."
