"""Who may come to a server without having an account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from arranged_signing_in import ask_for_code, sign_in, who_is
from arranged_web import consultation, owner_of
from hearout.web.consultations.actions.team import invite
from hearout.web.people import arrivals
from hearout.web.people.models import AuditEntry, User
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

AMARA = "amara@example.org"
NOBODY_YET = "Nobody can sign in yet."


@pytest.fixture(autouse=True)
def nothing_was_tried_yet() -> None:
    cache.clear()


@pytest.fixture
def guests(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Addresses that a room expects in a browser which came through its link."""
    expected: set[str] = set()

    def invited(session: SessionBase, email: str, now: datetime) -> bool:
        return email in expected and now.tzinfo is not None and session.get("came_through") == "link"

    monkeypatch.setattr(arrivals, "_expectations", [])
    arrivals.expect(invited)
    return iter([expected])


def came_through_a_link(client: Client) -> None:
    session = client.session
    session["came_through"] = "link"
    session.save()


def test_nobody_comes_without_being_known_or_expected(client: Client) -> None:
    ask_for_code(client, AMARA)
    assert (mail.outbox, list(User.objects.all())) == ([], [])


def test_an_owner_of_the_server_comes_and_may_start_consultations(client: Client, settings: Settings) -> None:
    settings.OWNERS = frozenset({AMARA})

    sign_in(client, "Amara@Example.org")

    assert [(user.email, user.may_start) for user in User.objects.all()] == [(AMARA, True)]
    assert [entry.did for entry in AuditEntry.objects.all()] == [
        "person.may_start",
        "person.signed_in",
        "person.came",
    ]


def test_who_is_no_owner_any_more_may_start_no_consultations(client: Client) -> None:
    amara = User.objects.create_user(AMARA, may_start=True)

    sign_in(client, AMARA)

    amara.refresh_from_db()
    assert not amara.may_start
    assert AuditEntry.objects.filter(did="person.may_not_start", by=amara).count() == 1


def test_who_came_through_an_invitation_may_come(client: Client, guests: Iterator[set[str]]) -> None:
    next(guests).add(AMARA)
    came_through_a_link(client)

    sign_in(client, AMARA, next="/profile/")

    assert [(str(user.pk), user.may_start) for user in User.objects.all()] == [(who_is(client), False)]


def test_an_invitation_is_good_for_its_address_alone_and_only_in_the_browser_that_has_it(
    client: Client, guests: Iterator[set[str]]
) -> None:
    next(guests).add(AMARA)
    came_through_a_link(client)

    ask_for_code(client, "teodor@example.org")
    ask_for_code(Client(), AMARA)

    assert (mail.outbox, list(User.objects.all())) == ([], [])


def test_an_account_that_was_closed_is_not_made_anew(client: Client, settings: Settings) -> None:
    settings.OWNERS = frozenset({AMARA})
    User.objects.create_user(AMARA)
    call_command("close_account", AMARA)

    ask_for_code(client, AMARA)

    assert mail.outbox == []
    assert [user.is_active for user in User.objects.all()] == [False]


def test_closing_an_account_ends_its_sessions_for_good(client: Client) -> None:
    User.objects.create_user(AMARA, name="Amara Lindqvist")
    sign_in(client, AMARA)
    assert client.get("/profile/").status_code == 200

    call_command("close_account", "Amara@example.org")
    assert client.get("/profile/").status_code == 302
    call_command("open_account", AMARA)

    assert client.get("/profile/").status_code == 302
    sign_in(client, AMARA)
    assert client.get("/profile/").status_code == 200


@pytest.mark.parametrize("command", ["close_account", "open_account"])
def test_an_account_that_is_not_there_cannot_be_closed_or_opened(command: str) -> None:
    with pytest.raises(CommandError, match="There is no account with this address"):
        call_command(command, AMARA)


def test_a_server_without_owners_says_what_whoever_runs_it_must_do(client: Client, settings: Settings) -> None:
    def page() -> str:
        return client.get("/sign-in/").content.decode()

    assert NOBODY_YET in page()
    assert "HEAROUT_OWNERS" in page()
    settings.OWNERS = frozenset({AMARA})
    assert NOBODY_YET not in page()
    settings.OWNERS = frozenset()
    User.objects.create_user(AMARA)
    assert NOBODY_YET not in page()


def test_an_invitation_leads_from_its_link_through_a_code_into_the_team(client: Client) -> None:
    made = consultation()
    _, secret = invite(made, "lwazi@example.org", Role.REVIEWER, by=owner_of(made), now=timezone.now())
    opened = client.get(reverse("consultations:invitation", args=[secret])).headers["Location"]
    assert secret not in opened

    came_to = sign_in(client, "lwazi@example.org", next=opened)
    joined = client.post(came_to)

    lwazi = User.objects.get(email="lwazi@example.org")
    assert came_to == opened
    assert joined.headers["Location"] == "/profile/"
    assert who_is(client) == str(lwazi.pk)
    assert [(member.role, member.consultation) for member in lwazi.memberships.all()] == [("reviewer", made)]
    assert not lwazi.may_start


def test_nobody_else_uses_an_invitation_to_come(client: Client) -> None:
    made = consultation()
    _, secret = invite(made, "lwazi@example.org", Role.REVIEWER, by=owner_of(made), now=timezone.now())
    client.get(reverse("consultations:invitation", args=[secret]))
    mail.outbox.clear()  # the invitation itself

    ask_for_code(client, "somebody-else@example.org")
    ask_for_code(Client(), "lwazi@example.org")

    assert mail.outbox == []
    assert not User.objects.filter(email__in=["lwazi@example.org", "somebody-else@example.org"]).exists()
