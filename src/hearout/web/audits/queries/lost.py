"""Which findings rest on words that are no longer there, and which quotes may no longer be repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hearout.records.consultation import Consent
from hearout.records.draft import Draft
from hearout.records.evidence import Evidence
from hearout.records.imports import State
from hearout.web.audits.models import Candidate
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Contribution, Passage

__all__ = ["FindingPlace", "lost_findings", "places_of", "quoted_in", "taken_back_from"]

TAKEN_BACK = frozenset({State.WITHDRAWN.value, State.SET_ASIDE.value})


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """Where a finding stands in the summary: its number under its question, as the report's reasons say it."""

    finding: str
    theme: str
    number: int
    question: str

    @property
    def place(self) -> str:
        """As `hearout.disclose` names it."""
        return f"Finding {self.number} under '{self.question}'"


def places_of(draft: Draft) -> tuple[FindingPlace, ...]:
    """All findings, in the order in which they stand."""
    return tuple(
        FindingPlace(finding.id, finding.theme, number, section.title)
        for section in draft.sections
        for number, finding in enumerate(section.findings, 1)
    )


def lost_findings(consultation: Consultation, draft: Draft, evidence: Evidence) -> tuple[FindingPlace, ...]:
    """Findings that rest on a passage which is not there any more, or does not count."""
    counted = Contribution.objects.filter(consultation=consultation, state=State.COUNTED.value).values("ident")
    of_it = Passage.objects.filter(consultation=consultation, contribution__in=counted)
    here = frozenset(of_it.values_list("ident", flat=True))
    lost = {one.finding for one in evidence.findings if not here.issuperset(one.passages)}
    return tuple(place for place in places_of(draft) if place.finding in lost)


def quoted_in(consultation: Consultation, evidence: Evidence) -> Mapping[str, str]:
    """Of each passage whose words stand beside a finding, the contribution that it is of."""
    quoted = [quote.passage for finding in evidence.findings for quote in finding.quotes]
    return dict(
        Passage.objects.filter(consultation=consultation, ident__in=quoted).values_list("ident", "contribution")
    )


def taken_back_from(candidate: Candidate) -> frozenset[str]:
    """Those of the quoted passages that may be repeated no more: they were taken back or set aside, or are no longer
    given to be quoted. What is merely not there at the moment, as its file is read anew, was not taken back."""
    rows = Contribution.objects.filter(
        consultation=candidate.consultation_id, ident__in=set(candidate.quoted.values())
    ).values_list("ident", "state", "consent")
    refused = {
        ident for ident, state, consent in rows if state in TAKEN_BACK or not Consent(consent).allows(Consent.QUOTE)
    }
    return frozenset(passage for passage, contribution in candidate.quoted.items() if contribution in refused)
