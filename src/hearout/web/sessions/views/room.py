"""The Sessions room: every round with its sessions, and what is missing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.queries.rooms import may
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.sessions.queries.sessions import rounds_told

__all__ = ["room"]


@require_safe
@team_room("sessions.view")
def room(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    said, now = in_force(consultation) or drafted(consultation), timezone.now()
    reader = team_reader(member_of(request), said)
    exact = may(request.user, "registrants.view", consultation)
    told = {"rounds": rounds_told(consultation, said, reader, now, exact=exact), "zone": reader.place}
    return show(request, consultation, "sessions/room.html", told)
