"""The list of contributions: a page of it, of some channel, state or file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from hearout.records.consultation import ChannelKind, Consent
from hearout.records.imports import State
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.intake.models import Contribution
from hearout.web.intake.queries.corpus import corpus_of
from hearout.web.intake.titles import CHANNELS, CONSENTS, STATES
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
    corpus, sought = corpus_of(consultation), " ".join(words.split()).casefold()
    if corpus is None or not sought:
        return ()
    return tuple(
        one.id
        for one in corpus.contributions
        if one.state is not State.SET_ASIDE and any(sought in passage.text.casefold() for passage in one.passages)
    )


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
