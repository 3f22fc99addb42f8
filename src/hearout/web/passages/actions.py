"""How passages come through the gate, and go again when somebody takes their words back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from hearout.records.anonymised import Coverage
from hearout.records.consultation import Consultation as Settings
from hearout.records.facts import RunFacts
from hearout.records.safe import SafeCorpus, SafePassage
from hearout.web import events
from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.models import Consultation
from hearout.web.passages.models import Corpus, Passage

__all__ = ["receive", "take_back"]

BATCH = 500  # rows a statement


@transaction.atomic
def receive(
    consultation: Consultation,
    safe: SafeCorpus,
    settings: Settings,
    facts: RunFacts,
    coverage: Coverage,
    *,
    number: int,
    now: datetime,
) -> Corpus:
    """Put what passed the gate in the place of what was here. `number` is that of the bringing together it was made
    from: what was made from an older one than that which is here comes too late, and changes nothing."""
    here = _held(consultation)
    if here is not None and number < here.intake_number:
        return here
    settings = replace(settings, channels=tuple(replace(one, facilitators=(), present=()) for one in settings.channels))
    Passage.objects.filter(consultation=consultation).delete()
    Passage.objects.bulk_create(_rows(consultation, safe), batch_size=BATCH)
    corpus = here or Corpus(consultation=consultation, number=0)
    corpus.number, corpus.intake_number, corpus.at = corpus.number + 1, number, now
    corpus.safe, corpus.settings, corpus.facts, corpus.coverage = safe, settings, facts, coverage
    corpus.save()
    events.passages_changed.emit(consultation.pk)
    return corpus


@transaction.atomic
def take_back(consultation: Consultation, contributions: Collection[str], *, now: datetime) -> None:
    """Remove what was said in these contributions at once, for somebody who takes their words back. The rest is as it
    was until it comes through the gate anew, numbers of people included."""
    corpus = _held(consultation)
    gone = Passage.objects.filter(consultation=consultation, contribution__in=contributions)
    if corpus is None or not gone.delete()[0]:
        return
    left = tuple(one for one in corpus.safe.contributions if one.id not in contributions)
    corpus.safe, corpus.number, corpus.at = replace(corpus.safe, contributions=left), corpus.number + 1, now
    corpus.save()
    events.passages_changed.emit(consultation.pk)


def _held(consultation: Consultation) -> Corpus | None:
    held_still(consultation)
    return Corpus.objects.filter(consultation=consultation).first()


def _rows(consultation: Consultation, safe: SafeCorpus) -> Iterator[Passage]:
    return (_row(consultation, place, one) for place, one in enumerate(safe.passages))


def _row(consultation: Consultation, place: int, one: SafePassage) -> Passage:
    return Passage(
        consultation=consultation,
        place=place,
        ident=one.id,
        contribution=one.contribution,
        contributor=one.contributor,
        channel=one.channel.value,
        question=one.question,
        language=one.language,
        consent=one.consent.value,
        said=one.text,
    )
