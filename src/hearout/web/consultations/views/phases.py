"""The phases of a consultation, and what was decided about them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hearout.plan.decided import DecisionKind
from hearout.summarise.method import story_paragraphs
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.decisions import record_of
from hearout.web.consultations.queries.phases import phases_told
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.queries.record import record_told
from hearout.web.consultations.queries.timeline import timeline
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show

__all__ = ["phases"]

ABOUT_PHASES = (
    DecisionKind.EXTENDED,
    DecisionKind.POSTPONED,
    DecisionKind.ROUND_ADDED,
    DecisionKind.ENDED_EARLY,
    DecisionKind.SCHEDULED,
    DecisionKind.SESSION_MOVED,
    DecisionKind.SESSIONS_CANCELLED,
    DecisionKind.SESSIONS_MERGED,
)


@require_safe
@team_room("consultation.view")
def phases(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    said, now = in_force(consultation) or drafted(consultation), timezone.now()
    reader = team_reader(member_of(request), said)
    told = {
        "phases": phases_told(said, reader, now),
        "timeline": timeline(said, reader, now),
        "record": record_told(consultation, reader, kinds=ABOUT_PHASES),
        "story": story_paragraphs(record_of(consultation, "en", now)),
        "zone": reader.place,
    }
    return show(request, consultation, "consultations/phases.html", told)
