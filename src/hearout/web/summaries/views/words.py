"""What becomes of somebody's words beside a finding: left out, told in the team's own, or as they were."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearout.errors import Refusal
from hearout.web.analysis.queries.telling import passage_told
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.passages.queries import passage as passage_called
from hearout.web.summaries.actions.quotes import undo as undo_decision
from hearout.web.summaries.forms import LeaveOut, Retell
from hearout.web.summaries.queries.kept import known_words
from hearout.web.summaries.queries.quotes import standing_about
from hearout.web.summaries.views.refusing import told_in

__all__ = ["leave_out", "retell", "undo"]


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("themes.decide")
def leave_out(request: HttpRequest, consultation: Consultation, passage: str) -> HttpResponse:
    form = LeaveOut(request.POST if request.method == "POST" else None)
    return _decided(request, consultation, passage, form, "summaries/leave_out.html", _("These words are not quoted."))


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("themes.decide")
def retell(request: HttpRequest, consultation: Consultation, passage: str) -> HttpResponse:
    form = Retell(request.POST if request.method == "POST" else None, known_words(consultation))
    return _decided(request, consultation, passage, form, "summaries/retell.html", _("It is told in your words."))


@require_POST
@team_room("themes.decide")
def undo(request: HttpRequest, consultation: Consultation, quote: int) -> HttpResponse:
    if undo_decision(consultation, quote, by=member_of(request), now=timezone.now()) is None:
        messages.info(request, _("That decision had been undone already."))
    else:
        messages.success(request, _("It is undone. The record says that it was there."))
    return redirect(f"{_back(request, consultation)}#main")


def _decided(
    request: HttpRequest, consultation: Consultation, ident: str, form: LeaveOut | Retell, template: str, done: str
) -> HttpResponse:
    """Decides where the form says all that it must, and shows it otherwise."""
    row = passage_called(consultation, ident)
    if row is None:
        raise Http404
    if form.is_bound and form.is_valid() and not (isinstance(form, Retell) and form.is_to_be_looked_at):
        try:
            form.decide(consultation, ident, by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            told_in(form, refusal)
        else:
            messages.success(request, f"{done} {_('The summary says so once it is up to date.')}")
            return redirect(f"{_back(request, consultation)}#main")
    reader = team_reader(member_of(request), drafted(consultation))
    context = {
        "form": form,
        "said": passage_told(row, reader),
        "before": standing_about(consultation, ident),
        "back": _back(request, consultation),
    }
    return show(request, consultation, template, context, status=400 if form.errors else 200)


def _back(request: HttpRequest, consultation: Consultation) -> str:
    """The page of this room that led here."""
    room = reverse("summaries:summary", args=[consultation.slug])
    back = request.POST.get("back") or request.GET.get("back") or room
    is_ours = back.startswith(room) and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if is_ours else room
