"""The guide for whoever holds a session: on screen, on paper, and as Markdown."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.sessions.guiding.outline import as_markdown
from hearout.web.sessions.queries.guides import GuideOffered, guide_offered

__all__ = ["guide", "guide_markdown"]


@require_safe
@team_room("sessions.guide")
def guide(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Of the session or round that the address names, or else of the next session."""
    return show(request, consultation, "sessions/guide.html", {"offered": _offered(request, consultation)})


@require_safe
@team_room("sessions.guide")
def guide_markdown(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    answer = HttpResponse(
        as_markdown(_offered(request, consultation).guide), content_type="text/markdown; charset=utf-8"
    )
    answer["Content-Disposition"] = f'inline; filename="guide-{consultation.slug}.md"'
    return answer


def _offered(request: HttpRequest, consultation: Consultation) -> GuideOffered:
    reader = team_reader(member_of(request), in_force(consultation) or drafted(consultation))
    asked = request.GET.get("language", "")
    offered = guide_offered(consultation, request.GET.get("of", ""), asked, reader, timezone.now())
    if offered is None:
        raise Http404
    return offered
