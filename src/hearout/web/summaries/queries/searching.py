"""Looking for passages by their words, for a finding that people put together."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from hearout.language.words import fold
from hearout.web.analysis.models import Member, Question
from hearout.web.analysis.queries.telling import PassageTold, passage_told
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.passages.models import Passage
from hearout.web.passages.queries import passages_called
from hearout.web.summaries.rules import PAGE

__all__ = ["Found", "look_for", "questions_of", "ticked"]

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Found:
    """Passages in which all the words stand, the first of them; `more`: there are others."""

    passages: tuple[PassageTold, ...]
    more: bool


def questions_of(consultation: Consultation) -> tuple[Question, ...]:
    """The guiding questions of the newest run in order, what fits none last."""
    questions = Question.objects.filter(consultation=consultation).defer("beyond").order_by("place")
    return tuple(sorted(questions, key=lambda question: not question.key))


def look_for(question: Question, words: str, reader: Reader, *, but: Collection[str]) -> Found:
    """Passages said to a question that hold every one of the words, or the beginning of one; `but` those. Without
    words, all. Each is opened and read: nothing of what was said is kept in an index."""
    wanted = [fold(word) for word in words.split()]
    first = list(islice((row for row in _rows(question, but) if _holds(row, wanted)), PAGE + 1))
    return Found(tuple(passage_told(row, reader) for row in first[:PAGE]), len(first) > PAGE)


def ticked(consultation: Consultation, idents: Collection[str], reader: Reader) -> tuple[PassageTold, ...]:
    """Those that were ticked already."""
    rows = passages_called(consultation, idents)
    return tuple(passage_told(rows[ident], reader) for ident in idents if ident in rows)


def _rows(question: Question, but: Collection[str]) -> Iterator[Passage]:
    spoken = Member.objects.filter(question=question).values("passage")
    rows = Passage.objects.filter(consultation=question.consultation_id, ident__in=spoken).exclude(ident__in=but)
    return rows.iterator(CHUNK)


def _holds(row: Passage, wanted: Collection[str]) -> bool:
    text = fold(row.said.text) if wanted else ""
    return all(word in text for word in wanted)
