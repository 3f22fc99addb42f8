"""Deciding about a theme, the record of what was decided, and undoing."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearout.errors import Refusal
from hearout.web.analysis.actions.deciding import undo as take_back
from hearout.web.analysis.forms.deciding import FORMS, refused
from hearout.web.analysis.queries.decided import newest_number
from hearout.web.analysis.queries.one import theme_called, theme_told
from hearout.web.analysis.queries.record import decision_numbered, record_page, warnings_told
from hearout.web.analysis.queries.telling import decision_told
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show

__all__ = ["decide", "decisions", "undo"]


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("themes.decide")
def decide(request: HttpRequest, consultation: Consultation, theme: str, action: str) -> HttpResponse:
    """The form of one decision."""
    found = theme_called(consultation, theme)
    if action not in FORMS:
        raise Http404
    if found is None:
        return show(request, consultation, "analysis/gone.html", status=404)
    seen = newest_number(consultation)
    form = FORMS[action](request.POST.dict() if request.method == "POST" else None, found, seen=seen)
    meanwhile = None
    if form.is_bound and form.is_valid():
        try:
            form.decide(by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            meanwhile = refused(form, refusal)
        else:
            messages.success(request, _("It is decided, and takes effect with the next run."))
            return redirect("analysis:theme", consultation.slug, theme)
    said = drafted(consultation)
    reader = team_reader(member_of(request), said)
    told = {
        "form": form,
        "seen": seen,
        "theme": theme_told(found, said, reader),
        "meanwhile": decision_told(meanwhile.decision, reader, 0) if meanwhile else None,
    }
    return show(request, consultation, "analysis/decide.html", told, status=400 if form.errors or meanwhile else 200)


@require_safe
@team_room("themes.view")
def decisions(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    reader = team_reader(member_of(request), drafted(consultation))
    record = record_page(consultation, reader, request.GET.get("page", ""))
    told = {"record": record, "warnings": warnings_told(consultation), "zone": reader.place}
    return show(request, consultation, "analysis/decisions.html", told)


@require_POST
@team_room("themes.decide")
def undo(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    undone = take_back(consultation, number, by=member_of(request), now=timezone.now())
    if undone is None and decision_numbered(consultation, number) is None:
        raise Http404
    if undone is None:
        messages.info(request, _("Somebody undid this already."))
    else:
        messages.success(request, _("It is undone, and takes effect with the next run."))
    return redirect("analysis:decisions", consultation.slug)
