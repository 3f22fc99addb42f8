"""Putting what came through the gate in its place, for the desk and for the safe side, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from hearout.records.anonymised import Anonymised
from hearout.records.consultation import Consultation as Settings
from hearout.records.facts import RunFacts
from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.models import Consultation
from hearout.web.desk.models import Gate, Marked, Place, Word
from hearout.web.desk.queries.marks import mark_of
from hearout.web.desk.rules import Catch
from hearout.web.desk.tally import MetWord, PassageMarks
from hearout.web.intake.queries.corpus import number_of
from hearout.web.passages.actions import receive
from hearout.web.sealed import sealed_now

__all__ = ["Passed", "put", "take_back"]

BATCH = 500  # rows a statement


@dataclass(frozen=True, slots=True)
class Passed:
    """What a run of the gate made, and the numbers of what it was made from."""

    intake_number: int
    decisions_number: int
    settings: Settings
    anonymised: Anonymised = field(repr=False)
    facts: RunFacts
    words: tuple[tuple[str, MetWord], ...] = field(repr=False)
    marked: tuple[PassageMarks, ...] = field(repr=False)


def put(consultation: Consultation, passed: Passed, *, now: datetime) -> bool:
    """Take it over. False, and nothing is changed, where contributions have changed since it was begun."""
    words = [_word(consultation, rank, word, now) for rank, (_, word) in enumerate(passed.words, 1)]
    marked = [_marked(consultation, place, one) for place, one in enumerate(passed.marked)]
    with transaction.atomic():  # everything is sealed by now: nobody waits for that
        held_still(consultation)
        if number_of(consultation) != passed.intake_number:
            return False
        _put_words(consultation, words, passed)
        _put_marked(consultation, marked)
        _put_gate(consultation, passed, now)
    return True


@transaction.atomic
def take_back(consultation: Consultation, passages: Iterable[str]) -> None:
    """Forget everything about passages whose words somebody took back. Words that stood nowhere else are gone too."""
    gone = list(passages)
    for at in range(0, len(gone), BATCH):
        some = {"consultation": consultation, "passage__in": gone[at : at + BATCH]}
        Marked.objects.filter(**some).delete()
        Place.objects.filter(**some).delete()
    Word.objects.filter(consultation=consultation, stands=None).delete()


def _put_gate(consultation: Consultation, passed: Passed, now: datetime) -> None:
    coverage = passed.anonymised.coverage
    gate = Gate.objects.filter(consultation=consultation).first() or Gate(consultation=consultation, number=0)
    gate.number, gate.at = gate.number + 1, now
    gate.intake_number, gate.decisions_number = passed.intake_number, passed.decisions_number
    gate.coverage, gate.identities = coverage, passed.anonymised.identities
    gate.save()
    receive(
        consultation,
        passed.anonymised.corpus,
        passed.settings,
        passed.facts,
        coverage,
        number=passed.intake_number,
        now=now,
    )


def _put_words(consultation: Consultation, rows: Sequence[Word], passed: Passed) -> None:
    here = Word.objects.filter(consultation=consultation)
    since = dict(here.values_list("mark", "since"))
    here.delete()
    for row in rows:
        row.since = since.get(row.mark, row.since)
    Word.objects.bulk_create(rows, batch_size=BATCH)
    met = (word for _, word in passed.words)
    Place.objects.bulk_create(_places(consultation, zip(rows, met, strict=True)), batch_size=BATCH)


def _put_marked(consultation: Consultation, rows: Sequence[Marked]) -> None:
    """Who looked at a passage has looked at it: its words are the same as long as its id is."""
    here = Marked.objects.filter(consultation=consultation)
    looked = {one.passage: one for one in here.exclude(looked_at=None).only("passage", "looked_by_id", "looked_at")}
    here.delete()
    for row in rows:
        if before := looked.get(row.passage):
            row.looked_by_id, row.looked_at = before.looked_by_id, before.looked_at
    Marked.objects.bulk_create(rows, batch_size=BATCH)


def _places(consultation: Consultation, words: Iterable[tuple[Word, MetWord]]) -> Iterator[Place]:
    for row, word in words:
        for stand in word.stands:
            yield Place(word=row, consultation=consultation, passage=stand.passage, start=stand.start, end=stand.end)


def _word(consultation: Consultation, rank: int, word: MetWord, now: datetime) -> Word:
    row = Word(
        consultation=consultation,
        mark=mark_of(consultation, word.spelt),
        rank=rank,
        spelt=word.spelt,
        kind=word.kind,
        contributors=len(word.contributors),
        places=len(word.stands),
        since=now,
    )
    return sealed_now(row)


def _marked(consultation: Consultation, place: int, one: PassageMarks) -> Marked:
    row = Marked(
        consultation=consultation,
        passage=one.passage,
        place=place,
        contribution=one.contribution,
        channel=one.channel.value,
        question=one.question,
        language=one.language,
        spans=one.spans,
        marks=len(one.spans),
        team=one.caught(Catch.TEAM),
        roster=one.caught(Catch.ROSTER),
        pattern=one.caught(Catch.PATTERN),
        model=one.caught(Catch.MODEL),
        vocabulary=one.caught(Catch.VOCABULARY),
        structure=one.caught(Catch.STRUCTURE),
        undecided=one.undecided,
        describes=one.describes,
    )
    return sealed_now(row)
