"""Coming into a team by the link of an invitation.

The link's secret is in its path alone. Opening it keeps a digest in the session and moves on to an address without it,
so that it stands in no address bar, no referrer and no "next" of signing in.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hearout.web.consultations.actions.team import InvitationOver, accept, digest_of
from hearout.web.consultations.models import Invitation
from hearout.web.consultations.queries.team import OPENED, invitation_told, open_invitation
from hearout.web.people.limits import limited
from hearout.web.people.models import User

__all__ = ["invitation", "open_link"]


@require_safe
@never_cache
def open_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Remembers which invitation it is. One that is no longer good is as if there had never been one."""
    digest = digest_of(secret)
    if open_invitation(digest, timezone.now()) is None:
        return _gone(request)
    request.session[OPENED] = digest
    return redirect("consultations:invitation-opened")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited("form")
def invitation(request: HttpRequest) -> HttpResponse:
    """Who invites to what, as what; and, for the one who was invited, joining."""
    opened = open_invitation(request.session.get(OPENED, ""), timezone.now())
    if opened is None:
        return _gone(request)
    user = request.user if isinstance(request.user, User) else None
    if request.method == "POST" and user is not None and user.email == opened.email:
        return _join(request, opened, user)
    told = {"invitation": invitation_told(opened), "is_theirs": user is not None and user.email == opened.email}
    return render(request, "consultations/invitation.html", told)


def _join(request: HttpRequest, opened: Invitation, user: User) -> HttpResponse:
    del request.session[OPENED]
    try:
        accept(opened, user, now=timezone.now())
    except InvitationOver:
        return _gone(request)
    if not user.name:
        messages.success(request, _("You are in the team. Say what you are called, so that the others know you."))
        return redirect("people:profile")
    messages.success(request, _("You are in the team."))
    return redirect("consultations:overview", opened.consultation.slug)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "consultations/invitation_gone.html", status=404)
