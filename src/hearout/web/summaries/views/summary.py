"""The summary as it stands."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearout.web.consultations.actions.recording import require
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.queries.rooms import may
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.summaries.queries.findings import unsaid_in
from hearout.web.summaries.queries.kept import kept_in, now_of, whole
from hearout.web.summaries.queries.quotes import quotes_told
from hearout.web.summaries.queries.standing import draft_told
from hearout.web.summaries.rules import STEP
from hearout.web.summaries.views.body import body_for
from hearout.web.work.actions import bring_up_to

__all__ = ["quotes", "summary", "write"]


@require_safe
@team_room("themes.view")
def summary(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The draft in the look in which it would be published, with what can be done about each finding."""
    reader = team_reader(member_of(request), drafted(consultation))
    row, now = whole(consultation), now_of(consultation)
    here = kept_in(row) if row else None
    decides = may(request.user, "themes.decide", consultation)
    context = {
        "draft": draft_told(row, now, reader),
        "unsaid": unsaid_in(consultation, here) if here else (),
        "body": body_for(consultation, here, row.words, now, decides=decides) if row and here else "",
    }
    return show(request, consultation, "summaries/summary.html", context)


@require_POST
@team_room("themes.decide")
def write(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Have it brought up to date, with all that comes before it."""
    member = member_of(request)
    require("themes.decide", member, consultation)
    bring_up_to(consultation, STEP, by=member, now=timezone.now())
    messages.success(request, _("It is being written. You may leave this page."))
    return redirect("summaries:summary", consultation.slug)


@require_safe
@team_room("themes.view")
def quotes(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What was decided about quotes, with its reasons."""
    reader = team_reader(member_of(request), drafted(consultation))
    return show(request, consultation, "summaries/quotes.html", {"decisions": quotes_told(consultation, reader)})
