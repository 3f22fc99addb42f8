"""All themes, and looking for them again."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from hearout.web.analysis.queries.listed import listing
from hearout.web.analysis.queries.one import one_passage
from hearout.web.analysis.queries.record import warnings_told
from hearout.web.analysis.tasks import STEP
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.work.actions import bring_up_to

__all__ = ["passage", "run", "themes"]


@require_safe
@team_room("themes.view")
def themes(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    said = drafted(consultation)
    reader = team_reader(member_of(request), said)
    told = {"listing": listing(consultation, said, reader), "warnings": warnings_told(consultation)}
    return show(request, consultation, "analysis/themes.html", told)


@require_POST
@team_room("themes.decide")
def run(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Look for themes again, in the background; before that, all that is stale on the way to them."""
    bring_up_to(consultation, STEP, by=member_of(request), now=timezone.now())
    return redirect("analysis:themes", consultation.slug)


@require_safe
@team_room("themes.view")
def passage(request: HttpRequest, consultation: Consultation, passage: str) -> HttpResponse:
    said = drafted(consultation)
    found = one_passage(consultation, passage, said, team_reader(member_of(request), said))
    if found is None:
        raise Http404
    return show(request, consultation, "analysis/passage.html", {"one": found})
