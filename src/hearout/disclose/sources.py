"""Where each printed quote comes from, by the team's evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearout.disclose.material import AuditMaterial, RawPassage, digest, place_of
from hearout.disclose.published import Published
from hearout.disclose.summary_shape import PublishedFinding
from hearout.records.evidence import FindingEvidence, QuoteEvidence

__all__ = ["Source", "evidence_of", "sources"]


@dataclass(frozen=True, slots=True)
class Source:
    """A printed quote. `evidence` is None where nothing of the finding's evidence has these words, `passage` where
    the evidence points at nothing that is counted."""

    place: str
    finding: PublishedFinding = field(repr=False)
    text: str = field(repr=False)
    evidence: QuoteEvidence | None
    passage: RawPassage | None


def evidence_of(material: AuditMaterial) -> Mapping[str, FindingEvidence]:
    return {finding.finding: finding for finding in material.evidence.findings}


def sources(published: Published, material: AuditMaterial) -> list[Source]:
    """Every printed quote with the place it was taken from. Each place answers for one quote."""
    known = evidence_of(material)
    found: list[Source] = []
    for finding in published.summary.findings():
        free = list(known[finding.id].quotes) if finding.id in known else []
        for number, quote in enumerate(finding.quotes, 1):
            evidence = next((one for one in free if material.quotes.get(place_of(one)) == digest(quote)), None)
            if evidence is not None:
                free.remove(evidence)
            passage = material.passages.get(evidence.passage) if evidence else None
            place = f"Quote {number} of {finding.place[:1].lower()}{finding.place[1:]}"
            found.append(Source(place, finding, quote, evidence, passage))
    return found
