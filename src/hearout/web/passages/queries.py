"""What passed the gate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from hearout.records.anonymised import Coverage
from hearout.records.consultation import Consultation as Settings
from hearout.records.consultation import GuidingQuestion
from hearout.records.facts import RunFacts
from hearout.records.safe import SafeCorpus
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.decisions import record_dated
from hearout.web.passages.models import Corpus, Passage

__all__ = [
    "KeptCorpus",
    "idents_in",
    "kept",
    "number_of",
    "passage",
    "passages_called",
    "received_at",
    "settings_for_draft",
]

_IDENT = re.compile(r"[\w-]{1,40}", re.ASCII)


@dataclass(frozen=True, slots=True)
class KeptCorpus:
    """All that passed the gate, and what it was made from. `intake_number` is that of the bringing together."""

    number: int
    intake_number: int
    safe: SafeCorpus = field(repr=False)
    settings: Settings
    facts: RunFacts
    coverage: Coverage
    at: datetime


def kept(consultation: Consultation) -> KeptCorpus | None:
    """Everything, opened; None before anything passed. It takes a moment: pages read rows."""
    row = Corpus.objects.filter(consultation=consultation).first()
    if row is None:
        return None
    return KeptCorpus(row.number, row.intake_number, row.safe, row.settings, row.facts, row.coverage, row.at)


def number_of(consultation: Consultation) -> int:
    """Grows whenever other passages, or other words of them, have passed; 0 before any."""
    return Corpus.objects.filter(consultation=consultation).values_list("number", flat=True).first() or 0


def received_at(consultation: Consultation) -> datetime | None:
    """When the passages that are here passed."""
    return Corpus.objects.filter(consultation=consultation).values_list("at", flat=True).first()


def passage(consultation: Consultation, ident: str) -> Passage | None:
    """The passage of that id."""
    return Passage.objects.filter(consultation=consultation, ident=ident).first()


def idents_in(sent: Iterable[str]) -> tuple[str, ...]:
    """What of it can be a passage's id, each once; a database does not take whatever a form may send."""
    return tuple(dict.fromkeys(ident for ident in sent if _IDENT.fullmatch(ident)))


def passages_called(consultation: Consultation, idents: Iterable[str]) -> dict[str, Passage]:
    """Those of the passages that are here, by id."""
    found = Passage.objects.filter(consultation=consultation, ident__in=list(idents))
    return {one.ident: one for one in found}


def settings_for_draft(consultation: Consultation, version: int, published: date | None) -> Settings | None:
    """The settings that the passages were anonymised with, but with the title, texts, promises, phases and outreach as
    they are announced and decided by now: the method section tells the same story as the page. None before anything
    passed the gate."""
    row = Corpus.objects.filter(consultation=consultation).only("consultation_id", "settings").first()
    if row is None:
        return None
    then = row.settings
    now = record_dated(consultation, then.language, published)
    return replace(
        then,
        title=now.title,
        purpose=now.purpose,
        audience=now.audience,
        afterwards=now.afterwards,
        responsible=now.responsible,
        contact=now.contact,
        questions=tuple(_worded_now(question, now) for question in then.questions),
        phases=now.phases,
        outreach=now.outreach,
        privacy=now.privacy,
        version=version,
        published=published,
    )


def _worded_now(question: GuidingQuestion, now: Settings) -> GuidingQuestion:
    return now.question(question.key) or question
