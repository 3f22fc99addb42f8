"""Lists ask the database as often for thirty rows as for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from arranged_web import DURING_SESSIONS, consultation, en, member, owner_of, seen, signed_in
from hearout.web.consultations.actions.outreach import log
from hearout.web.consultations.actions.phases import extend, give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.actions.team import invite
from hearout.web.consultations.models import Consultation
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

Grow = Callable[[Consultation, int], None]


def a_place(made: Consultation, number: int) -> None:
    log(made, where=f"List {number}", on=date(2026, 8, 10), people=9, link="", by=owner_of(made), now=DURING_SESSIONS)


def a_notice(made: Consultation, number: int) -> None:
    by = member(made, Role.ORGANISER, f"N{number} Vashti")
    give_notice(made, Choice(en(f"Notice {number}"), en("Because.")), by=by, now=DURING_SESSIONS)


def an_extension(made: Consultation, number: int) -> None:
    closes = datetime(2026, 10, 1 + number, 20, 0)
    extend(made, "writing", closes, Choice(en("Open longer")), by=owner_of(made), now=datetime(2026, 9, 1, tzinfo=UTC))


def a_member(made: Consultation, number: int) -> None:
    member(made, Role.ANALYST, f"M{number} Vashti")


def an_invitation(made: Consultation, number: int) -> None:
    invite(made, f"i{number}@example.org", Role.ANALYST, by=owner_of(made), now=DURING_SESSIONS)


def asked(client: Client, path: str) -> int:
    """How often the database is asked for a page."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert seen(path, client=client).status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    ("path", "grow"),
    [
        ("outreach/", a_place),
        ("notices/", a_notice),
        ("notices/", an_extension),
        ("phases/", an_extension),
        ("phases/", a_notice),
        ("team/", a_member),
        ("team/", an_invitation),
        ("log/", a_notice),
        ("", a_place),
        ("", a_notice),
        ("", an_invitation),
    ],
)
def test_a_page_asks_no_more_for_thirty_rows_than_for_one(path: str, grow: Grow) -> None:
    made = consultation()
    owner = signed_in(owner_of(made))
    grow(made, 0)
    once = asked(owner, f"/team/forum/{path}")
    for number in range(1, 30):
        grow(made, number)
    assert asked(owner, f"/team/forum/{path}") == once
    assert once <= (16 if path else 38)  # on the overview every room of the team says its part
