"""When few register: the numbers, what each choice costs, a poll of those who registered, and the decision."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearout.errors import Refusal
from hearout.plan.announcement import Announcement, Session, Text, TurnoutProposal
from hearout.web.consultations.forms.phases import AddRound, ChangePhase, EndEarly, Extend
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.sessions import rule_in_words
from hearout.web.consultations.views.bending import WORDS as OF_PHASES
from hearout.web.consultations.views.deciding import Deciding
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.sentences import in_words
from hearout.web.sessions.actions.polling import ask as ask_them
from hearout.web.sessions.forms.asking import AskForm
from hearout.web.sessions.forms.changing import CancelSessions, ChooseSessions, MergeSessions
from hearout.web.sessions.queries.choices import basis, options
from hearout.web.sessions.queries.options_told import options_told
from hearout.web.sessions.queries.polls import asked_of, poll_of, poll_told, would_come
from hearout.web.sessions.queries.rounds import RoundOf, is_over
from hearout.web.sessions.queries.seats import seat_counts
from hearout.web.sessions.queries.turnout import Verdict, judged
from hearout.web.sessions.queries.turnout_told import turnout_told
from hearout.web.sessions.views.scheduling import Here, choosing, here
from hearout.web.sessions.wording import reason_text

__all__ = ["ask", "decide", "turnout"]

CHANGES: dict[TurnoutProposal, type[ChangePhase]] = {
    TurnoutProposal.EXTEND: Extend,
    TurnoutProposal.ADD: AddRound,
    TurnoutProposal.END: EndEarly,
}
CHOOSING: dict[TurnoutProposal, type[ChooseSessions]] = {
    TurnoutProposal.MERGE: MergeSessions,
    TurnoutProposal.CANCEL: CancelSessions,
}


@require_safe
@team_room("phase.change")
def turnout(request: HttpRequest, consultation: Consultation, phase: str, key: str) -> HttpResponse:
    at = here(request, consultation)
    return _show(at, at.round(phase, key), AskForm())


@require_POST
@team_room("turnout.ask")
def ask(request: HttpRequest, consultation: Consultation, phase: str, key: str) -> HttpResponse:
    """One press of a button, with for how long they can answer."""
    at = here(request, consultation)
    about, form = at.round(phase, key), AskForm(request.POST.dict())
    if form.is_valid():
        try:
            ask_them(consultation, about, form.cleaned_data["days"], by=member_of(request), now=at.now)
        except Refusal as refusal:
            form.add_error(refusal.field or None, in_words(refusal.message))
        else:
            messages.success(request, _("They are asked, by e-mail. The answers appear here."))
            return redirect("sessions:turnout", consultation.slug, phase, key)
    return _show(at, about, form)


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("phase.change")
def decide(request: HttpRequest, consultation: Consultation, phase: str, key: str, choice: str) -> HttpResponse:
    """The decision that was chosen, with what is known already written down as its reason."""
    if choice not in {one.value for one in TurnoutProposal}:
        raise Http404
    at, proposal = here(request, consultation), TurnoutProposal(choice)
    about = at.round(phase, key)
    open_now = {one.proposal for one in options(about, at.said, (), None, at.now) if one.is_open}
    if request.method != "POST" and proposal not in open_now:
        return redirect("sessions:turnout", consultation.slug, phase, key)
    if proposal in CHANGES:
        return _changing(at, about, CHANGES[proposal])
    few = _few(at, about)
    return choosing(at, about, CHOOSING[proposal], [one.key for one in few], _reason(at, about, few))


def _changing(at: Here, about: RoundOf, form: type[ChangePhase]) -> HttpResponse:
    reason = _reason(at, about, _few(at, about))

    def make(data: QueryDict | None, said: Announcement, after: int, asks_for_title: bool) -> ChangePhase:
        made = form(data, said, said.phase(about.phase.key) or about.phase, after=after, asks_for_title=asks_for_title)
        made.propose(at.now)
        made.initial["reason"] = reason
        return made

    words = OF_PHASES[form.kind]
    return Deciding(at.request, at.consultation, at.said, at.newest, make, words, "sessions:room", at.now).answer()


def _few(at: Here, about: RoundOf) -> tuple[Session, ...]:
    """The sessions that are judged to have too few."""
    found = judged(about, seat_counts(at.consultation), at.now)
    return tuple(one.session for one in found if one.verdict is Verdict.FEW)


def _reason(at: Here, about: RoundOf, few: Sequence[Session]) -> Text:
    poll = poll_of(at.consultation, about)
    return reason_text(at.said, about.round.rule, few, would_come(poll) if poll else None)


def _show(at: Here, about: RoundOf, form: AskForm) -> HttpResponse:
    consultation, poll = at.consultation, poll_of(at.consultation, about)
    known = basis(consultation, about)
    told = {
        "about": about,
        "title": at.reader.said(about.round.title),
        "phase_title": at.reader.said(about.phase.title),
        "rule": rule_in_words(about.round.rule) if about.round.rule else "",
        "numbers": turnout_told(consultation, about, at.reader, at.now),
        "options": options_told(options(about, at.said, _few(at, about), known, at.now), at.said.promises.k),
        "basis": known,
        "poll": poll_told(poll, at.said, at.reader, at.now) if poll else None,
        "to_ask": asked_of(consultation, about).count(),
        "form": form,
        "is_over": is_over(about, at.said, at.now),
    }
    return show(at.request, consultation, "sessions/turnout.html", told, status=400 if form.errors else 200)
