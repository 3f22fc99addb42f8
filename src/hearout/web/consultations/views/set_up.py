"""Setting up: what is done and what is missing, and a page for each section."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from hearout.plan.sections import Section
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.progress import parts
from hearout.web.consultations.queries.announcements import drafted, has_changes
from hearout.web.consultations.views.door import team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.consultations.views.writing import Writing

__all__ = ["section", "set_up"]


@require_safe
@team_room("announcement.edit")
def set_up(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The sections in order, and the next best thing to do."""
    told = parts(drafted(consultation), get_language() or "en", timezone.now())
    context = {
        "parts": told,
        "stopped": [part for part in told if part.stops],
        "next": next((part for part in told if part.stops), None),
        "has_changes": has_changes(consultation),
        "is_published": consultation.public is not None,
    }
    return show(request, consultation, "consultations/set-up/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("announcement.edit")
def section(request: HttpRequest, consultation: Consultation, section: str) -> HttpResponse:
    """One section: shown, rearranged, or saved."""
    if section not in set(Section):
        raise Http404
    return Writing(request, consultation, Section(section), timezone.now()).answer()
