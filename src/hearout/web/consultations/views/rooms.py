"""What every page of a team shows around itself: the rooms, and who is signed in as what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.rooms import role_of
from hearout.web.people.rules import ALLOWED, ROLE_TITLES, Role, allows

__all__ = ["ROOMS", "Group", "Room", "show", "to_top"]


class Group(StrEnum):
    """What the rooms are for, in the order in which the navigation shows them."""

    RUNNING = "running"
    SAID = "said"


GROUPS: dict[Group, str | Promise] = {Group.RUNNING: _("Running it"), Group.SAID: _("What was said")}


@dataclass(frozen=True, slots=True)
class Room:
    """One entry of the team's navigation: seen by those who may do `permission`. Rooms of higher apps add theirs;
    `place` orders those of a group (in what was said: the data's way), and where it is the same, who came first."""

    name: str  # of the address
    title: str | Promise
    permission: str
    group: Group = Group.RUNNING
    place: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A room as it stands in the navigation of one page."""

    url: str
    title: str | Promise
    current: bool


@dataclass(frozen=True, slots=True)
class Entries:
    """The rooms of a group that somebody may enter. `current`: the page is in one of them."""

    key: str
    title: str | Promise
    rooms: tuple[Entry, ...]
    current: bool


ROOMS: list[Room] = [
    Room("consultations:overview", _("Overview"), "consultation.view"),
    Room("consultations:set-up", _("Set-up"), "announcement.edit"),
    Room("consultations:phases", _("Phases"), "consultation.view"),
    Room("consultations:notices", _("Notices"), "consultation.view"),
    Room("consultations:outreach", _("Outreach"), "consultation.view"),
    Room("consultations:team", _("Team"), "team.view", place=90),
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
    around = {
        "consultation": consultation,
        "consultation_title": title.words or consultation.slug,
        "team_rooms": _groups(consultation, role, _room_of(here)),
        "role_title": ROLE_TITLES[role] if role else "",
        "may": frozenset(permission for permission in ALLOWED if allows(role, permission)),
    }
    return render(request, template, {**around, **(context or {})}, status=status)


def to_top(name: str, consultation: Consultation) -> HttpResponse:
    """On to the page of that name, where it says what was done: after a form that led into the middle of a page, a
    browser would go there again."""
    return HttpResponseRedirect(f"{reverse(name, args=[consultation.slug])}#main")


def _room_of(here: str) -> Room | None:
    """The room that a page is in: the one whose name begins the page's, or the only one of its app."""
    named = [room for room in ROOMS if here.startswith(room.name)]
    of_app = [room for room in ROOMS if room.name.partition(":")[0] == here.partition(":")[0]]
    if named:
        return max(named, key=lambda room: len(room.name))
    return of_app[0] if len(of_app) == 1 else None


def _groups(consultation: Consultation, role: Role | None, current: Room | None) -> tuple[Entries, ...]:
    """The navigation; a group of which somebody may enter no room is not there."""
    groups = []
    for group, title in GROUPS.items():
        rooms = sorted((room for room in ROOMS if room.group is group), key=lambda room: room.place)
        entries = tuple(
            Entry(reverse(room.name, args=[consultation.slug]), room.title, room is current)
            for room in rooms
            if allows(role, room.permission)
        )
        if entries:
            groups.append(Entries(group.value, title, entries, any(entry.current for entry in entries)))
    return tuple(groups)
