"""The log of decisions, and those that wait for a second reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.desk.models import SpanDecision, Word, WordDecision
from hearout.web.desk.queries.decided import asks_second_reader, waits_for_second
from hearout.web.desk.queries.told import DecisionTold, decision_told
from hearout.web.people.models import User

__all__ = ["every_decided_word", "last_decisions", "log_page", "second_reading", "waiting_for_second"]

Decision = WordDecision | SpanDecision

LAST = 20
A_PAGE = 50
PEOPLE = ("by", "second_by", "undone_by")


def every_decided_word(consultation: Consultation) -> tuple[str, ...]:
    """Each word about which something is decided, whether it counts already or not."""
    return tuple(one.word for one in WordDecision.objects.filter(consultation=consultation, current=True))


def last_decisions(
    consultation: Consultation, reader: Reader, user: User, *, always_second: bool
) -> tuple[DecisionTold, ...]:
    """The newest that nobody undid, newest first: some more than a page shows."""
    words = WordDecision.objects.filter(consultation=consultation, current=True)
    spans = SpanDecision.objects.filter(consultation=consultation, current=True)
    newest = _newest_first([*_with_people(words)[:LAST], *_with_people(spans)[:LAST]])
    return tuple(decision_told(one, reader, user, always_second=always_second) for one in newest)


def log_page(consultation: Consultation, number: str | None, reader: Reader, user: User) -> Page[DecisionTold]:
    """A page of all that was ever decided, newest first, with what was undone since. Words that the gate met nowhere
    the last time have no mark: there is nothing to look at."""
    every = {"consultation": consultation}
    words = WordDecision.objects.filter(**every).values_list("number", flat=True)
    spans = SpanDecision.objects.filter(**every).values_list("number", flat=True)
    page: Page[int] = Paginator(sorted(chain(words, spans), reverse=True), A_PAGE).get_page(number)
    shown = Q(consultation=consultation, number__in=list(page))
    found: list[Decision] = [
        *_with_people(WordDecision.objects.filter(shown)),
        *_with_people(SpanDecision.objects.filter(shown)),
    ]
    always = asks_second_reader(consultation)
    marks = [one.mark for one in found if isinstance(one, WordDecision)]
    met = set(Word.objects.filter(consultation=consultation, mark__in=marks).values_list("mark", flat=True))
    told = [decision_told(one, reader, user, always_second=always) for one in _newest_first(found)]
    told = [one if one.mark in met else replace(one, mark="") for one in told]
    return Page(told, page.number, page.paginator)  # type: ignore[arg-type]  # it is of numbers, told here


def second_reading(consultation: Consultation, reader: Reader, user: User) -> tuple[DecisionTold, ...]:
    """What does not count before somebody else confirmed it, what waits longest first; at most a page of it."""
    waits = Q(consultation=consultation, current=True) & waits_for_second(consultation)
    words = WordDecision.objects.filter(waits).select_related(*PEOPLE).order_by("number")[:A_PAGE]
    spans = SpanDecision.objects.filter(waits).select_related(*PEOPLE).order_by("number")[:A_PAGE]
    every: list[Decision] = [*words, *spans]
    first = sorted(every, key=lambda one: one.number)[:A_PAGE]
    return tuple(decision_told(one, reader, user, always_second=True) for one in first)


def waiting_for_second(consultation: Consultation) -> Sequence[Decision]:
    """All of them, unopened."""
    waits = Q(consultation=consultation, current=True) & waits_for_second(consultation)
    words = WordDecision.objects.filter(waits).only("at", "by_id", "number", "consultation_id")
    spans = SpanDecision.objects.filter(waits).only("at", "by_id", "number", "consultation_id")
    return [*words, *spans]


def _with_people(
    decisions: QuerySet[WordDecision] | QuerySet[SpanDecision],
) -> QuerySet[WordDecision] | QuerySet[SpanDecision]:
    return decisions.select_related(*PEOPLE).order_by("-number")


def _newest_first(decisions: Sequence[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda one: -one.number)
