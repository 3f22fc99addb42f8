"""Someone who finds words that were not given for quoting."""

from __future__ import annotations

from hearout.disclose.material import AuditMaterial
from hearout.disclose.published import Published
from hearout.disclose.sources import Source, sources
from hearout.disclose.verdict import LINKABILITY, verdict
from hearout.records.consultation import Consent
from hearout.records.report import Check

__all__ = ["check"]


def check(published: Published, material: AuditMaterial) -> Check:
    """Only passages whose contributor allowed quoting are quoted, and none that was taken back."""
    quotes = sources(published, material)
    return verdict(
        "consent",
        "finds words that were not given for quoting",
        LINKABILITY,
        tried=len(quotes),
        reasons=[reason for source in quotes if (reason := _problem(source, material))],
        explanation="Only those who allowed it are quoted. What was withdrawn, or given to be counted or retold, "
        "is not.",
    )


def _problem(source: Source, material: AuditMaterial) -> str:
    if source.evidence is None:
        return f"{source.place} has no known source, so nobody can have allowed it. Run the consultation again."
    if source.evidence.passage in material.withdrawn:
        return f"{source.place} was withdrawn by its contributor. Run the consultation again."
    if source.passage is None:
        return f"{source.place} has no counted source, so nobody can have allowed it. Run the consultation again."
    if source.passage.consent is not Consent.QUOTE:
        return f"{source.place} was given to be counted or retold, not quoted. Check the channel's consent column."
    return ""
