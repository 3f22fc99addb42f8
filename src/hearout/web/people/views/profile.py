"""One's own profile, and the server's log for those who may start consultations."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearout.web.people.actions import change_profile
from hearout.web.people.forms import Profile
from hearout.web.people.models import User
from hearout.web.people.queries import log_of_person, log_of_server, told_log, zone_of

__all__ = ["profile", "server_log"]

LATELY = 20  # entries on one's own page
PAGE = 100


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    user = _person(request)
    form = Profile(request.POST.dict() if request.method == "POST" else None, user)
    if form.is_valid():
        goes_on_to = "people:profile" if user.name else settings.LOGIN_REDIRECT_URL
        change_profile(user, **form.cleaned_data, now=timezone.now())
        messages.success(request, _("Your profile is saved."))
        return redirect(goes_on_to)
    lines = told_log(log_of_person(user)[:LATELY], zone=zone_of(user), language=get_language() or "en")
    return render(
        request,
        "people/profile.html",
        {"form": form, "lines": lines, "here": "profile"},
        status=400 if form.errors else 200,
    )


@login_required
@require_safe
def server_log(request: HttpRequest) -> HttpResponse:
    """Who came and went on this server; it is there only for those who may start consultations."""
    user = _person(request)
    if not user.may_start:
        raise Http404
    page = Paginator(log_of_server(), PAGE).get_page(request.GET.get("page"))
    lines = told_log(page.object_list, zone=zone_of(user), language=get_language() or "en")
    return render(request, "people/server_log.html", {"lines": lines, "page": page, "here": "log"})


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
