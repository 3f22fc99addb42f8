"""Putting the draft in force: what would be announced, what has changed, and one button."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearout.errors import Refusal
from hearout.web.consultations import reach
from hearout.web.consultations.actions.announcing import Conflict, publish
from hearout.web.consultations.comparing import changes
from hearout.web.consultations.forms.publishing import PublishForm
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.progress import parts
from hearout.web.consultations.queries.announcements import drafted, in_force, reloaded
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.consultations.views.writing import number_sent

__all__ = ["publishing"]


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("announcement.publish")
def publishing(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    form = _form(consultation, request)
    if not form.is_valid():
        return _shown(request, consultation, form)
    base, by = number_sent(request.POST.get("base", "")), member_of(request)
    try:
        publish(consultation, form.choice(), base=base, by=by, now=timezone.now())
    except Conflict:
        moved_on = reloaded(consultation)
        return _shown(request, moved_on, _form(moved_on, request, checks=False), {"moved_on": True})
    except Refusal as refusal:
        form.refuse(refusal)
        return _shown(request, consultation, form)
    messages.success(request, _("It is published. Everybody can read it now."))
    return redirect("consultations:overview", consultation.slug)


def _form(consultation: Consultation, request: HttpRequest, *, checks: bool = True) -> PublishForm:
    data = request.POST if request.method == "POST" else None
    return PublishForm(drafted(consultation), data, is_first=consultation.public is None, checks=checks)


def _shown(
    request: HttpRequest, consultation: Consultation, form: PublishForm, context: Mapping[str, object] | None = None
) -> HttpResponse:
    reader, said, public = get_language() or "en", drafted(consultation), in_force(consultation)
    told = parts(said, reader, timezone.now())
    assert consultation.draft is not None
    around = {
        "form": form,
        "problems": tuple(form.problems()),
        "base": consultation.draft.number,
        "stopped": [part for part in told if part.stops],
        "advised": [part for part in told if part.advice],
        "changes": changes(public, said, reader) if public else (),
        "hearers": reach.will_hear(consultation, said),
        "is_first": public is None,
    }
    status = 400 if form.is_bound else 200
    return show(request, consultation, "consultations/publish.html", {**around, **(context or {})}, status=status)
