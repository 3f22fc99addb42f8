"""The consultations of whoever is signed in, and starting one."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearout.errors import Refusal
from hearout.plan.moments import local_day
from hearout.web.consultations.actions.announcing import start
from hearout.web.consultations.forms.starting import StartForm
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.mine import mine
from hearout.web.consultations.queries.rooms import free_slug
from hearout.web.consultations.views.door import member_of
from hearout.web.people.models import User

__all__ = ["home", "new"]


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Somebody new says first what they are called."""
    if not member_of(request).name:
        return redirect("people:profile")
    consultations = tuple(mine(member_of(request), timezone.now()))
    return render(request, "consultations/home.html", {"consultations": consultations, "here": "home"})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Start a consultation; for those who may, nothing is there for others."""
    user, now = member_of(request), timezone.now()
    if not user.may_start:
        raise Http404
    zone = user.zone or "UTC"
    form = StartForm(request.POST if request.method == "POST" else None, zone=zone, today=local_day(now, zone))
    if form.is_valid() and (started := _started(form, user, now)):
        messages.success(request, _("Here it is, as a draft. Nobody but your team sees it."))
        return redirect("consultations:set-up", started.slug)
    told = {"form": form, "problems": tuple(form.problems())}
    return render(request, "consultations/new.html", told, status=400 if form.errors else 200)


def _started(form: StartForm, user: User, now: datetime) -> Consultation | None:
    slug = form.cleaned_data["slug"] or free_slug(form.cleaned_data["title"])
    try:
        return start(slug, form.announcement(), by=user, now=now)
    except Refusal as refusal:
        form.refuse(refusal)
        return None
