"""Mail in the outbox: what is due, how it fares, and in a demo, what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from hearout.web.consultations.models import Consultation, Notice
from hearout.web.consultations.queries.readers import Reader
from hearout.web.outbox.models import Message, Telling
from hearout.web.outbox.rules import Kind, Remedy, State, Trouble, remedy
from hearout.web.times import TimeTold

__all__ = [
    "Fare",
    "Fault",
    "FaultTold",
    "ReadableMail",
    "all_readable",
    "due",
    "fare_of",
    "faults_told",
    "free_now",
    "overtaken",
    "tellings_of",
    "untold",
    "waiting_for_team",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """Mails that one kind of trouble keeps back, or made us give up; the oldest is of `since`."""

    trouble: Trouble
    given_up: bool
    count: int
    since: datetime


@dataclass(frozen=True, slots=True)
class FaultTold:
    """A fault as the team reads it."""

    remedy: Remedy
    given_up: bool
    count: int
    since: TimeTold


@dataclass(frozen=True, slots=True)
class Fare:
    """How the mail of a consultation fares, in numbers. `waiting` are those that no trouble keeps back."""

    waiting: int
    sent: int
    faults: tuple[Fault, ...]

    @property
    def retried(self) -> int:
        return sum(fault.count for fault in self.faults if not fault.given_up)

    @property
    def failed(self) -> int:
        return sum(fault.count for fault in self.faults if fault.given_up)


@dataclass(frozen=True, slots=True)
class ReadableMail:
    """A mail with its words, for a demo's page alone."""

    at: datetime
    kind: Kind
    recipient: str = field(repr=False)
    subject: str = field(repr=False)
    body: str = field(repr=False)
    language: str


def due(now: datetime) -> QuerySet[Message]:
    """The mails whose turn it is: none earlier waits for the same recipient, and nobody has them in hand. What people
    wait for comes first."""
    earlier = Message.objects.filter(thread=OuterRef("thread"), state=State.QUEUED, id__lt=OuterRef("id"))
    return (
        Message.objects.filter(free_now(now), ~Exists(earlier), state=State.QUEUED, next_try__lte=now)
        .select_related("consultation")
        .order_by("-urgent", "next_try", "id")
    )


def free_now(now: datetime) -> Q:
    """Nobody has them in hand, or whoever had was killed."""
    return Q(held_until=None) | Q(held_until__lte=now)


def overtaken() -> Exists:
    """Of a mail: that a later one told the same calendar of the same event."""
    later = Message.objects.filter(thread=OuterRef("thread"), entry=OuterRef("entry"), id__gt=OuterRef("id"))
    return Exists(later)


def fare_of(consultation: Consultation) -> Fare:
    """How the consultation's mail fares. The same number of queries however much there is."""
    mails = Message.objects.filter(consultation=consultation)
    groups = mails.values("state", "trouble").annotate(count=Count("pk"), since=Min("at")).order_by("since")
    found = [(State(group["state"]), group["trouble"], group["count"], group["since"]) for group in groups]
    return Fare(
        waiting=sum(count for state, trouble, count, _ in found if state is State.QUEUED and not trouble),
        sent=sum(count for state, _, count, _ in found if state is State.SENT),
        faults=tuple(
            Fault(Trouble(trouble), state is State.GIVEN_UP, count, since)
            for state, trouble, count, since in found
            if trouble
        ),
    )


def faults_told(faults: Iterable[Fault], reader: Reader) -> tuple[FaultTold, ...]:
    """What went wrong, in the language of the moment."""
    return tuple(
        FaultTold(remedy(fault.trouble), fault.given_up, fault.count, reader.time(fault.since)) for fault in faults
    )


def all_readable(now: datetime) -> tuple[ReadableMail, ...]:
    """Every mail that is not wiped yet, newest first, with its words: for a demo, where they are all invented. Raises
    KeyMissing."""
    return _readable(Message.objects.filter(at__lte=now, wiped=False))


def waiting_for_team(now: datetime) -> tuple[ReadableMail, ...]:
    """The codes and invitations that have not left, newest first, with their words: for whoever runs a server that has
    no mail server yet. Raises KeyMissing."""
    return _readable(Message.objects.filter(at__lte=now, wiped=False, kind=Kind.ACCOUNT, state=State.QUEUED))


def _readable(mails: QuerySet[Message]) -> tuple[ReadableMail, ...]:
    return tuple(
        ReadableMail(mail.at, Kind(mail.kind), mail.recipient, mail.subject, mail.body, mail.language)
        for mail in mails.order_by("-id")
    )


def tellings_of(notices: Iterable[Notice]) -> dict[int, bool]:
    """Whether each notice is wholly written to everyone, by its id, where it is to be told by mail at all."""
    of_decision = {notice.decision_id: notice.pk for notice in notices}
    tellings = Telling.objects.filter(decision__in=of_decision)
    return {of_decision[telling.decision_id]: telling.done is not None for telling in tellings}


def untold() -> QuerySet[Telling]:
    """What was decided and is not wholly told yet, the oldest first."""
    return Telling.objects.filter(done=None).order_by("decision__at", "pk")
