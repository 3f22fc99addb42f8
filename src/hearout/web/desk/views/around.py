"""What all pages of the desk show around themselves, and where one goes from one of them."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import Reader, team_reader
from hearout.web.consultations.views.door import member_of
from hearout.web.consultations.views.rooms import show
from hearout.web.desk.queries.standing import standing
from hearout.web.desk.queries.words import is_met

__all__ = ["desk_page", "onward", "reader_of"]

TABS = {"left": "words", "missed": "words", "passage": "passages", "reword": "passages"}


def desk_page(
    request: HttpRequest,
    consultation: Consultation,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page of the desk with how far it is."""
    desk = context.get("desk") or standing(consultation, member_of(request))
    around = {**context, "desk": desk, "tab": TABS.get(template, template)}
    return show(request, consultation, f"desk/{template}.html", around, status=status)


def onward(consultation: Consultation, mark: str, *, or_else: str = "desk:words") -> HttpResponse:
    """On to the word of that mark, where the gate met it."""
    if mark and is_met(consultation, mark):
        return redirect("desk:word", consultation.slug, mark)
    return redirect(or_else, consultation.slug)


def reader_of(request: HttpRequest, consultation: Consultation) -> Reader:
    """In which zone and language whoever asks reads."""
    return team_reader(member_of(request), drafted(consultation))
