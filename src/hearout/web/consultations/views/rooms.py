"""What every page of a team shows around itself: the rooms, and who is signed in as what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.rooms import role_of
from hearout.web.people.rules import ALLOWED, ROLE_TITLES, allows

__all__ = ["ROOMS", "Room", "show", "to_top"]


@dataclass(frozen=True, slots=True)
class Room:
    """One entry of the team's navigation: seen by those who may do `permission`. Rooms of higher apps add theirs."""

    name: str  # of the address
    title: str | Promise
    permission: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A room as it stands in the navigation of one page."""

    url: str
    title: str | Promise
    current: bool


ROOMS: list[Room] = [
    Room("consultations:overview", _("Overview"), "consultation.view"),
    Room("consultations:set-up", _("Set-up"), "announcement.edit"),
    Room("consultations:phases", _("Phases"), "consultation.view"),
    Room("consultations:notices", _("Notices"), "consultation.view"),
    Room("consultations:outreach", _("Outreach"), "consultation.view"),
    Room("consultations:team", _("Team"), "team.view"),
]


def show(
    request: HttpRequest,
    consultation: Consultation,
    template: str,
    context: Mapping[str, object] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page of the team, with its rooms around it. `may` holds the permissions of who looks at it, so that a
    template shows no button that would be refused."""
    role = role_of(request.user, consultation)
    title = drafted(consultation).title.said(get_language() or "en")
    here = request.resolver_match.view_name if request.resolver_match else ""
    entries = []
    for room in ROOMS:
        if allows(role, room.permission):
            url = reverse(room.name, args=[consultation.slug])
            entries.append(Entry(url, room.title, current=here.startswith(room.name)))
    around = {
        "consultation": consultation,
        "consultation_title": title.words or consultation.slug,
        "team_rooms": entries,
        "role_title": ROLE_TITLES[role] if role else "",
        "may": frozenset(permission for permission in ALLOWED if allows(role, permission)),
    }
    return render(request, template, {**around, **(context or {})}, status=status)


def to_top(name: str, consultation: Consultation) -> HttpResponse:
    """On to the page of that name, where it says what was done: after a form that led into the middle of a page, a
    browser would go there again."""
    return HttpResponseRedirect(f"{reverse(name, args=[consultation.slug])}#main")
