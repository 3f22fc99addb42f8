"""Files and sources as the team's pages show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import get_language

from hearout.plan.announcement import Announcement
from hearout.records.consultation import ChannelKind
from hearout.records.imports import ImportReport
from hearout.records.proposal import FileSeen
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.titles import WAY_KINDS
from hearout.web.sentences import in_words
from hearout.web.times import TimeTold
from hearout.web.uploads import ports
from hearout.web.uploads.models import Source, Typed, Upload
from hearout.web.uploads.queries.brought import settings_in
from hearout.web.uploads.queries.limits import here
from hearout.web.uploads.rules import WAITING, State
from hearout.web.uploads.titles import OTHER_MEANS, STATES

__all__ = [
    "FileTold",
    "SourceTold",
    "file_in",
    "files_told",
    "lists_of_people",
    "source_in",
    "sources_told",
    "title_of",
    "undone_told",
]


@dataclass(frozen=True, slots=True)
class FileTold:
    """One file. `reason` says why it cannot be used, or was set aside; `account` what became of what was in it, once
    that is known."""

    pk: int
    name: str
    size: int
    state: State
    standing: str
    at: TimeTold
    by: str
    contributions: int
    source: int | None
    reason: str = ""
    seen: FileSeen | None = None
    account: ImportReport | None = None
    read_otherwise: bool = False

    @property
    def waits(self) -> bool:
        return self.state in WAITING


@dataclass(frozen=True, slots=True)
class SourceTold:
    """One source: the way it came by, how many files of each state it has, and how many contributions."""

    pk: int
    title: str
    kind: str
    typed: bool
    states: Mapping[State, int] = field(default_factory=dict)
    contributions: int = 0
    read_otherwise: bool = False

    @property
    def waiting(self) -> int:
        return sum(number for state, number in self.states.items() if state in WAITING)

    @property
    def imported(self) -> int:
        return self.states.get(State.IMPORTED, 0)

    @property
    def refused(self) -> int:
        return self.states.get(State.REFUSED, 0)


def source_in(consultation: Consultation, ident: int) -> Source | None:
    """The source of that id, if it is of this consultation."""
    return Source.objects.select_related("consultation").filter(consultation=consultation, pk=ident).first()


def file_in(consultation: Consultation, ident: int) -> Upload | None:
    """The file of that id, if it is of this consultation and was not undone."""
    return here(consultation).select_related("consultation", "source", "by").filter(pk=ident).first()


def sources_told(consultation: Consultation) -> tuple[SourceTold, ...]:
    """All sources in their order."""
    announcement = in_force(consultation) or drafted(consultation)
    sources = list(Source.objects.filter(consultation=consultation))
    states: dict[int, Counter[State]] = {source.pk: Counter() for source in sources}
    read: Counter[int] = Counter()
    otherwise = set()
    numbers = {source.pk: source.number for source in sources}
    rows = here(consultation).exclude(source=None)
    for ident, state, count, number in rows.values_list("source", "state", "contributions", "read_number"):
        states[ident][State(state)] += 1
        read[ident] += count
        if state == State.IMPORTED and number != numbers[ident]:
            otherwise.add(ident)
    slips = Counter(Typed.objects.filter(consultation=consultation, removed_at=None).values_list("source", flat=True))
    return tuple(
        SourceTold(
            pk=source.pk,
            title=title_of(source, announcement),
            kind=str(WAY_KINDS[settings_in(source).channel.kind]),
            typed=source.typed,
            states=states[source.pk],
            contributions=read[source.pk] + slips[source.pk],
            read_otherwise=source.pk in otherwise,
        )
        for source in sources
    )


def title_of(source: Source, announcement: Announcement) -> str:
    """What the team calls the way by which it came."""
    way = next((way for way in announcement.ways if way.key == source.way), None)
    if way is not None:
        return way.title.said(get_language() or "en", announcement.languages).words
    channel = settings_in(source).channel
    if channel.title:
        return channel.title
    return str(OTHER_MEANS if channel.kind is ChannelKind.OTHER else WAY_KINDS[channel.kind])


def files_told(uploads: Iterable[Upload], reader: Reader, *, whole: bool = False) -> list[FileTold]:
    """The files in words; `whole` with what was seen in them and what became of it."""
    rows = list(uploads)
    accounts = ports.reports_of(rows[0].consultation) if rows and whole else {}
    return [_file_told(one, reader, accounts, whole=whole) for one in rows]


def lists_of_people(consultation: Consultation) -> QuerySet[Upload]:
    """Files that are lists of people, and wait for somebody to put them where they belong."""
    return here(consultation).filter(state=State.ASKS, source=None).select_related("by")


def undone_told(consultation: Consultation, reader: Reader, most: int) -> list[tuple[TimeTold, str, str]]:
    """What was taken out last: when, by whom, and how it was called."""
    rows = Upload.objects.filter(consultation=consultation, undone_at__isnull=False).select_related("undone_by")
    return [
        (reader.time(_moment(one)), str(one.undone_by or ""), one.name) for one in rows.order_by("-undone_at")[:most]
    ]


def _moment(upload: Upload) -> datetime:
    assert upload.undone_at is not None
    return upload.undone_at


def _file_told(upload: Upload, reader: Reader, accounts: Mapping[str, ImportReport], *, whole: bool) -> FileTold:
    state, name, reason = State(upload.state), upload.name, upload.reason
    return FileTold(
        pk=upload.pk,
        name=name,
        size=upload.size,
        state=state,
        standing=str(STATES[state]),
        at=reader.time(upload.at),
        by=str(upload.by or ""),
        contributions=upload.contributions,
        source=upload.source_id,
        reason=in_words(reason.message) if state in (State.REFUSED, State.ASIDE) else "",
        seen=upload.seen if whole else None,
        account=accounts.get(name) if state is State.IMPORTED else None,
        read_otherwise=bool(upload.source and state is State.IMPORTED and upload.read_number != upload.source.number),
    )
