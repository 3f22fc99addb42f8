"""What all pages of the desk show around themselves, and where one goes from one of them."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import Reader, team_reader
from hearout.web.consultations.views.door import member_of
from hearout.web.consultations.views.rooms import show
from hearout.web.desk.queries.standing import standing
from hearout.web.desk.queries.words import first_waiting

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


def onward(consultation: Consultation, mark: str) -> HttpResponse:
    """On to the word of that mark; to the desk where none waits any more."""
    mark = mark or first_waiting(consultation)
    if not mark:
        return HttpResponseRedirect(reverse("desk:words", args=[consultation.slug]))
    return HttpResponseRedirect(reverse("desk:word", args=[consultation.slug, mark]))


def reader_of(request: HttpRequest, consultation: Consultation) -> Reader:
    """In which zone and language whoever asks reads."""
    return team_reader(member_of(request), drafted(consultation))
