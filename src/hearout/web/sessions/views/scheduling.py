"""Giving sessions their times, moving, cancelling and merging them: a form, what will happen, the decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from hearout.plan.announcement import Announcement, Text
from hearout.plan.decided import DecisionKind
from hearout.plan.sessions import SessionStage, session_placed, session_stage, still_to_time
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.consultations.queries.readers import Reader, team_reader
from hearout.web.consultations.queries.record import newest_decision
from hearout.web.consultations.views.deciding import Deciding, Words
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.sessions.forms.changing import CancelSessions, ChooseSessions, MergeSessions, MoveSession
from hearout.web.sessions.forms.scheduling import MOST_AT_ONCE, Schedule
from hearout.web.sessions.queries.arranged import engagements, hosts
from hearout.web.sessions.queries.plans import PlannedSession, plan_numbered, sessions_of
from hearout.web.sessions.queries.rounds import RoundOf, is_over, round_in

__all__ = ["Here", "cancel", "choosing", "here", "merge", "move", "schedule"]

READING_AND_POSTING = ["GET", "HEAD", "POST"]
CHOOSE = "sessions/choose.html"  # the first step of a decision about some of a round's sessions
WORDS = {
    DecisionKind.SCHEDULED: Words(
        _("Give sessions a time"),
        _("Announce these times"),
        _("The sessions have their times, and everyone can read them."),
    ),
    DecisionKind.SESSION_MOVED: Words(
        _("Move this session"),
        _("Move it and tell everyone"),
        _("The session is moved. Whoever registered is told, and their calendars change."),
    ),
    DecisionKind.SESSIONS_CANCELLED: Words(
        _("Cancel sessions"),
        _("Cancel and tell everyone"),
        _("Cancelled. Whoever registered is told, and it leaves their calendars."),
    ),
    DecisionKind.SESSIONS_MERGED: Words(
        _("Merge sessions"),
        _("Merge them and tell everyone"),
        _("They are held together. Whoever registered is told, and their calendars change."),
    ),
}


@dataclass(frozen=True, slots=True)
class Here:
    """Where a decision about sessions begins: what is in force, the newest decision, and who looks at it when."""

    request: HttpRequest
    consultation: Consultation
    said: Announcement
    newest: Decision
    reader: Reader
    now: datetime

    def round(self, phase: str, key: str) -> RoundOf:
        """The round of that phase. Raises Http404."""
        found = round_in(self.said, phase, key)
        if found is None:
            raise Http404
        return found

    def round_of(self, session: str) -> RoundOf:
        """The round that a session is in. Raises Http404."""
        found = session_placed(self.said, session)
        if found is None:
            raise Http404
        return RoundOf(found.phase, found.round)

    def can_change(self, session: str) -> bool:
        """Whether a session has neither begun nor been cancelled."""
        found = self.said.session(session)
        return found is not None and session_stage(found, self.now) is SessionStage.SOON


def here(request: HttpRequest, consultation: Consultation) -> Here:
    """Raises Http404 before publication: what nobody relies on is changed in set-up."""
    said, newest = in_force(consultation), newest_decision(consultation)
    if said is None or newest is None:
        raise Http404
    return Here(request, consultation, said, newest, team_reader(member_of(request), said), timezone.now())


@require_http_methods(READING_AND_POSTING)
@team_room("phase.change")
def schedule(request: HttpRequest, consultation: Consultation, phase: str, key: str) -> HttpResponse:
    """Several at once; a plan that was computed fills in when they begin (?plan=7&choice=fairest)."""
    at = here(request, consultation)
    one = at.round(phase, key)
    if request.method != "POST" and is_over(one, at.said, at.now):
        return _settled(at, one)
    planned = _planned(request, consultation)
    rows = _rows(request, one, planned)

    def make(data: QueryDict | None, said: Announcement, after: int, asks_for_title: bool) -> Schedule:
        return Schedule(
            data,
            said,
            round_in(said, phase, key) or one,
            at.reader,
            after=after,
            asks_for_title=asks_for_title,
            now=at.now,
            rows=rows,
            hosts=hosts(consultation),
            engaged=engagements(consultation),
            planned=planned,
        )

    return _deciding(at, make, DecisionKind.SCHEDULED, "sessions/schedule.html")


@require_http_methods(READING_AND_POSTING)
@team_room("phase.change")
def move(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    at = here(request, consultation)
    one = at.round_of(key)
    if request.method != "POST" and not at.can_change(key):
        return _settled(at, one, key)

    def make(data: QueryDict | None, said: Announcement, after: int, asks_for_title: bool) -> MoveSession:
        found = session_placed(said, key)
        assert found is not None  # a session that was announced is never taken out
        return MoveSession(
            data,
            said,
            RoundOf(found.phase, found.round),
            at.reader,
            after=after,
            asks_for_title=asks_for_title,
            now=at.now,
            session=found.session,
        )

    return _deciding(at, make, DecisionKind.SESSION_MOVED)


@require_http_methods(READING_AND_POSTING)
@team_room("phase.change")
def cancel(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    return _beginning_with(request, consultation, key, CancelSessions)


@require_http_methods(READING_AND_POSTING)
@team_room("phase.change")
def merge(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    return _beginning_with(request, consultation, key, MergeSessions)


def _beginning_with(
    request: HttpRequest, consultation: Consultation, key: str, form: type[ChooseSessions]
) -> HttpResponse:
    """A decision about sessions of the round that one of them is in; that one is chosen at first."""
    at = here(request, consultation)
    one = at.round_of(key)
    if request.method != "POST" and not at.can_change(key):
        return _settled(at, one, key)
    return choosing(at, one, form, (key,))


def choosing(
    at: Here, one: RoundOf, form: type[ChooseSessions], proposed: Sequence[str], reason: Text | None = None
) -> HttpResponse:
    """A decision about sessions of a round; those `proposed` are chosen at first, for the `reason` that is there then
    already."""

    def make(data: QueryDict | None, said: Announcement, after: int, asks_for_title: bool) -> ChooseSessions:
        about = round_in(said, one.phase.key, one.round.key) or one
        made = form(
            data, said, about, at.reader, after=after, asks_for_title=asks_for_title, now=at.now, proposed=proposed
        )
        if reason is not None:
            made.initial["reason"] = reason
        return made

    return _deciding(at, make, form.kind, CHOOSE)


def _deciding(
    at: Here,
    make: Callable[[QueryDict | None, Announcement, int, bool], Schedule | MoveSession | ChooseSessions],
    kind: DecisionKind,
    template: str = "consultations/decide.html",
) -> HttpResponse:
    return Deciding(
        at.request, at.consultation, at.said, at.newest, make, WORDS[kind], "sessions:room", at.now, template=template
    ).answer()


def _settled(at: Here, one: RoundOf, key: str = "") -> HttpResponse:
    """That nothing can be decided here any more, and why."""
    session = at.said.session(key) if key else None
    told = {
        "title": at.reader.said(one.round.title),
        "stage": session_stage(session, at.now) if session else None,
        "key": key,
    }
    return show(at.request, at.consultation, "sessions/settled.html", told)


def _planned(request: HttpRequest, consultation: Consultation) -> tuple[PlannedSession, ...]:
    """The sessions of the plan that is asked for; none where there is no such plan."""
    row = plan_numbered(consultation, request.GET.get("plan", ""))
    return sessions_of(row, request.GET.get("choice", "")) if row else ()


def _rows(request: HttpRequest, one: RoundOf, planned: tuple[PlannedSession, ...]) -> int:
    """For how many sessions there is room on the page: those of the plan, or that have no time yet, or as many as are
    asked for."""
    typed = request.POST.get("rows") or request.GET.get("rows", "")
    wanted = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
    return min(max(wanted, len(planned), 1) if wanted or planned else max(still_to_time(one.round), 1), MOST_AT_ONCE)
