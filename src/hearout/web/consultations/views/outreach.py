"""The log of where the consultation was announced."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearout.plan.moments import local_day
from hearout.summarise.method import story_paragraphs
from hearout.web.consultations.actions.outreach import log
from hearout.web.consultations.actions.outreach import strike as strike_out
from hearout.web.consultations.forms.outreach import LogOutreach
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.decisions import record_of
from hearout.web.consultations.queries.outreach import outreach_in, outreach_told
from hearout.web.consultations.queries.rooms import may
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show, to_top

__all__ = ["outreach", "strike"]


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("consultation.view")
def outreach(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The log for everybody in the team, and a form for those who may write in it."""
    form = _form(request, consultation) if may(request.user, "outreach.log", consultation) else None
    if request.method != "POST":
        return _show(request, consultation, form)
    if form is None:
        raise Http404
    if not form.is_valid():
        return _show(request, consultation, form)
    log(consultation, **form.cleaned_data, by=member_of(request), now=timezone.now())
    messages.success(request, _("It is in the log, and in the method section."))
    return to_top("consultations:outreach", consultation)


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("outreach.log")
def strike(request: HttpRequest, consultation: Consultation, line: int) -> HttpResponse:
    """Asks first: the line is gone afterwards."""
    told = outreach_in(consultation, line)
    if told is None:
        raise Http404
    if request.method != "POST":
        return show(request, consultation, "consultations/outreach_strike.html", {"line": told})
    strike_out(told, by=member_of(request), now=timezone.now())
    messages.success(request, _("The line is struck. The log of what the team did says that it was there."))
    return redirect("consultations:outreach", consultation.slug)


def _form(request: HttpRequest, consultation: Consultation) -> LogOutreach:
    data = request.POST.dict() if request.method == "POST" else None
    today = local_day(timezone.now(), member_of(request).zone or drafted(consultation).zone)
    return LogOutreach(data, today, where=request.GET.get("where", ""))


def _show(request: HttpRequest, consultation: Consultation, form: LogOutreach | None) -> HttpResponse:
    told = {
        "log": outreach_told(consultation),
        "form": form,
        "story": story_paragraphs(record_of(consultation, "en"))[:1] if in_force(consultation) else (),
    }
    status = 400 if form is not None and form.errors else 200
    return show(request, consultation, "consultations/outreach.html", told, status=status)
