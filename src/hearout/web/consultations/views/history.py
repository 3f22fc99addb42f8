"""How the announcement became what it is: every revision, and one of them in full."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearout.errors import Refusal
from hearout.plan.sections import Section
from hearout.web.consultations.actions.announcing import edit
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import revision_numbered
from hearout.web.consultations.queries.history import history_told, revision_told
from hearout.web.consultations.titles import SECTIONS
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.consultations.views.writing import number_sent
from hearout.web.sentences import in_words

__all__ = ["history", "restore", "revision"]


@require_safe
@team_room("consultation.view")
def history(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Every revision, the newest first."""
    told = history_told(consultation, member_of(request))
    return show(request, consultation, "consultations/history.html", {"revisions": told})


@require_safe
@team_room("consultation.view")
def revision(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """What one revision changed, and what can be put back from it."""
    told = revision_told(consultation, number, member_of(request))
    if told is None:
        raise Http404
    return show(request, consultation, "consultations/revision.html", {"revision": told})


@require_POST
@team_room("announcement.edit")
def restore(request: HttpRequest, consultation: Consultation, number: int, section: str) -> HttpResponse:
    """Put one section back into the draft as it was: an edit like any other, of the draft that its reader saw."""
    old = revision_numbered(consultation, number)
    if old is None or section not in set(Section):
        raise Http404
    part, base, by = Section(section), number_sent(request.POST.get("base", "")), member_of(request)
    try:
        edit(consultation, part, old.announcement, base=base, by=by, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, in_words(refusal.message))
        return redirect("consultations:revision", consultation.slug, number)
    messages.success(request, _("Put back as it was: %(section)s.") % {"section": SECTIONS[part]})
    return redirect("consultations:set-up-section", consultation.slug, section)
