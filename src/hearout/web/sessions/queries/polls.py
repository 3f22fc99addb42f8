"""Polls of those who registered: who is asked, who may answer, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from hearout.plan.announcement import Announcement
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.sessions.models import Poll, Registrant
from hearout.web.sessions.queries.numbers import protected
from hearout.web.sessions.queries.rounds import RoundOf
from hearout.web.sessions.rules import PollAnswer, SeatState
from hearout.web.times import TimeTold

__all__ = ["PollTold", "asked_of", "may_answer", "poll_of", "poll_told", "would_come"]


@dataclass(frozen=True, slots=True)
class PollTold:
    """What a poll says. The sums (of everybody who answered, and of each answer) are protected, so that nobody's answer
    can be read from them."""

    at: TimeTold
    closes: TimeTold
    is_open: bool
    answered: str
    yes: str
    maybe: str
    no: str


def poll_of(consultation: Consultation, asked: RoundOf) -> Poll | None:
    """The poll of a round, if it was asked."""
    return (
        Poll.objects.select_related("consultation__public").filter(consultation=consultation, round=asked.name).first()
    )


def asked_of(consultation: Consultation, asked: RoundOf) -> QuerySet[Registrant]:
    """Everyone whom mail reaches and who has a seat in a session of the round, or waits for one."""
    keys = [session.key for session in asked.sessions]
    return Registrant.objects.filter(
        consultation=consultation,
        confirmed__isnull=False,
        bounced=None,
        seats__meeting__key__in=keys,
        seats__state__in=(SeatState.SEATED, SeatState.WAITING),
    ).distinct()


def may_answer(registrant: Registrant, asked: RoundOf) -> bool:
    """Whether they registered for a session of the round, also where they lost their seat with it since."""
    keys = [session.key for session in asked.sessions]
    return registrant.seats.filter(meeting__key__in=keys).exclude(state=SeatState.ASKED).exists()


def would_come(poll: Poll) -> int:
    """How many said yes: exact, to be protected wherever it is shown."""
    return poll.replies.filter(answer=PollAnswer.YES).count()


def poll_told(poll: Poll, said: Announcement, reader: Reader, now: datetime) -> PollTold:
    """The poll with its sums as they are shown."""
    sums = dict(poll.replies.order_by().values_list("answer").annotate(count=Count("pk")))
    return PollTold(
        at=reader.time(poll.at),
        closes=reader.time(poll.closes),
        is_open=now < poll.closes,
        answered=protected(said, sum(sums.values())),
        yes=protected(said, sums.get(PollAnswer.YES, 0)),
        maybe=protected(said, sums.get(PollAnswer.MAYBE, 0)),
        no=protected(said, sums.get(PollAnswer.NO, 0)),
    )
