"""What would be published, exactly as it would be: as a page, and every file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hearout.web.audits.models import Candidate
from hearout.web.audits.previewing import previewed
from hearout.web.audits.queries.candidates import candidate_numbered
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.views.door import team_room
from hearout.web.releases.rules import REPORT_PAGE, content_type

__all__ = ["file", "preview", "report"]


@never_cache
@require_safe
@team_room("audit.run")
def preview(_request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """The summary inside the frame of this site."""
    return _shown(_candidate(consultation, number), report=False)


@never_cache
@require_safe
@team_room("audit.run")
def report(_request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """The privacy report likewise."""
    candidate = _candidate(consultation, number)
    if REPORT_PAGE not in candidate.files:
        raise Http404
    return _shown(candidate, report=True)


@never_cache
@require_safe
@team_room("audit.run")
def file(_request: HttpRequest, consultation: Consultation, number: int, name: str) -> HttpResponse:
    """One file, byte for byte."""
    files = _candidate(consultation, number).files
    if name not in files:
        raise Http404
    response = HttpResponse(files[name], content_type=content_type(name))
    saved_as = f"{consultation.slug}-not-published-{name}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=saved_as) or ""
    return response


def _candidate(consultation: Consultation, number: int) -> Candidate:
    """Of those whose files are still kept."""
    candidate = candidate_numbered(consultation, number)
    if candidate is None or not candidate.digest:
        raise Http404
    return candidate


def _shown(candidate: Candidate, *, report: bool) -> HttpResponse:
    page = previewed(candidate, get_language() or "en", timezone.now(), report=report)
    context = {"page": page, "around": page.around, "here": "summary", "is_preview": True}
    return HttpResponse(render_to_string("public/summary.html", context))
