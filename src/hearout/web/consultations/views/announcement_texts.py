"""Texts that the team copies to where it announces the consultation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.outlets.offered import ready_texts
from hearout.web.consultations.views.door import team_room
from hearout.web.consultations.views.rooms import show

__all__ = ["announcement_texts"]


@require_safe
@team_room("consultation.view")
def announcement_texts(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """For each kind of place, in the language that is asked for."""
    texts = ready_texts(consultation, request.GET.get("language", ""), timezone.now())
    return show(request, consultation, "consultations/announcement_texts.html", {"texts": texts})
