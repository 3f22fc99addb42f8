"""What is being worked on, and what came of it, as the team reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from babel.dates import format_timedelta
from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.sentences import in_words
from hearout.web.times import TimeTold, locale_of
from hearout.web.work.keeping import brought_back
from hearout.web.work.models import Work
from hearout.web.work.registry import kind_called, steps
from hearout.web.work.rules import SILENT, UNFINISHED, UP_TO, State

__all__ = ["WorkTold", "ended_in", "of_the_moment", "title_of", "told", "unfinished_in", "work_in"]

MOMENT = timedelta(minutes=2)  # that ended work is still told of on every page


@dataclass(frozen=True, slots=True)
class WorkTold:
    """One piece of work in words: what it is, how it stands, and when. `done` of `total`: zero where it cannot be
    counted."""

    ident: UUID
    title: str
    state: State
    stands: str
    done: int
    total: int
    who: str
    asked: TimeTold
    ended: TimeTold | None
    took: str
    can_stop: bool

    @property
    def can_begin_again(self) -> bool:
        return self.state in (State.STOPPED, State.REFUSED, State.FAILED)


def of_the_moment(consultation: Consultation, now: datetime) -> list[Work]:
    """What ended last, if that was a moment ago, and what is not finished; what was asked for first comes first."""
    lately = Q(state__in=UNFINISHED) | Q(ended__gt=now - MOMENT)
    works = list(consultation.works.filter(lately).select_related("by").order_by("asked"))
    last = max((work.ended for work in works if work.ended), default=None)
    return [work for work in works if work.ended is None or work.ended == last]


def unfinished_in(consultation: Consultation) -> QuerySet[Work]:
    """What waits or runs, in its order."""
    return consultation.works.filter(state__in=UNFINISHED).select_related("by").order_by("asked")


def ended_in(consultation: Consultation) -> QuerySet[Work]:
    """What came to an end, newest first."""
    return consultation.works.exclude(state__in=UNFINISHED).select_related("by").order_by("-ended", "-asked")


def work_in(consultation: Consultation, ident: UUID) -> Work | None:
    """The work of that id, if it is of this consultation."""
    return consultation.works.select_related("consultation").filter(pk=ident).first()


def told(work: Work, reader: Reader, now: datetime) -> WorkTold:
    """The work in the words of whoever reads it."""
    state = State(work.state)
    running = state is State.RUNNING
    return WorkTold(
        ident=work.pk,
        title=title_of(work.kind),
        state=state,
        stands=_stands(work, state, reader, now),
        done=min(work.done, work.total) if running else 0,
        total=work.total if running else 0,
        who=str(work.by) if work.by else "",
        asked=reader.time(work.asked),
        ended=reader.time(work.ended) if work.ended else None,
        took=_took(work, reader),
        can_stop=state in UNFINISHED and (work.stop_asked is None or _is_silent(work, now)),
    )


def title_of(kind: str) -> str:
    """What people call that kind of work."""
    try:
        known = steps(kind.removeprefix(UP_TO))[-1].kind if kind.startswith(UP_TO) else kind_called(kind)
    except KeyError:
        return gettext("Work of another version of Hearout")
    return str(known.title)


def _stands(work: Work, state: State, reader: Reader, now: datetime) -> str:
    """How it is with it, in a sentence or two."""
    outcome = _outcome(work)
    match state:
        case State.WAITING:
            return _waits(work, reader, now)
        case State.RUNNING:
            return _runs(work, reader, now)
        case State.DONE:
            return outcome or gettext("It is done.")
        case State.STOPPED:
            return _joined(gettext("It was stopped before its end."), outcome or gettext("Nothing was changed."))
        case State.REFUSED:
            return _joined(gettext("It could not be done, and nothing was changed."), outcome)
        case State.FAILED:
            fault = gettext(
                "This is a fault of Hearout, not of yours. Begin it again; if it fails again, ask whoever runs the "
                "server to look into its log."
            )
            return _joined(fault, outcome or gettext("Nothing was changed."))


def _waits(work: Work, reader: Reader, now: datetime) -> str:
    if now - work.asked < SILENT:
        return gettext("It begins in a moment.")
    since = {"time": str(reader.time(work.asked))}
    return gettext("It has waited for its turn since %(time)s. One piece of work is done after the other.") % since


def _runs(work: Work, reader: Reader, now: datetime) -> str:
    if _is_silent(work, now):
        told = gettext(
            "It has not been heard of since %(time)s. It is begun again when the server works again; you may also "
            "stop it."
        )
        return told % {"time": str(reader.time(work.seen or work.asked))}
    if work.stop_asked is not None:
        return gettext("It stops at its next step, and changes nothing.")
    doing = brought_back(work.doing)
    return in_words(doing) if doing else gettext("It has begun.")


def _outcome(work: Work) -> str:
    outcome = brought_back(work.outcome)
    return in_words(outcome) if outcome else ""


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _is_silent(work: Work, now: datetime) -> bool:
    return work.state == State.RUNNING and now - (work.seen or work.asked) > SILENT


def _took(work: Work, reader: Reader) -> str:
    """ "20 seconds"; empty where it never began, or has not ended."""
    if work.began is None or work.ended is None or work.ended < work.began:
        return ""
    return format_timedelta(work.ended - work.began, threshold=1.2, locale=locale_of(reader.spoken))
