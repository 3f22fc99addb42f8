"""The team: who is in it as what, who is invited, coming and going."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearout.errors import Refusal
from hearout.web.consultations.actions import team as actions
from hearout.web.consultations.forms.team import ChangeRole, Invite
from hearout.web.consultations.models import Consultation, Invitation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.queries.rooms import may
from hearout.web.consultations.queries.team import invitation_in, invitations_told, member_in, members_told
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show, to_top
from hearout.web.people.limits import limited
from hearout.web.people.queries import who_may_see_what
from hearout.web.people.rules import ROLE_TITLES
from hearout.web.sentences import in_words

__all__ = ["change_role", "invite_again", "leave", "remove", "team", "withdraw"]


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("team.view")
@limited("invite")
def team(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The team for everybody in it, and a form to invite for those who may."""
    form = _form(request, consultation) if may(request.user, "team.change", consultation) else None
    if request.method != "POST":
        return _show(request, consultation, form)
    if form is None:
        raise Http404
    if not form.is_valid():
        return _show(request, consultation, form)
    actions.invite(consultation, **form.cleaned_data, by=member_of(request), now=timezone.now())
    messages.success(request, _("The invitation is on its way."))
    return to_top("consultations:team", consultation)


@require_POST
@team_room("team.change")
def change_role(request: HttpRequest, consultation: Consultation, member: int) -> HttpResponse:
    form, changed = ChangeRole(request.POST.dict()), member_in(consultation, member)
    if changed is None or not form.is_valid():
        raise Http404
    with _told(request, _("Their role is changed.")):
        actions.change_role(changed, form.cleaned_data["role"], by=member_of(request), now=timezone.now())
    return redirect("consultations:team", consultation.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("team.change")
def remove(request: HttpRequest, consultation: Consultation, member: int) -> HttpResponse:
    """Asks first."""
    removed = member_in(consultation, member)
    if removed is None:
        raise Http404
    if request.method != "POST":
        return show(request, consultation, "consultations/team_remove.html", {"member": removed})
    with _told(request, _("They are no longer in the team.")):
        actions.remove(removed, by=member_of(request), now=timezone.now())
    return redirect("consultations:team", consultation.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("team.view")
def leave(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Asks first."""
    if request.method != "POST":
        return show(request, consultation, "consultations/team_leave.html")
    try:
        actions.leave(consultation, by=member_of(request), now=timezone.now())
    except actions.NoOwnerLeft as refusal:
        messages.error(request, in_words(refusal.message))
        return redirect("consultations:team", consultation.slug)
    messages.success(request, _("You have left the team."))
    return redirect("consultations:home")


@require_POST
@team_room("team.change")
@limited("invite")
def invite_again(request: HttpRequest, consultation: Consultation, invitation: int) -> HttpResponse:
    with _told(request, _("A new invitation is on its way; the link in the earlier mail no longer works.")):
        actions.invite_again(_invitation(consultation, invitation), by=member_of(request), now=timezone.now())
    return redirect("consultations:team", consultation.slug)


@require_POST
@team_room("team.change")
def withdraw(request: HttpRequest, consultation: Consultation, invitation: int) -> HttpResponse:
    with _told(request, _("The invitation is withdrawn. Its link no longer works.")):
        actions.withdraw(_invitation(consultation, invitation), by=member_of(request), now=timezone.now())
    return redirect("consultations:team", consultation.slug)


def _invitation(consultation: Consultation, ident: int) -> Invitation:
    invitation = invitation_in(consultation, ident)
    if invitation is None:
        raise Http404
    return invitation


@contextmanager
def _told(request: HttpRequest, done: str) -> Iterator[None]:
    """Says on the next page that it is done, or why it was refused."""
    try:
        yield
        messages.success(request, done)
    except Refusal as refusal:
        messages.error(request, in_words(refusal.message))


def _form(request: HttpRequest, consultation: Consultation) -> Invite:
    return Invite(request.POST.dict() if request.method == "POST" else None, consultation, timezone.now())


def _show(request: HttpRequest, consultation: Consultation, form: Invite | None) -> HttpResponse:
    looking, now = member_of(request), timezone.now()
    reader = team_reader(looking, drafted(consultation))
    told = {
        "members": members_told(consultation, looking, reader),
        "invitations": invitations_told(consultation, reader, now),
        "form": form,
        "roles": [(role.value, title) for role, title in ROLE_TITLES.items()],
        "rules": who_may_see_what(),
    }
    status = 400 if form is not None and form.errors else 200
    return show(request, consultation, "consultations/team_room.html", told, status=status)
