"""Signing in by a code that is sent by mail."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from pytest_django import Settings

from arranged_signing_in import ask_for_code, sent_code, sign_in, type_code, who_is
from hearout.web.config.keeping import make_server_key
from hearout.web.outbox.models import Message
from hearout.web.people.models import AuditEntry, User

pytestmark = pytest.mark.django_db

AMARA = "amara@example.org"
CODE_PAGE, SIGN_IN_PAGE, HOME = "/sign-in/code/", "/sign-in/", "/team/"
WRONG = "BBBB-BBBB"


@pytest.fixture(autouse=True)
def nothing_was_tried_yet() -> None:
    cache.clear()


@pytest.fixture
def amara() -> User:
    return User.objects.create_user(AMARA, name="Amara Lindqvist")


def test_who_types_the_code_that_was_mailed_is_signed_in(client: Client, amara: User) -> None:
    assert ask_for_code(client, AMARA) == CODE_PAGE
    assert [(one.to, one.subject) for one in mail.outbox] == [([AMARA], "Your code to sign in at testserver")]

    assert type_code(client, sent_code()) == HOME

    assert who_is(client) == str(amara.pk)
    assert [entry.did for entry in AuditEntry.objects.filter(by=amara)] == ["person.signed_in"]


def test_an_address_may_be_typed_in_capitals(client: Client, amara: User) -> None:
    assert sign_in(client, " Amara@Example.ORG ") == HOME
    assert who_is(client) == str(amara.pk)


def test_the_code_may_be_typed_in_small_letters_and_without_its_dash(client: Client, amara: User) -> None:
    ask_for_code(client, AMARA)
    type_code(client, f" {sent_code().lower().replace('-', '')} ")
    assert who_is(client) == str(amara.pk)


def test_the_mail_says_what_to_do_with_the_code_and_what_if_one_did_not_ask(client: Client, amara: User) -> None:
    ask_for_code(client, AMARA)
    assert str(mail.outbox[0].body) == (
        f"Your code is:\n\n    {sent_code()}\n\n"
        "Type it on the page where you asked for it. It works once, for 15 minutes, and only in that browser.\n\n"
        "If you did not ask for it, you need not do anything. Somebody typed your address; "
        "without this code they cannot sign in."
    )


def test_the_mail_is_in_the_language_of_its_reader_and_sealed_on_its_way(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND, settings.KEYS = "hearout.web.outbox.backend.Outbox", tmp_path
    make_server_key()
    amara = User.objects.create_user(AMARA, name="Amara Lindqvist")
    amara.language = "ar"
    amara.save()

    ask_for_code(client, AMARA)

    message = Message.objects.get()
    assert (message.language, message.recipient) == ("ar", AMARA)
    assert AMARA.encode() not in bytes(message.__dict__["recipient"])


def test_the_mail_holds_no_link_and_its_subject_no_code(client: Client, amara: User) -> None:
    ask_for_code(client, AMARA)
    assert "://" not in str(mail.outbox[0].body)
    assert sent_code() not in mail.outbox[0].subject


def test_somebody_new_is_asked_first_what_they_are_called(client: Client) -> None:
    User.objects.create_user(AMARA)
    assert sign_in(client, AMARA) == "/profile/"


def test_a_wrong_code_signs_nobody_in_and_is_on_record_without_an_address(client: Client, amara: User) -> None:
    ask_for_code(client, AMARA)

    page = client.post(CODE_PAGE, {"code": WRONG}).content.decode()

    assert who_is(client) == ""
    assert "This is not the code." in page
    assert "You can try 2 more times." in page
    assert [(entry.did, entry.by, entry.about) for entry in AuditEntry.objects.all()] == [("code.rejected", None, "")]


def test_after_three_wrong_codes_the_right_one_no_longer_works(client: Client, amara: User) -> None:
    ask_for_code(client, AMARA)
    for _ in range(3):
        type_code(client, WRONG)

    assert type_code(client, sent_code()) == SIGN_IN_PAGE
    assert who_is(client) == ""


def test_a_code_works_once(client: Client, amara: User) -> None:
    sign_in(client, AMARA)
    client.post("/sign-out/")

    assert type_code(client, sent_code()) == SIGN_IN_PAGE
    assert who_is(client) == ""


def test_a_new_code_takes_the_place_of_the_one_before(client: Client, amara: User) -> None:
    ask_for_code(client, AMARA)
    first = sent_code()
    client.post(CODE_PAGE, {"action": "resend"})

    type_code(client, first)
    assert who_is(client) == ""
    type_code(client, sent_code())
    assert who_is(client) == str(amara.pk)


def test_another_code_is_sent_twice_at_most(client: Client, amara: User) -> None:
    ask_for_code(client, AMARA)
    for _ in range(5):
        client.post(CODE_PAGE, {"action": "resend"})
    assert len(mail.outbox) == 3


def test_a_code_works_only_in_the_browser_that_asked_for_it(client: Client, amara: User) -> None:
    ask_for_code(client, AMARA)
    elsewhere = Client()

    assert type_code(elsewhere, sent_code()) == SIGN_IN_PAGE

    assert who_is(elsewhere) == ""
    assert "No code is waiting for you in this browser" in elsewhere.get(SIGN_IN_PAGE).content.decode()


def test_a_code_that_is_too_old_does_not_work(client: Client, amara: User, settings: Settings) -> None:
    ask_for_code(client, AMARA)
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1  # what was asked for just now is too old

    assert type_code(client, sent_code()) == SIGN_IN_PAGE

    assert who_is(client) == ""
    assert "it is too old" in client.get(SIGN_IN_PAGE).content.decode()


def test_a_fourth_code_within_a_minute_is_not_sent(client: Client, amara: User) -> None:
    for _ in range(3):
        assert ask_for_code(Client(), AMARA) == CODE_PAGE

    page = client.post(SIGN_IN_PAGE, {"email": AMARA}).content.decode()

    assert "Too many attempts." in page
    assert f'value="{AMARA}"' in page
    assert len(mail.outbox) == 3


def test_somebody_who_keeps_typing_codes_has_to_wait(client: Client) -> None:
    statuses = [client.post(CODE_PAGE, {"code": WRONG}).status_code for _ in range(31)]
    assert statuses == [302] * 30 + [429]


def test_whoever_shares_a_network_has_a_limit_of_their_own(client: Client, amara: User, settings: Settings) -> None:
    for _ in range(21):
        ask_for_code(Client(REMOTE_ADDR="192.0.2.1"), "nobody@example.org")
    assert ask_for_code(Client(REMOTE_ADDR="192.0.2.2"), AMARA) == CODE_PAGE


def test_an_address_that_a_proxy_tells_counts_only_where_there_is_one(settings: Settings) -> None:
    def attempts_of_one(header: str) -> int:
        cache.clear()
        return sum(
            ask_for_code(Client(HTTP_X_FORWARDED_FOR=header % number), f"nobody{number}@example.org") == CODE_PAGE
            for number in range(25)
        )

    assert attempts_of_one("192.0.2.%d") == 20  # it is not believed
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert attempts_of_one("192.0.2.%d") == 25
    assert attempts_of_one("192.0.2.%d, 198.51.100.7") == 20  # only what the proxy itself wrote, which is last


def without_what_differs(page: str, email: str) -> str:
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", page.replace(email, "ADDRESS"))


def pages_on_the_way(client: Client, email: str) -> list[str]:
    pages = [client.post(SIGN_IN_PAGE, {"email": email}, follow=True)]
    pages += [client.post(CODE_PAGE, {"code": WRONG}, follow=True) for _ in range(3)]
    return [f"{page.status_code} {without_what_differs(page.content.decode(), email)}" for page in pages]


def test_an_unknown_address_meets_the_same_pages_as_a_known_one_and_gets_no_mail(amara: User) -> None:
    known = pages_on_the_way(Client(), AMARA)
    assert [one.to for one in mail.outbox] == [[AMARA]]
    mail.outbox.clear()

    assert pages_on_the_way(Client(), "nobody@example.org") == known
    assert mail.outbox == []
    assert list(User.objects.all()) == [amara]


def test_known_and_unknown_addresses_are_answered_no_sooner_than_after_the_same_time(
    amara: User, settings: Settings
) -> None:
    settings.SIGN_IN_ANSWERS_AFTER = 0.2

    def seconds(email: str) -> float:
        started = time.monotonic()
        ask_for_code(Client(), email)
        return time.monotonic() - started

    assert seconds(AMARA) >= 0.2
    assert seconds("nobody@example.org") >= 0.2


def test_a_closed_account_meets_the_same_pages_and_gets_no_mail(amara: User) -> None:
    User.objects.create_user("teodor@example.org")
    unknown = pages_on_the_way(Client(), "nobody@example.org")
    amara.is_active = False
    amara.save()

    assert pages_on_the_way(Client(), AMARA) == unknown
    assert mail.outbox == []


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "https:evil.example",
        "http://localhost/",
        "javascript:alert(1)",
        "/\\evil.example",
        "evil:x",
    ],
)
def test_nobody_is_sent_to_another_site_after_signing_in(client: Client, amara: User, elsewhere: str) -> None:
    assert sign_in(client, AMARA, next=elsewhere) == HOME


def test_nobody_is_sent_to_another_site_after_signing_out(client: Client) -> None:
    answer = client.post("/sign-out/", {"next": "https://evil.example/"})
    assert answer.headers["Location"] == SIGN_IN_PAGE


def test_who_came_for_a_page_gets_there(client: Client, amara: User) -> None:
    assert client.get("/profile/").headers["Location"] == "/sign-in/?next=/profile/"
    assert 'name="next" value="/profile/"' in client.get("/sign-in/?next=/profile/").content.decode()
    assert sign_in(client, AMARA, next="/profile/") == "/profile/"


def test_signing_in_gives_the_browser_another_session(client: Client, amara: User) -> None:
    ask_for_code(client, AMARA)
    before = client.cookies["sessionid"].value
    type_code(client, sent_code())
    planted = Client()
    planted.cookies["sessionid"] = before

    assert client.cookies["sessionid"].value != before
    assert planted.get("/profile/").status_code == 302


def test_a_copy_of_the_database_opens_no_session(client: Client, amara: User) -> None:
    sign_in(client, AMARA)
    keys = [kept.session_key for kept in Session.objects.all()]
    thief = Client()

    assert len(keys) == 1
    assert client.cookies["sessionid"].value not in keys
    thief.cookies["sessionid"] = keys[0]
    assert thief.get("/profile/").status_code == 302
    assert client.get("/profile/").status_code == 200


def test_signing_out_takes_a_post(client: Client, amara: User) -> None:
    sign_in(client, AMARA)

    assert client.get("/sign-out/").status_code == 405
    assert who_is(client) == str(amara.pk)
    assert client.post("/sign-out/").headers["Location"] == SIGN_IN_PAGE
    assert who_is(client) == ""
    assert [entry.did for entry in AuditEntry.objects.filter(by=amara)] == ["person.signed_out", "person.signed_in"]


def test_signing_out_everywhere_ends_the_sessions_of_other_browsers(client: Client, amara: User) -> None:
    other = Client()
    sign_in(client, AMARA)
    sign_in(other, AMARA)

    client.post("/sign-out/everywhere/")

    assert [one.get("/profile/").status_code for one in (client, other)] == [302, 302]


def test_halfway_through_signing_in_one_may_give_another_address(client: Client, amara: User) -> None:
    ask_for_code(client, "nobody@example.org")
    assert client.get(SIGN_IN_PAGE).headers["Location"] == CODE_PAGE
    client.post("/sign-out/")
    assert client.get(SIGN_IN_PAGE).status_code == 200


@pytest.mark.parametrize("typed", ["", "amara", "amara@", "a" * 400 + "@example.org"])
def test_what_is_no_address_is_told_beside_the_field_and_stays_there(client: Client, typed: str) -> None:
    page = client.post(SIGN_IN_PAGE, {"email": typed}).content.decode()
    assert '<p class="error">' in page
    assert "<title>Error:" in page
    assert typed in page


def test_nobody_has_a_password(client: Client, amara: User) -> None:
    amara.set_password("correct horse")
    amara.save()
    assert authenticate(username=AMARA, email=AMARA, password="correct horse") is None


def test_of_allauths_pages_only_those_of_signing_in_are_there(client: Client) -> None:
    for name in ("signup", "email", "set_password", "change_password", "reset_password", "reauthenticate", "logout"):
        with pytest.raises(NoReverseMatch):
            reverse(f"account_{name}")
    names = {str(name) for name in get_resolver().reverse_dict if str(name).startswith(("account", "social"))}
    assert names == {
        "account_login",
        "account_request_login_code",
        "account_confirm_login_code",
        "account_inactive",
    }
    for path in ("signup", "password/reset", "password/change", "email", "with/oidc", "with/mediawiki"):
        assert client.get(f"/sign-in/{path}/").status_code == 404
