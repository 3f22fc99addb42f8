"""Extending, postponing and ending a phase, and adding a round to it: a form, what will happen, the decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from hearout.plan.announcement import Announcement, Phase
from hearout.plan.decided import DecisionKind
from hearout.web.consultations.forms.phases import AddRound, ChangePhase, EndEarly, Extend, Postpone
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.consultations.queries.phases import phase_told, possible
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.queries.record import ending_told, newest_decision
from hearout.web.consultations.views.deciding import Deciding, Words
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show

__all__ = ["WORDS", "add_round", "end_early", "extend", "postpone"]

WORDS = {
    DecisionKind.EXTENDED: Words(
        _("Extend this phase"), _("Extend it and tell everyone"), _("The phase is extended, and everyone can read why.")
    ),
    DecisionKind.POSTPONED: Words(
        _("Postpone this phase"),
        _("Postpone it and tell everyone"),
        _("The phase is postponed, and everyone can read why."),
    ),
    DecisionKind.ROUND_ADDED: Words(
        _("Add a round"), _("Add the round and tell everyone"), _("The round is added, and everyone can read why.")
    ),
    DecisionKind.ENDED_EARLY: Words(
        _("End this phase early"),
        _("End the phase and tell everyone"),
        _("The phase has ended, and everyone can read why."),
    ),
}


def _changing(form: type[ChangePhase]) -> Callable[[HttpRequest, str, str], HttpResponseBase]:
    """The page for one kind of decision about a phase."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @team_room("phase.change")
    def change(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
        said, newest, now = in_force(consultation), newest_decision(consultation), timezone.now()
        phase = said.phase(key) if said else None
        if said is None or newest is None or phase is None:
            raise Http404
        if request.method != "POST" and form.kind not in possible(phase, said, now):
            return _settled(request, consultation, said, phase, now)
        return _deciding(request, consultation, said, newest, key, form, now).answer()

    return change


def _deciding(
    request: HttpRequest,
    consultation: Consultation,
    said: Announcement,
    newest: Decision,
    key: str,
    form: type[ChangePhase],
    now: datetime,
) -> Deciding:
    def make(data: QueryDict | None, said: Announcement, after: int, asks_for_title: bool) -> ChangePhase:
        phase = said.phase(key)
        assert phase is not None  # a phase that is published is never taken out
        made = form(data, said, phase, after=after, asks_for_title=asks_for_title)
        made.propose(now)
        return made

    return Deciding(request, consultation, said, newest, make, WORDS[form.kind], "consultations:phases", now)


def _settled(
    request: HttpRequest, consultation: Consultation, said: Announcement, phase: Phase, now: datetime
) -> HttpResponse:
    """That this cannot be decided of the phase, and what it is instead."""
    reader = team_reader(member_of(request), said)
    told = {"phase": phase_told(phase, said, reader, now), "ending": ending_told(consultation, phase, reader)}
    return show(request, consultation, "consultations/settled.html", told)


extend, postpone, add_round, end_early = (_changing(form) for form in (Extend, Postpone, AddRound, EndEarly))
