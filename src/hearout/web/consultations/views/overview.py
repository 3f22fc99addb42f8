"""What needs the team now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hearout.web.consultations import needs, sections
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.deadlines import next_deadline
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.queries.rooms import role_of
from hearout.web.consultations.queries.timeline import timeline
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.once import asked_once

__all__ = ["overview"]


@require_safe
@team_room("consultation.view")
def overview(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    role, now = role_of(request.user, consultation), timezone.now()
    assert role is not None  # the door let nobody else in
    public = in_force(consultation)
    reader = team_reader(member_of(request), public or drafted(consultation))
    told: dict[str, object] = {
        "now": reader.time(now),
        "deadline": next_deadline(public, reader, now) if public else None,
        "timeline": timeline(public or drafted(consultation), reader, now),
    }
    with asked_once():
        told["needs"] = needs.of(consultation, role, now, member_of(request).pk)
        told["sections"] = sections.of(consultation, role, now)
        told["warnings"] = sections.warnings(consultation, role, now)
    return show(request, consultation, "consultations/overview.html", told)
