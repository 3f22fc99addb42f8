"""Looking for passages by their words, for a finding that people put together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet

from hearout.language.words import fold
from hearout.web.analysis.models import Member, Question
from hearout.web.analysis.queries.telling import PassageTold, passage_told
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.passages.models import Passage
from hearout.web.passages.queries import passages_called
from hearout.web.summaries.rules import PAGE

__all__ = ["Found", "look_for", "questions_of", "ticked"]

MOST_READ = 1_000  # passages at a time


@dataclass(frozen=True, slots=True)
class Found:
    """Passages in which all the words stand. `after`: how far it looked, where there is more to look through (0: to the
    end); `looked` passages were read."""

    passages: tuple[PassageTold, ...]
    after: int
    looked: int


def questions_of(consultation: Consultation) -> tuple[Question, ...]:
    """The guiding questions of the newest run in order, what fits none last."""
    questions = Question.objects.filter(consultation=consultation).defer("beyond").order_by("place")
    return tuple(sorted(questions, key=lambda question: not question.key))


def look_for(question: Question, words: str, reader: Reader, *, but: Collection[str], after: int = 0) -> Found:
    """Passages said to a question that hold every one of the words, or the beginning of one; `but` those. Without
    words, all. Each is opened and read, for nothing of what was said is kept in an index: so it stops after some, and
    goes on `after` those."""
    wanted = [fold(word) for word in words.split()]
    rows = list(_rows(question, but, after)[: MOST_READ + 1])
    holding = (row for row in rows[:MOST_READ] if _holds(row, wanted))
    first = list(islice(holding, PAGE + 1))
    shown = first[:PAGE]
    if len(first) > PAGE:
        return _found(shown, shown[-1].place + 1, rows.index(shown[-1]) + 1, reader)
    more = len(rows) > MOST_READ
    return _found(shown, rows[MOST_READ].place if more else 0, len(rows[:MOST_READ]), reader)


def _found(rows: Sequence[Passage], after: int, looked: int, reader: Reader) -> Found:
    return Found(tuple(passage_told(row, reader) for row in rows), after, looked)


def ticked(consultation: Consultation, idents: Collection[str], reader: Reader) -> tuple[PassageTold, ...]:
    """Those that were ticked already."""
    rows = passages_called(consultation, idents)
    return tuple(passage_told(rows[ident], reader) for ident in idents if ident in rows)


def _rows(question: Question, but: Collection[str], after: int) -> QuerySet[Passage]:
    spoken = Member.objects.filter(question=question).values("passage")
    rows = Passage.objects.filter(consultation=question.consultation_id, ident__in=spoken, place__gte=after)
    return rows.exclude(ident__in=but)


def _holds(row: Passage, wanted: Collection[str]) -> bool:
    text = fold(row.said.text) if wanted else ""
    return all(word in text for word in wanted)
