"""The team's navigation: rooms in two groups, for those who may enter them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from arranged_web import consultation, member, owner_of, seen, signed_in
from hearout.web.consultations.views import rooms
from hearout.web.consultations.views.rooms import Group, Room
from hearout.web.people.models import User
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known_rooms() -> Iterator[None]:
    """Two rooms of running it, and two of what was said, which came in the wrong order."""
    before = list(rooms.ROOMS)
    rooms.ROOMS[:] = [
        Room("consultations:overview", "Overview", "consultation.view"),
        Room("consultations:phases", "Second", "announcement.edit", Group.SAID, 20),
        Room("consultations:notices", "First", "announcement.edit", Group.SAID, 10),
        Room("outbox:mail", "Mail", "mail.view"),
    ]
    yield
    rooms.ROOMS[:] = before


def navigation(user: User, path: str) -> list[tuple[str, list[str], str]]:
    """Each group: its name, its rooms in order, and the one that the page is in."""
    page = seen(path, client=signed_in(user)).content.decode()
    groups = re.findall(r'(?s)<nav class="nav rooms.*?</nav>', page)
    told = []
    for group in groups:
        name, *entries = re.findall(r"<a[^>]*>([^<]*)</a>", group)
        current = re.search(r'aria-current="page">([^<]*)', group)
        told.append((name, entries, current[1] if current else ""))
    return told


def test_rooms_stand_in_their_group_in_the_datas_order() -> None:
    owner = owner_of(consultation())
    assert navigation(owner, "/team/forum/phases/") == [
        ("Running it", ["Overview", "Mail"], ""),
        ("What was said", ["First", "Second"], "Second"),
    ]


def test_a_group_is_missing_for_those_who_may_enter_none_of_its_rooms() -> None:
    reader = member(consultation(), Role.READER)
    assert navigation(reader, "/team/forum/") == [("Running it", ["Overview"], "Overview")]
