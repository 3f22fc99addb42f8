"""Who registered, for organisers: numbers at once, names when somebody asks for them, which is logged."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearout.errors import Refusal
from hearout.plan.announcement import Announcement, Session
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.consultations.queries.readers import Reader, team_reader
from hearout.web.consultations.views.door import identified_room, member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.sentences import in_words
from hearout.web.sessions.actions.enlisting import add_by_hand, take_out
from hearout.web.sessions.actions.looking import shown, taken_away
from hearout.web.sessions.forms.enlisting import AddForm
from hearout.web.sessions.models import Meeting, Seat
from hearout.web.sessions.queries.arranged import meeting_called
from hearout.web.sessions.queries.listed import SessionListed, as_table, sessions_listed
from hearout.web.sessions.queries.numbers import registered_count
from hearout.web.sessions.queries.seats import is_seat
from hearout.web.sessions.rules import SeatState

__all__ = ["add", "give_back", "registrants", "registrants_of", "registrants_table"]


@require_safe
@team_room("registrants.view")
def registrants(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    said = in_force(consultation)
    if said is None:
        return redirect("sessions:room", consultation.slug)
    reader = team_reader(member_of(request), said)
    told = {
        "sessions": sessions_listed(consultation, said, reader, timezone.now()),
        "people": registered_count(consultation),
        "zone": reader.place,
    }
    return show(request, consultation, "sessions/registrants.html", told)


@require_POST
@identified_room("registrants.view")
def registrants_of(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    """Shown as the answer to a form: going back or loading again shows nothing."""
    said, _session, meeting = _found(consultation, key)
    reader = team_reader(member_of(request), said)
    lines = shown(meeting, reader, by=member_of(request), now=timezone.now())
    told = {
        "session": _told(consultation, said, key, reader),
        "lines": lines,
        "zone": reader.place,
    }
    return show(request, consultation, "sessions/registrants_of.html", told)


@require_POST
@identified_room("registrants.view")
def registrants_table(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    said, _session, meeting = _found(consultation, key)
    reader = team_reader(member_of(request), said)
    lines = taken_away(meeting, reader, by=member_of(request), now=timezone.now())
    answer = HttpResponse(as_table(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="registrants-{key}.csv"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("registrants.change")
def add(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    """Somebody who asked for it by telephone."""
    said, session, _meeting = _found(consultation, key)
    reader = team_reader(member_of(request), said)
    first = {"zone": said.zone, "language": said.main_language}
    form = AddForm(said, session, request.POST if request.method == "POST" else None, first)
    if form.is_valid():
        try:
            seat = add_by_hand(consultation, form.person, form.wanted, by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error(refusal.field or None, in_words(refusal.message))
        else:
            return _added(request, consultation, seat)
    told = {"form": form, "session": _told(consultation, said, key, reader), "zone": reader.place}
    return show(request, consultation, "sessions/registrant_add.html", told, status=400 if form.errors else 200)


@require_POST
@team_room("registrants.change")
def give_back(request: HttpRequest, consultation: Consultation, seat: int) -> HttpResponse:
    """Whose place that is, is not repeated: the page after it is one without names."""
    if not is_seat(consultation, seat):
        raise Http404
    if take_out(consultation, seat, by=member_of(request), now=timezone.now()):
        messages.success(request, _("The place is given back. They are told by mail, and so is who gets it now."))
    return _overview(consultation)


def _added(request: HttpRequest, consultation: Consultation, seat: Seat) -> HttpResponse:
    if seat.state == SeatState.SEATED:
        messages.success(request, _("They have a seat."))
    else:
        messages.success(request, _("It is full: they are on the waiting list."))
    return _overview(consultation)


def _overview(consultation: Consultation) -> HttpResponse:
    return HttpResponseRedirect(reverse("sessions:registrants", args=[consultation.slug]))


def _found(consultation: Consultation, key: str) -> tuple[Announcement, Session, Meeting]:
    """The session of that key. Raises Http404."""
    said, meeting = in_force(consultation), meeting_called(consultation, key)
    session = said.session(key) if said else None
    if said is None or session is None or meeting is None:
        raise Http404
    return said, session, meeting


def _told(consultation: Consultation, said: Announcement, key: str, reader: Reader) -> SessionListed:
    return next(one for one in sessions_listed(consultation, said, reader, timezone.now()) if one.key == key)
