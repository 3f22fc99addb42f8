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

__all__ = ["FindingPlace", "TakenBack", "lost_findings", "places_of", "quoted_in", "retold_in", "taken_back_from"]

TAKEN_BACK = frozenset({State.WITHDRAWN.value, State.SET_ASIDE.value})


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """Where a finding stands in the summary: its number in all of it and its question, as the report's reasons say."""

    finding: str
    theme: str
    number: int
    question: str

    @property
    def place(self) -> str:
        """As `hearout.disclose` names it."""
        return f"Finding {self.number} under '{self.question}'"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Passages (ids) whose words may be quoted no more, and those that may not even be retold."""

    quotes: frozenset[str]
    retold: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.quotes or self.retold)


def places_of(draft: Draft) -> tuple[FindingPlace, ...]:
    """All findings, in the order in which they stand."""
    all_of_them = ((section, finding) for section in draft.sections for finding in section.findings)
    return tuple(
        FindingPlace(finding.id, finding.theme, number, section.title)
        for number, (section, finding) in enumerate(all_of_them, 1)
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
    return _contributions(consultation, [quote.passage for one in evidence.findings for quote in one.quotes])


def retold_in(consultation: Consultation, evidence: Evidence) -> Mapping[str, str]:
    """The same of each passage that the team told in its own words."""
    return _contributions(consultation, [passage for one in evidence.findings for passage in one.paraphrases])


def taken_back_from(candidate: Candidate) -> TakenBack:
    """What may be repeated no more: it was taken back or set aside, or is no longer given for that. What is merely not
    there at the moment, as its file is read anew, was not taken back."""
    named = {*candidate.quoted.values(), *candidate.retold.values()}
    rows = Contribution.objects.filter(consultation=candidate.consultation_id, ident__in=named)
    given = {
        ident: Consent(consent) if state not in TAKEN_BACK else None
        for ident, state, consent in rows.values_list("ident", "state", "consent")
    }
    return TakenBack(
        _no_longer_given(candidate.quoted, given, Consent.QUOTE),
        _no_longer_given(candidate.retold, given, Consent.PARAPHRASE),
    )


def _no_longer_given(
    passages: Mapping[str, str], given: Mapping[str, Consent | None], wanted: Consent
) -> frozenset[str]:
    """Those of the passages whose contribution is not given for `wanted`."""
    asked = ((passage, given[contribution]) for passage, contribution in passages.items() if contribution in given)
    return frozenset(passage for passage, consent in asked if consent is None or not consent.allows(wanted))


def _contributions(consultation: Consultation, passages: list[str]) -> Mapping[str, str]:
    rows = Passage.objects.filter(consultation=consultation, ident__in=passages)
    return dict(rows.values_list("ident", "contribution"))
