"""What was set aside for whoever looks."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import identified_room, member_of
from hearout.web.consultations.views.rooms import show
from hearout.web.intake.actions.aside import settle
from hearout.web.intake.queries.aside import aside_in, asides_told, count_aside

__all__ = ["aside", "settled"]


@require_safe
@identified_room("contributions.view")
def aside(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Everybody sees how many there are; each, what was set aside for them."""
    looking = member_of(request)
    mine = asides_told(consultation, looking, team_reader(looking, drafted(consultation)))
    others = count_aside(consultation) - len(mine)
    return show(request, consultation, "intake/aside.html", {"mine": mine, "others": others})


@require_POST
@identified_room("contributions.view")
def settled(request: HttpRequest, consultation: Consultation, aside: int) -> HttpResponseBase:
    found = aside_in(consultation, aside)
    if found is None:
        raise Http404
    if settle(found, by=member_of(request), now=timezone.now()):
        messages.success(request, _("It is put down that you took care of it. It stays set aside."))
    else:
        messages.error(request, _("It was set aside for somebody else, or is taken care of already."))
    return redirect("intake:aside", consultation.slug)
