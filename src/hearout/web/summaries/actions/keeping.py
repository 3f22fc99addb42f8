"""How a draft is put in the place of the one before, and goes when words in it were taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hearout.disclose.known_words import KnownWords
from hearout.records.draft import Draft as Written
from hearout.records.evidence import Evidence
from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.models import Consultation
from hearout.web.passages.models import Passage
from hearout.web.passages.queries import number_of as passages_number
from hearout.web.summaries.models import Draft, QuoteDecision
from hearout.web.summaries.queries.kept import number_of
from hearout.web.summaries.queries.quotes import newest_number

__all__ = ["MadeFrom", "drop_taken_back", "keep"]


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What a draft was made from. `authored` are the ids of themes whose sentence a person wrote,
    `words` those that may be printed."""

    passages_number: int
    analysis_number: int
    decisions_number: int
    announced: str
    version: int
    dated: date
    authored: frozenset[str] = field(repr=False)
    words: KnownWords


@transaction.atomic
def keep(consultation: Consultation, draft: Written, evidence: Evidence, made: MadeFrom, *, now: datetime) -> bool:
    """Put the draft in the place of the one before. False, and nothing is kept, where other passages came through the
    gate meanwhile: some of those that it quotes may have been taken back."""
    held_still(consultation)
    if passages_number(consultation) != made.passages_number:
        return False
    number = number_of(consultation) + 1
    findings = tuple(draft.findings())
    Draft.objects.filter(consultation=consultation).delete()
    Draft.objects.create(
        consultation=consultation,
        number=number,
        passages_number=made.passages_number,
        analysis_number=made.analysis_number,
        decisions_number=made.decisions_number,
        announced=made.announced,
        version=made.version,
        dated=made.dated,
        at=now,
        findings=len(findings),
        unwritten=sum(finding.theme not in made.authored for finding in findings),
        quoted=sorted({quote.passage for finding in evidence.findings for quote in finding.quotes}),
        words=made.words,
        draft=draft,
        evidence=evidence,
    )
    return True


@transaction.atomic
def drop_taken_back(ident: UUID | int) -> None:
    """Forget what the draft says where it quotes words that are no longer among the passages, and what the team wrote
    in the place of such words."""
    assert isinstance(ident, UUID)
    here = Passage.objects.filter(consultation=ident)
    draft = Draft.objects.filter(consultation=ident).only("quoted").first()
    if draft and here.filter(ident__in=draft.quoted).count() < len(draft.quoted):
        Draft.objects.filter(pk=draft.pk).update(taken_back=True, draft=None, evidence=None, quoted=[])
    about_gone = QuoteDecision.objects.filter(consultation=ident).exclude(passage__in=here.values("ident"))
    if about_gone.exists():
        about_gone.filter(undone_at=None).update(undone_at=timezone.now(), undone_number=_newest_number(ident) + 1)
        about_gone.update(value="", reason="")


def _newest_number(ident: UUID) -> int:
    return newest_number(Consultation.objects.get(pk=ident))
