"""Signing in through a wiki or a server that speaks OpenID Connect: the same people may come, nobody else."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.mediawiki.provider import MediaWikiProvider
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from arranged_elsewhere import PROVIDERS, OtherSite, WithOtherSite
from arranged_signing_in import who_is
from hearout.web.config.other_sites import APPS
from hearout.web.people.models import AuditEntry, User

pytestmark = pytest.mark.django_db

AMARA = "amara@example.org"
OIDC, WIKI = "oidc", "mediawiki"


@pytest.fixture(autouse=True)
def other_site(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> OtherSite:
    """Both kinds are set, and what they answer is planted."""
    cache.clear()
    site = OtherSite()
    monkeypatch.setattr(WithOtherSite, "site", site)
    monkeypatch.setattr(registry, "provider_map", registry.provider_map.copy())
    registry.register(MediaWikiProvider)
    registry.register(OpenIDConnectProvider)
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, *APPS.values()]
    settings.SOCIALACCOUNT_PROVIDERS = PROVIDERS
    settings.SOCIALACCOUNT_ADAPTER = "arranged_elsewhere.WithOtherSite"
    settings.ROOT_URLCONF = "arranged_elsewhere"
    return site


@pytest.fixture
def amara() -> User:
    return User.objects.create_user(AMARA, name="Amara Lindqvist")


def leave(client: Client, site: str, **also: str) -> str:
    """Where the browser is sent."""
    return client.post(f"/sign-in/with/{site}/", also).headers.get("Refresh", "").removeprefix("0; url=")


def come_back(client: Client, site: str, **also: str) -> HttpResponse:
    state = parse_qs(urlsplit(leave(client, site, **also)).query)["state"][0]
    return client.get(f"/sign-in/with/{site}/back/", {"code": "code", "state": state})


def told(answer: HttpResponse) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def said_by(site: str, email: str, *, verified: object = True) -> dict[str, object]:
    mark = "email_verified" if site == OIDC else "confirmed_email"
    return {"sub": "17", "email": email, mark: verified, "username": "AmaraL", "realname": "Amara L", "name": "A L"}


def test_they_are_offered_by_the_names_that_people_know_them_by(client: Client) -> None:
    page = client.get("/sign-in/?next=/profile/").content.decode()
    assert "Sign in with Meridian Wiki" in page
    assert "Sign in with Meridian accounts" in page
    assert page.count('name="next" value="/profile/"') == 3


def test_unless_they_are_set_nothing_is_offered_and_nothing_is_there(client: Client, settings: Settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert "Through another site" not in client.get("/sign-in/").content.decode()
    assert client.post("/sign-in/with/oidc/").status_code == 404
    assert client.post("/sign-in/with/mediawiki/").status_code == 404


def test_the_other_site_is_asked_with_a_challenge_and_told_no_more_than_it_needs(client: Client) -> None:
    away = urlsplit(leave(client, OIDC, process="connect", scope="everything"))
    asked = parse_qs(away.query)
    assert (away.netloc, away.path) == ("id.example.org", "/authorize")
    assert sorted(asked["scope"][0].split()) == ["email", "openid", "profile"]
    assert asked["redirect_uri"] == ["http://testserver/sign-in/with/oidc/back/"]
    assert asked["code_challenge_method"] == ["S256"]


def test_nobody_is_sent_away_by_a_link(client: Client) -> None:
    assert client.get("/sign-in/with/oidc/").status_code == 405


@pytest.mark.parametrize("site", [OIDC, WIKI])
def test_who_has_an_account_with_the_verified_address_is_signed_in(
    client: Client, amara: User, other_site: OtherSite, site: str
) -> None:
    other_site.person = said_by(site, "Amara@example.org")

    assert come_back(client, site).headers["Location"] == "/team/"

    assert who_is(client) == str(amara.pk)
    assert [entry.did for entry in AuditEntry.objects.filter(by=amara)] == ["person.signed_in"]


def test_some_say_as_text_that_an_address_is_verified(client: Client, amara: User, other_site: OtherSite) -> None:
    other_site.person = said_by(OIDC, AMARA, verified="true")
    come_back(client, OIDC)
    assert who_is(client) == str(amara.pk)


@pytest.mark.parametrize("site", [OIDC, WIKI])
def test_nothing_that_the_other_site_tells_of_a_person_is_kept(
    client: Client, amara: User, other_site: OtherSite, site: str
) -> None:
    other_site.person = said_by(site, AMARA)
    come_back(client, site)
    amara.refresh_from_db()
    assert amara.name == "Amara Lindqvist"
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("verified", [False, None, "false", "", 1])
def test_an_address_that_is_not_said_to_be_verified_opens_nothing(
    client: Client, amara: User, other_site: OtherSite, verified: object
) -> None:
    other_site.person = said_by(OIDC, AMARA, verified=verified)

    answer = come_back(client, OIDC)

    assert answer.headers["Location"] == "/sign-in/"
    assert who_is(client) == ""
    assert told(answer) == [
        "The other site did not say that you have an address which is known here. Try it with a code."
    ]


def test_a_wiki_account_without_a_confirmed_address_opens_nothing(
    client: Client, amara: User, other_site: OtherSite
) -> None:
    other_site.person = said_by(WIKI, AMARA, verified=False)
    come_back(client, WIKI)
    assert who_is(client) == ""


@pytest.mark.parametrize("site", [OIDC, WIKI])
def test_who_is_not_known_here_gets_no_account(client: Client, other_site: OtherSite, site: str) -> None:
    other_site.person = said_by(site, "teodor@example.org")
    assert come_back(client, site).headers["Location"] == "/sign-in/"
    assert (who_is(client), User.objects.count()) == ("", 0)


def test_an_owner_of_the_server_may_come_this_way_for_the_first_time(
    client: Client, other_site: OtherSite, settings: Settings
) -> None:
    settings.OWNERS = frozenset({AMARA})
    other_site.person = said_by(OIDC, AMARA)

    come_back(client, OIDC)

    assert [(str(user.pk), user.may_start) for user in User.objects.all()] == [(who_is(client), True)]


def test_who_has_a_closed_account_is_told_so(client: Client, amara: User, other_site: OtherSite) -> None:
    amara.is_active = False
    amara.save()
    other_site.person = said_by(OIDC, AMARA)

    answer = come_back(client, OIDC)

    assert answer.headers["Location"] == "/sign-in/closed/"
    assert who_is(client) == ""
    assert "This account is closed" in client.get("/sign-in/closed/").content.decode()


def test_who_came_for_a_page_gets_there(client: Client, amara: User, other_site: OtherSite) -> None:
    other_site.person = said_by(OIDC, AMARA)
    assert come_back(client, OIDC, next="/profile/").headers["Location"] == "/profile/"


def test_nobody_is_sent_to_a_third_site(client: Client, amara: User, other_site: OtherSite) -> None:
    other_site.person = said_by(OIDC, AMARA)
    assert come_back(client, OIDC, next="https://evil.example/").headers["Location"] == "/team/"


@pytest.mark.parametrize(
    "back",
    ["?error=access_denied&state={state}", "?error=server_error&state={state}", "?code=code&state=made-up", ""],
)
def test_what_goes_wrong_elsewhere_is_told_on_the_page_for_signing_in(client: Client, amara: User, back: str) -> None:
    state = parse_qs(urlsplit(leave(client, OIDC)).query)["state"][0]

    answer = client.get(f"/sign-in/with/oidc/back/{back.format(state=state)}")

    assert answer.headers["Location"] == "/sign-in/"
    assert who_is(client) == ""
    assert told(answer) == ["Signing in through the other site did not work. Try again, or use a code."]


def test_a_site_that_does_not_answer_is_told(client: Client, other_site: OtherSite) -> None:
    other_site.is_there = False
    answer = client.post("/sign-in/with/oidc/")
    assert answer.headers["Location"] == "/sign-in/"
    assert told(answer) == ["The other site does not answer. Try again later, or use a code."]


def test_nobody_is_sent_away_too_often(client: Client) -> None:
    assert [client.post("/sign-in/with/mediawiki/").status_code for _ in range(21)] == [200] * 20 + [429]
