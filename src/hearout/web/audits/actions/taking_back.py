"""Taking words out of what was audited and published, in the transaction in which somebody takes them back.

They leave at once, from the served files too. Everything else stays as it was published: numbers and sentences of a
release are the next version's to change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from hearout import publish
from hearout.records.draft import Finding
from hearout.records.evidence import FindingEvidence
from hearout.web.audits.models import Candidate
from hearout.web.audits.published import report_in
from hearout.web.audits.queries.lost import TakenBack, lost_findings, taken_back_from
from hearout.web.consultations.models import Consultation
from hearout.web.releases.actions import take_words_out

__all__ = ["take_back"]

Said = TypeVar("Said")


@transaction.atomic
def take_back(consultation: Consultation, *, now: datetime) -> None:
    """Let no candidate and no release repeat what may be repeated no more."""
    for candidate in Candidate.objects.filter(consultation=consultation):
        gone = taken_back_from(candidate)
        if candidate.release is not None:
            if gone:
                _take_out(candidate, gone, now=now)
        elif gone or (candidate.digest and lost_findings(consultation, candidate.draft, candidate.evidence)):
            _drop(candidate, gone, now=now)


def _take_out(candidate: Candidate, gone: TakenBack, *, now: datetime) -> None:
    """Write what was published once more, without those words."""
    before = candidate.files
    _without_words(candidate, gone, now=now)
    candidate.files = {**before, **publish.publish(candidate.draft, report_in(before))}
    candidate.save()
    assert candidate.release is not None
    take_words_out(candidate.release, candidate.files, now=now)


def _drop(candidate: Candidate, gone: TakenBack, *, now: datetime) -> None:
    """What was not published cannot be any more, and is kept no longer."""
    _without_words(candidate, gone, now=now)
    candidate.files, candidate.digest = {}, ""
    candidate.save()


def _without_words(candidate: Candidate, gone: TakenBack, *, now: datetime) -> None:
    draft, evidence = candidate.draft, candidate.evidence
    of_finding = {one.finding: one for one in evidence.findings}
    sections = tuple(
        replace(one, findings=tuple(_bare(finding, of_finding.get(finding.id), gone) for finding in one.findings))
        for one in draft.sections
    )
    candidate.draft = replace(draft, sections=sections)
    candidate.evidence = replace(evidence, findings=tuple(_bare_evidence(one, gone) for one in evidence.findings))
    candidate.quoted = {passage: of for passage, of in candidate.quoted.items() if passage not in gone.quotes}
    candidate.retold = {passage: of for passage, of in candidate.retold.items() if passage not in gone.retold}
    candidate.words_taken_back = now


def _bare(finding: Finding, evidence: FindingEvidence | None, gone: TakenBack) -> Finding:
    """The finding without what those passages say. Where it cannot be told whose words they are, all of them go."""
    if evidence is None:
        return replace(finding, quotes=(), paraphrases=())
    quotes = _left(finding.quotes, [place.passage for place in evidence.quotes], gone.quotes)
    return replace(finding, quotes=quotes, paraphrases=_left(finding.paraphrases, evidence.paraphrases, gone.retold))


def _left(said: tuple[Said, ...], passages: Sequence[str], gone: frozenset[str]) -> tuple[Said, ...]:
    if len(said) != len(passages):
        return ()
    return tuple(one for one, passage in zip(said, passages, strict=True) if passage not in gone)


def _bare_evidence(evidence: FindingEvidence, gone: TakenBack) -> FindingEvidence:
    return replace(
        evidence,
        quotes=tuple(place for place in evidence.quotes if place.passage not in gone.quotes),
        paraphrases=tuple(passage for passage in evidence.paraphrases if passage not in gone.retold),
    )
