"""The list of contributions: a page of it, of some channel, state or file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from hearout.records.consultation import ChannelKind, Consent
from hearout.records.imports import State
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.intake.models import Contribution, Together
from hearout.web.intake.titles import CHANNELS, CONSENTS, STATES
from hearout.web.sealed import opened_as
from hearout.web.times import TimeTold

__all__ = ["Line", "Wanted", "called", "lines_told", "listed", "saying"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which contributions somebody wants to see: of a channel, a state, a file; everything where nothing is said."""

    channel: ChannelKind | None = None
    state: State | None = None
    file: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One contribution in the list. `received` is none where its source does not say."""

    ident: str
    channel: str
    received: TimeTold | None
    consent: str
    state: State
    state_title: str
    why: str
    line: int


def listed(consultation: Consultation, wanted: Wanted) -> QuerySet[Contribution]:
    """Those that are wanted, as they stand in the corpus."""
    rows = Contribution.objects.filter(consultation=consultation)
    if wanted.channel:
        rows = rows.filter(channel=wanted.channel.value)
    if wanted.state:
        rows = rows.filter(state=wanted.state.value)
    return rows if wanted.file is None else rows.filter(upload=wanted.file)


def called(consultation: Consultation, idents: Collection[str]) -> QuerySet[Contribution]:
    """Those of these ids, as they stand in the corpus."""
    return Contribution.objects.filter(consultation=consultation, ident__in=list(idents))


def saying(consultation: Consultation, words: str) -> tuple[str, ...]:
    """The ids of contributions in which these words stand, without regard to case. Nothing sealed can be looked for:
    everything is opened and read through."""
    row = Together.objects.filter(consultation=consultation).only("consultation_id", "corpus").first()
    sought = " ".join(words.split()).casefold()
    everything = opened_as(row, "corpus", _Everything) if row and sought else None
    return tuple(
        one.id
        for one in (everything.contributions if everything else ())
        if one.state is not State.SET_ASIDE and any(sought in passage.text.casefold() for passage in one.passages)
    )


@dataclass(frozen=True, slots=True)
class _Words:
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Said:
    id: str
    state: State
    passages: tuple[_Words, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Everything:
    """Of a corpus what is looked through."""

    contributions: tuple[_Said, ...]


def lines_told(rows: Iterable[Contribution], reader: Reader) -> tuple[Line, ...]:
    """The rows of one page in words."""
    return tuple(_told(row, reader) for row in rows)


def _told(row: Contribution, reader: Reader) -> Line:
    return Line(
        ident=row.ident,
        channel=str(CHANNELS[ChannelKind(row.channel)]),
        received=reader.time(row.received) if row.received else None,
        consent=str(CONSENTS[Consent(row.consent)]),
        state=State(row.state),
        state_title=str(STATES[State(row.state)]),
        why=row.rest.why,
        line=row.line,
    )
