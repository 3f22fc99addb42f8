"""The log of what the team did."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.log import entries, those_who_did
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.people.queries import told_log

__all__ = ["log"]

PAGE = 50


@require_safe
@team_room("audit.view")
def log(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    reader = team_reader(member_of(request), drafted(consultation))
    person = _ident(request.GET.get("person", ""))
    page = Paginator(entries(consultation, person), PAGE).get_page(request.GET.get("page"))
    told = {
        "lines": told_log(page.object_list, zone=reader.zone, language=reader.spoken),
        "page": page,
        "people": those_who_did(consultation),
        "person": str(person or ""),
        "zone": reader.place,
    }
    return show(request, consultation, "consultations/log.html", told)


def _ident(said: str) -> UUID | None:
    """Whom the address names; what is no id names nobody."""
    try:
        return UUID(said)
    except ValueError:
        return None
