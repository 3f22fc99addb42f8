"""The draft as the public would see it, for the team."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.decisions import notices
from hearout.web.consultations.queries.notices import notices_told
from hearout.web.consultations.views.door import team_room
from hearout.web.languages import interface_for
from hearout.web.public.links import links_of_preview
from hearout.web.public.page import page_of
from hearout.web.public.visitors import visitor
from hearout.web.public.writing import page_written

__all__ = ["preview"]


@never_cache
@require_safe
@team_room("consultation.view")
def preview(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Written by the same hand as the page itself, from the draft. Nothing of it is kept."""
    said = drafted(consultation)
    asked = request.GET.get("language", "")
    reads = visitor(request, said, asked if asked in said.languages else "")
    links = links_of_preview(consultation.slug, said, reads, is_published=consultation.public is not None)
    with override(interface_for(reads.language)):
        newest = next(iter(notices_told(notices(consultation)[:1], reads.reads(said))), None)
        page = page_of(consultation.slug, said, newest, None, reads, links, timezone.now())
        return HttpResponse(page_written(page, is_preview=True))
