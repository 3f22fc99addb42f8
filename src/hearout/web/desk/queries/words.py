"""The queue of words, and one word with every place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import Promise

from hearout.anonymise.review import Context, context
from hearout.records.redaction import Span
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.desk.models import Marked, Place, SpanDecision, Word, WordDecision
from hearout.web.desk.queries.raw import raw_texts
from hearout.web.desk.queries.standing import waiting_words
from hearout.web.desk.queries.told import DecisionTold, decision_told
from hearout.web.desk.rules import CHANNELS, KINDS, MORE_GENERAL
from hearout.web.people.models import User

__all__ = [
    "PlaceTold",
    "Queue",
    "WordTold",
    "first_waiting",
    "is_met",
    "next_after",
    "queue",
    "word_told",
    "words_left",
]

BEFORE, AFTER = 3, 6  # neighbours in the queue
PLACES = 8  # a page
A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """A word in a list."""

    mark: str
    spelt: str = field(repr=False)
    why: str | Promise
    contributors: int
    places: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """The words around one; `position` is its place among those that wait (0: it does not), `previous` and `next` are
    marks, "" at the ends."""

    entries: tuple[Entry, ...]
    position: int
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """One place, other identifiers masked. `decision` is on this place alone."""

    ident: int
    passage: str
    context: Context = field(repr=False)
    channel: str | Promise
    language: str
    decision: DecisionTold | None


@dataclass(frozen=True, slots=True)
class WordTold:
    """One word. `decision` is the current one on it, `seen` its number (0: none)."""

    mark: str
    rank: int
    spelt: str = field(repr=False)
    why: str | Promise
    contributors: int
    places: int
    shown: tuple[PlaceTold, ...]
    pages: Page[Place]
    decision: DecisionTold | None
    suggestions: tuple[str | Promise, ...] = field(repr=False)

    @property
    def seen(self) -> int:
        return self.decision.number if self.decision else 0


def first_waiting(consultation: Consultation) -> str:
    """The mark of the word to begin with, "" where none waits."""
    return waiting_words(consultation).values_list("mark", flat=True).first() or ""


def next_after(consultation: Consultation, rank: int) -> str:
    """The mark of the word that waits behind one of that rank; behind the last, the first again; "" for none."""
    behind = waiting_words(consultation).filter(rank__gt=rank).values_list("mark", flat=True).first()
    return behind or first_waiting(consultation)


def queue(consultation: Consultation, word: WordTold | None) -> Queue:
    """The words that wait around `word`, or the first of all."""
    waiting = waiting_words(consultation)
    rank = word.rank if word else 0
    before = list(waiting.filter(rank__lt=rank).order_by("-rank")[:BEFORE])
    after = list(waiting.filter(rank__gt=rank)[: AFTER + BEFORE - len(before)])
    here = [_of(word)] if word and word.decision is None else []
    return Queue(
        entries=(*(_entry(one) for one in reversed(before)), *here, *(_entry(one) for one in after)),
        position=waiting.filter(rank__lte=rank).count() if here else 0,
        previous=before[0].mark if before else "",
        next=after[0].mark if after else "",
    )


def words_left(consultation: Consultation, number: str | None) -> Page[Entry]:
    """A page of all that wait."""
    page = Paginator(waiting_words(consultation), A_PAGE).get_page(number)
    return Page([_entry(one) for one in page], page.number, page.paginator)  # type: ignore[arg-type]  # as it is shown


def word_told(
    consultation: Consultation, mark: str, page: str | None, reader: Reader, user: User, *, always_second: bool
) -> WordTold | None:
    """The word of that mark ("": the first that waits) with a page of its places; None where the gate met none."""
    here = Word.objects.filter(consultation=consultation, mark=mark) if mark else waiting_words(consultation)
    row = here.first()
    if row is None:
        return None
    decisions = WordDecision.objects.filter(consultation=consultation, mark=row.mark, current=True)
    decision = decisions.select_related("by", "second_by", "undone_by").first()
    pages = _Pages(row.stands.all(), PLACES, row.places).get_page(page)
    tell = _Teller(reader, user, always_second)
    return WordTold(
        mark=row.mark,
        rank=row.rank,
        spelt=row.spelt,
        why=KINDS.get(row.kind, KINDS["word"]),
        contributors=row.contributors,
        places=row.places,
        shown=tuple(tell.places(consultation, list(pages))),
        pages=pages,
        decision=decision_told(decision, reader, user, always_second=always_second) if decision else None,
        suggestions=MORE_GENERAL.get(row.kind, MORE_GENERAL["word"]),
    )


def is_met(consultation: Consultation, mark: str) -> bool:
    """Whether the gate met the word of that mark the last time."""
    return Word.objects.filter(consultation=consultation, mark=mark).exists()


def place_in(consultation: Consultation, mark: str, ident: int) -> Place | None:
    """The place of that number, if the word of that mark stands there."""
    return Place.objects.filter(consultation=consultation, word__mark=mark, pk=ident).first()


class _Pages(Paginator[Place]):
    """The places of a word, whose number is known."""

    def __init__(self, places: QuerySet[Place], each: int, count: int) -> None:
        super().__init__(places, each)
        self._known = count

    @property
    def count(self) -> int:
        return self._known


@dataclass(frozen=True, slots=True)
class _Teller:
    reader: Reader
    user: User
    always_second: bool

    def places(self, consultation: Consultation, places: Iterable[Place]) -> Iterator[PlaceTold]:
        stands = list(places)
        of = {"consultation": consultation, "passage__in": {one.passage for one in stands}}
        texts = raw_texts(consultation, {one.passage for one in stands})
        marked = {one.passage: one for one in Marked.objects.filter(**of)}
        spans = SpanDecision.objects.filter(**of, current=True).select_related("by", "second_by", "undone_by")
        decided = {(one.passage, one.start, one.end): one for one in spans}
        for one in stands:
            if one.passage in texts and one.passage in marked:
                decision = decided.get((one.passage, one.start, one.end))
                yield self._place(one, texts[one.passage], marked[one.passage], decision)

    def _place(self, one: Place, text: str, marked: Marked, decision: SpanDecision | None) -> PlaceTold:
        others: tuple[Span, ...] = marked.spans or ()
        told = decision_told(decision, self.reader, self.user, always_second=self.always_second) if decision else None
        around = context(text, others, one.start, one.end)
        channel = CHANNELS.get(marked.channel, marked.channel)
        return PlaceTold(one.pk, one.passage, around, channel, marked.language, told)


def _entry(row: Word) -> Entry:
    return Entry(row.mark, row.spelt, KINDS.get(row.kind, KINDS["word"]), row.contributors, row.places)


def _of(word: WordTold) -> Entry:
    return Entry(word.mark, word.spelt, word.why, word.contributors, word.places, current=True)
