"""One session with all that is known of it and its next step; and who holds it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearout.errors import Refusal
from hearout.plan.announcement import Announcement
from hearout.plan.sessions import Placed, session_placed
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.queries.rooms import may
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.sentences import in_words
from hearout.web.sessions.actions.arranging import arrange as keep
from hearout.web.sessions.forms.arranging import ArrangeForm
from hearout.web.sessions.queries.arranged import hosts, meeting_called
from hearout.web.sessions.queries.sessions import SessionTold, session_told
from hearout.web.sessions.queries.steps import next_step

__all__ = ["arrange", "session"]


@require_safe
@team_room("sessions.view")
def session(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    """How those who registered join is shown to those alone who may say it."""
    said, found = _placed(consultation, key)
    meeting, told = meeting_called(consultation, key), _told(request, consultation, said, found)
    around = {
        "session": told,
        "phase": found.phase.key,
        "round": found.round.key,
        "round_title": team_reader(member_of(request), said).said(found.round.title),
        "step": next_step(told),
        "joining": meeting.joining if meeting and may(request.user, "sessions.arrange", consultation) else "",
    }
    return show(request, consultation, "sessions/session.html", around)


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("sessions.arrange")
def arrange(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    """Who holds it, who takes notes, and how those who registered join."""
    said, found = _placed(consultation, key)
    meeting = meeting_called(consultation, key)
    if meeting is None or found.session.cancelled is not None:
        return redirect("sessions:session", consultation.slug, key)
    data = request.POST.dict() if request.method == "POST" else None
    form = ArrangeForm(data, found.session, meeting, hosts(consultation))
    if form.is_valid():
        try:
            keep(consultation, key, form.arrangement(), by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error(refusal.field or None, in_words(refusal.message))
        else:
            messages.success(request, _("It is kept. Whoever it concerns is told by e-mail."))
            return redirect("sessions:session", consultation.slug, key)
    told = {"form": form, "session": _told(request, consultation, said, found)}
    return show(request, consultation, "sessions/arrange.html", told, status=400 if form.errors else 200)


def _placed(consultation: Consultation, key: str) -> tuple[Announcement, Placed]:
    """What is in force, and the session of that key in it. Raises Http404."""
    said = in_force(consultation)
    found = session_placed(said, key) if said else None
    if said is None or found is None:
        raise Http404
    return said, found


def _told(request: HttpRequest, consultation: Consultation, said: Announcement, found: Placed) -> SessionTold:
    reader, exact = team_reader(member_of(request), said), may(request.user, "registrants.view", consultation)
    return session_told(consultation, said, found, reader, timezone.now(), exact=exact)
