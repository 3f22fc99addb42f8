"""What the audit compares with: both sides of the gate, as they are now."""

from __future__ import annotations

from dataclasses import dataclass, field

from hearout import pipeline
from hearout.disclose import AuditMaterial, Findable
from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.records.anonymised import Anonymised
from hearout.records.draft import Draft
from hearout.records.evidence import Evidence
from hearout.web.consultations.models import Consultation
from hearout.web.desk.queries.decided import kept_gate
from hearout.web.intake.queries.corpus import corpus_of, number_of
from hearout.web.intake.queries.settings import settings_of
from hearout.web.passages.queries import kept as kept_corpus
from hearout.web.summaries.queries.kept import kept as kept_draft
from hearout.web.summaries.queries.kept import number_of as draft_number
from hearout.web.summaries.rules import STEP
from hearout.web.work.registry import steps

__all__ = ["Drafted", "Numbers", "drafted", "findable_of", "is_behind", "material_for", "numbers_of"]


@dataclass(frozen=True, slots=True)
class Numbers:
    """What an audit is made from: the bringing together, the run of the gate and the draft of these numbers."""

    intake: int
    gate: int
    draft: int


@dataclass(frozen=True, slots=True)
class Drafted:
    """The draft that is to be audited."""

    draft: Draft = field(repr=False)
    evidence: Evidence = field(repr=False)


class NotYet(Refusal):
    """There is nothing to audit."""

    def __init__(self) -> None:
        super().__init__("", say(_("There is no draft of the summary yet. Look at the themes and write it first.")))


def numbers_of(consultation: Consultation) -> Numbers:
    """What an audit would be made from now. They only ever grow."""
    gate = kept_gate(consultation)
    return Numbers(number_of(consultation), gate.number if gate else 0, draft_number(consultation))


def is_behind(consultation: Consultation) -> bool:
    """Whether something was brought in, decided or taken back that the draft does not know of yet."""
    return any(step.stale(consultation) for step in steps(STEP))


def drafted(consultation: Consultation) -> Drafted:
    """The newest draft. Raises Refusal where there is none."""
    kept = kept_draft(consultation)
    if kept is None:
        raise NotYet
    return Drafted(kept.draft, kept.evidence)


def material_for(consultation: Consultation, evidence: Evidence) -> AuditMaterial:
    """All that the team knows, for the attacks: opened for as long as they run. Raises Refusal."""
    brought, gate, safe = corpus_of(consultation), kept_gate(consultation), kept_corpus(consultation)
    if brought is None or gate is None or safe is None:
        raise NotYet
    gated = Anonymised(safe.safe, spans=(), words=(), identities=gate.identities, coverage=gate.coverage)
    return pipeline.material(brought, settings_of(consultation), evidence, gated)


def findable_of(consultation: Consultation) -> Findable:
    """What to ask before words are quoted: whether they lead to who said them. Raises Refusal."""
    brought, safe = corpus_of(consultation), kept_corpus(consultation)
    if brought is None or safe is None:
        raise NotYet
    return pipeline.findable(brought, safe.safe, settings_of(consultation))
