"""Passages with what was caught in them: those in which somebody describes themselves first, then most marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import Promise

from hearout.anonymise.replacing import is_undecided, marked
from hearout.records.redaction import Span
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import Reader
from hearout.web.desk.models import Marked, SpanDecision
from hearout.web.desk.queries.marks import marks
from hearout.web.desk.queries.raw import raw_texts
from hearout.web.desk.queries.told import DecisionTold, decision_told
from hearout.web.desk.rules import CAUGHT_BY, CHANNELS, Catch, caught_by
from hearout.web.languages import name_in
from hearout.web.people.models import User

__all__ = [
    "Filters",
    "PassageTold",
    "Piece",
    "choices_in",
    "marked_passage",
    "next_passage",
    "passage_told",
    "passages",
]

A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Filters:
    """Which passages are asked for; "" for all. `look`: "new" are those that nobody looked at, "self" those in which
    somebody describes themselves, "open" those in which a word waits."""

    net: str = ""
    language: str = ""
    channel: str = ""
    question: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a passage: as it was said, and where it is a mark, what caught it and what stands there instead.
    `word` is the mark of the word that waits there."""

    text: str = field(repr=False)
    catch: Catch | None = None
    by: str | Promise = ""
    kind: str = ""
    instead: str = field(default="", repr=False)
    word: str = ""


@dataclass(frozen=True, slots=True)
class PassageTold:
    """One passage in pieces, as it came through the gate the last time. `decisions` are those on stretches of it."""

    ident: str
    pieces: tuple[Piece, ...] = field(repr=False)
    text: str = field(repr=False)
    safe: str = field(repr=False)
    channel: str | Promise
    question: str
    language: str
    marks: int
    undecided: int
    describes: bool
    looked: str
    decisions: tuple[DecisionTold, ...]

    @property
    def seen(self) -> int:
        """The number of the newest decision in it."""
        return max((one.number for one in self.decisions), default=0)


def passages(
    consultation: Consultation, filters: Filters, number: str | None, reader: Reader, user: User
) -> Page[PassageTold]:
    """A page of them."""
    page = Paginator(_asked_for(consultation, filters), A_PAGE).get_page(number)
    told = list(_told(consultation, list(page), reader, user))
    return Page(told, page.number, page.paginator)  # type: ignore[arg-type]  # rows, told here


def marked_passage(consultation: Consultation, ident: str) -> Marked | None:
    """The passage of that id."""
    return Marked.objects.select_related("consultation").filter(consultation=consultation, passage=ident).first()


def passage_told(consultation: Consultation, row: Marked, reader: Reader, user: User) -> PassageTold | None:
    """One passage; None where its words were taken back."""
    return next(_told(consultation, [row], reader, user), None)


def next_passage(row: Marked) -> str:
    """The id of the one to look at next: of those that nobody looked at, the first in the order; "" for none."""
    left = Marked.objects.filter(consultation=row.consultation, looked_at=None).exclude(pk=row.pk)
    return left.values_list("passage", flat=True).first() or ""


def choices_in(consultation: Consultation) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """The languages, channels and questions that there are."""
    rows = Marked.objects.filter(consultation=consultation).order_by()
    met = list(rows.values_list("language", "channel", "question").distinct())
    languages, channels, questions = (sorted({row[column] for row in met} - {""}) for column in range(3))
    return languages, channels, questions


def _asked_for(consultation: Consultation, filters: Filters) -> QuerySet[Marked]:
    rows = Marked.objects.filter(consultation=consultation).select_related("looked_by")
    if filters.net:
        rows = rows.filter(**{f"{filters.net}__gt": 0})
    for column in ("language", "channel", "question"):
        if value := getattr(filters, column):
            rows = rows.filter(**{column: value})
    if filters.look == "new":
        return rows.filter(looked_at=None)
    if filters.look == "open":
        return rows.filter(undecided__gt=0)
    return rows.filter(describes=True) if filters.look == "self" else rows


def _told(consultation: Consultation, rows: Sequence[Marked], reader: Reader, user: User) -> Iterator[PassageTold]:
    idents = [row.passage for row in rows]
    texts = raw_texts(consultation, idents)
    spans = SpanDecision.objects.filter(consultation=consultation, passage__in=idents, current=True)
    here: dict[str, list[DecisionTold]] = {}
    for one in spans.select_related("by", "second_by", "undone_by").order_by("-number"):
        here.setdefault(one.passage, []).append(decision_told(one, reader, user, always_second=False))
    said, word = drafted(consultation), marks(consultation)
    questions = {one.key: reader.words(one.text) for one in said.questions}
    for row in rows:
        if row.passage in texts:
            text, caught = texts[row.passage], row.spans or ()
            yield PassageTold(
                ident=row.passage,
                pieces=tuple(_pieces(text, caught, word)),
                text=text,
                safe=marked(text, caught)[0],
                channel=CHANNELS.get(row.channel, row.channel),
                question=questions.get(row.question, ""),
                language=name_in(row.language, reader.spoken) if row.language else "",
                marks=row.marks,
                undecided=row.undecided,
                describes=row.describes,
                looked=f"{row.looked_by}, {reader.time(row.looked_at)}" if row.looked_at else "",
                decisions=tuple(here.get(row.passage, ())),
            )


def _pieces(text: str, spans: Sequence[Span], word: Callable[[str], str]) -> Iterator[Piece]:
    at = 0
    for span in spans:
        if span.start > at:
            yield Piece(text[at : span.start])
        surface, by = text[span.start : span.end], caught_by(span)
        instead, _ = marked(surface, [Span(0, len(surface), span.kind, span.net, replacement=span.replacement)])
        yield Piece(surface, by, CAUGHT_BY[by], span.kind, instead, word(surface) if is_undecided(span) else "")
        at = span.end
    if at < len(text):
        yield Piece(text[at:])
