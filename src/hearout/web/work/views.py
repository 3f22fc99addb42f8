"""What is being worked on, and stopping it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.queries.rooms import may
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.work import actions
from hearout.web.work.models import Work
from hearout.web.work.queries import ended_in, of_the_moment, told, unfinished_in, work_in
from hearout.web.work.registry import is_known

__all__ = ["again", "now", "stop", "work"]

PAGE = 50


@require_safe
@team_room("work.view")
@never_cache
def work(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    reader, now = team_reader(member_of(request), drafted(consultation)), timezone.now()
    page = Paginator(ended_in(consultation), PAGE).get_page(request.GET.get("page"))
    context = {
        "works": [told(one, reader, now) for one in unfinished_in(consultation)],
        "works_stand_below": True,
        "lately": [told(one, reader, now) for one in page.object_list],
        "page": page,
        "zone": reader.place,
    }
    return show(request, consultation, "work/work.html", context)


@require_safe
@team_room("work.view")
@never_cache
def now(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What the strip on every page shows at this moment: a piece of a page, which its script asks for."""
    reader, moment = team_reader(member_of(request), drafted(consultation)), timezone.now()
    context = {
        "works": [told(one, reader, moment) for one in of_the_moment(consultation, moment)],
        "may": {"work.stop"} if may(request.user, "work.stop", consultation) else set(),
        "consultation": consultation,
    }
    return render(request, "work/now.html", context)


@require_POST
@team_room("work.stop")
def stop(request: HttpRequest, consultation: Consultation, piece: UUID) -> HttpResponse:
    actions.stop(_work(consultation, piece), by=member_of(request), now=timezone.now())
    messages.success(request, _("It is stopped, or stops at its next step."))
    return redirect("work:work", consultation.slug)


@require_POST
@team_room("work.stop")
def again(request: HttpRequest, consultation: Consultation, piece: UUID) -> HttpResponse:
    ended = _work(consultation, piece)
    if not is_known(ended.kind):
        raise Http404
    actions.again(ended, by=member_of(request), now=timezone.now())
    messages.success(request, _("It begins again."))
    return redirect("work:work", consultation.slug)


def _work(consultation: Consultation, ident: UUID) -> Work:
    found = work_in(consultation, ident)
    if found is None:
        raise Http404
    return found
