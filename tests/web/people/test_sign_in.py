"""Signing in by a code that is sent by mail."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from hearout.web.people import arrivals
from hearout.web.people.actions import close_account
from hearout.web.people.models import AuditEntry, User

pytestmark = pytest.mark.django_db

AMARA = "amara@example.org"
NO_CODE_WAITS = "No code is waiting for you in this browser"


@pytest.fixture(autouse=True)
def nothing_was_tried_yet() -> None:
    cache.clear()


@pytest.fixture
def amara() -> User:
    return User.objects.create_user(AMARA, name="Amara Lindqvist")


def ask(client: Client, email: str = AMARA, **also: str) -> str:
    """Asks for a code; where the browser is sent."""
    return client.post("/sign-in/", {"email": email, **also}).headers.get("Location", "")


def sent_code() -> str:
    """The code in the newest mail."""
    found = re.search(r"^ {4}(\S+)$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None
    return found[1]


def type_code(client: Client, code: str, **also: str) -> str:
    return client.post("/sign-in/code/", {"code": code, **also}).headers.get("Location", "")


def who(client: Client) -> str:
    """Whom the server takes this browser for: "" for nobody."""
    return client.session.get("_auth_user_id", "")


def test_who_types_the_code_that_was_mailed_is_signed_in(client: Client, amara: User) -> None:
    assert ask(client) == "/sign-in/code/"
    assert [(one.to, one.subject) for one in mail.outbox] == [([AMARA], "Your code to sign in at testserver")]

    assert type_code(client, sent_code()) == "/team/"

    assert who(client) == str(amara.pk)
    assert [entry.did for entry in AuditEntry.objects.filter(by=amara)] == ["person.signed_in"]


def test_the_code_may_be_typed_in_small_letters_and_without_its_dash(client: Client, amara: User) -> None:
    ask(client)
    type_code(client, f" {sent_code().lower().replace('-', '')} ")
    assert who(client) == str(amara.pk)


def test_the_mail_holds_no_link_and_its_subject_no_code(client: Client, amara: User) -> None:
    ask(client)
    assert "://" not in str(mail.outbox[0].body)
    assert sent_code() not in mail.outbox[0].subject


def test_a_wrong_code_signs_nobody_in_and_is_on_record_without_an_address(client: Client, amara: User) -> None:
    ask(client)

    page = client.post("/sign-in/code/", {"code": "BBBB-BBBB"}).content.decode()

    assert who(client) == ""
    assert "This is not the code." in page
    assert "You can try 2 more times." in page
    assert [(entry.did, entry.by, entry.about) for entry in AuditEntry.objects.all()] == [("code.rejected", None, "")]


def test_after_three_wrong_codes_the_right_one_no_longer_works(client: Client, amara: User) -> None:
    ask(client)
    for _ in range(3):
        type_code(client, "BBBB-BBBB")

    assert type_code(client, sent_code()) == "/sign-in/"
    assert who(client) == ""


def test_a_code_works_once(client: Client, amara: User) -> None:
    ask(client)
    type_code(client, sent_code())
    client.post("/sign-out/")

    assert type_code(client, sent_code()) == "/sign-in/"
    assert who(client) == ""


def test_a_code_works_only_in_the_browser_that_asked_for_it(client: Client, amara: User) -> None:
    ask(client)
    elsewhere = Client()

    assert type_code(elsewhere, sent_code()) == "/sign-in/"
    assert who(elsewhere) == ""
    assert NO_CODE_WAITS in elsewhere.get("/sign-in/").content.decode()
