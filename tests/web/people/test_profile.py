"""One's own profile, and what it changes on the team's pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from hearout.web.people.actions import forget_expired, note
from hearout.web.people.models import AuditEntry, CacheEntry, User
from hearout.web.people.zones import zones

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 8, 9, 9, 0, tzinfo=UTC)


@pytest.fixture
def amara(client: Client) -> User:
    user = User.objects.create_user("amara@example.org", name="Amara Lindqvist")
    client.force_login(user)
    return user


def chosen(user: User) -> tuple[str, str, str]:
    user.refresh_from_db()
    return user.name, user.language, user.zone


def test_what_is_saved_is_kept_and_on_record(client: Client, amara: User) -> None:
    answer = client.post("/profile/", {"name": " Amara L. ", "language": "fr", "zone": "Africa/Nairobi"}, follow=True)

    assert answer.redirect_chain == [("/profile/", 302)]
    assert chosen(amara) == ("Amara L.", "fr", "Africa/Nairobi")
    assert [entry.did for entry in AuditEntry.objects.filter(by=amara)] == ["person.changed_profile"]


def test_who_says_only_their_name_reads_times_as_each_consultation_gives_them(client: Client) -> None:
    new = User.objects.create_user("noor@example.org")
    client.force_login(new)
    page = client.get("/team/", follow=True)
    assert page.redirect_chain == [("/profile/", 302)]
    assert "What are you called?" in page.content.decode()

    answer = client.post("/profile/", {"name": "Noor Haddad", "language": "", "zone": ""})

    assert answer.headers["Location"] == "/team/"
    assert chosen(new) == ("Noor Haddad", "", "")
    assert '<option value="" selected>As each consultation gives its times</option>' in page.content.decode()


def test_who_gives_no_name_is_told_beside_the_field_and_nothing_is_lost(client: Client, amara: User) -> None:
    answer = client.post("/profile/", {"name": "", "language": "de", "zone": "Africa/Nairobi"})
    page = answer.content.decode()

    assert answer.status_code == 400
    assert "Type the name that your team knows you by." in page
    assert '<option value="Africa/Nairobi" selected>' in page
    assert '<option value="de" selected>' in page
    assert chosen(amara) == ("Amara Lindqvist", "", "")


@pytest.mark.parametrize("wrong", [{"zone": "Mars/Olympus"}, {"language": "xx"}, {"name": "a" * 151}])
def test_what_cannot_be_chosen_is_not_saved(client: Client, amara: User, wrong: dict[str, str]) -> None:
    answer = client.post("/profile/", {"name": "Amara", "language": "", "zone": "UTC", **wrong})
    assert answer.status_code == 400
    assert chosen(amara) == ("Amara Lindqvist", "", "")


def test_an_older_name_of_a_zone_stays_chosen(client: Client, amara: User) -> None:
    amara.zone = "Europe/Kiev"
    amara.save()
    assert '<option value="Europe/Kiev" selected>' in client.get("/profile/").content.decode()
    client.post("/profile/", {"name": "Amara", "language": "", "zone": "Europe/Kiev"})
    assert chosen(amara)[2] == "Europe/Kiev"


def test_times_are_told_in_the_zone_that_was_chosen(client: Client, amara: User) -> None:
    note(amara, "person.signed_in", now=NOW)
    assert "09:00 UTC" in client.get("/profile/").content.decode()

    amara.zone = "Africa/Nairobi"
    amara.save()
    page = client.get("/profile/").content.decode()
    assert "12:00 in Nairobi" in page
    assert "09:00 UTC" in page


def test_ones_own_pages_are_in_the_language_that_was_chosen(client: Client, amara: User) -> None:
    def language() -> str:
        page = client.get("/profile/", HTTP_ACCEPT_LANGUAGE="de")
        assert page.headers["Content-Language"] in page.content.decode()[:200]
        return page.headers["Content-Language"]

    assert language() == "de"
    amara.language = "ar"
    amara.save()
    assert language() == "ar"
    amara.language = "tlh"
    amara.save()
    assert language() == "de"


def test_the_choice_of_one_person_does_not_reach_the_next(client: Client, amara: User) -> None:
    amara.language, amara.zone = "ar", "Africa/Nairobi"
    amara.save()
    client.get("/profile/")
    assert timezone.get_current_timezone_name() == "UTC"
    assert Client().get("/who-may-see-what/").headers["Content-Language"] == "en"


@pytest.mark.parametrize("entries", [1, 15])
def test_a_long_log_takes_no_more_queries_than_a_short_one(
    client: Client, amara: User, entries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    amara.may_start = True
    amara.save()
    for _ in range(entries):
        note(amara, "person.signed_in", now=NOW)
    with django_assert_num_queries(3):  # session, person, log
        client.get("/profile/")
    with django_assert_num_queries(4):  # and how many there are
        client.get("/people/log/")


def test_the_servers_log_is_there_for_those_who_may_start_consultations(client: Client, amara: User) -> None:
    assert client.get("/people/log/").status_code == 404
    amara.may_start = True
    amara.save()
    note(None, "code.rejected", now=NOW)
    note(amara, "member.invited", room=amara.pk, about="reviewer", now=NOW)

    page = client.get("/people/log/").content.decode()

    assert "a sign-in code was typed wrong" in page
    assert "reviewer" not in page


def test_nobody_reads_the_servers_log_or_a_profile_without_signing_in(client: Client) -> None:
    assert client.get("/people/log/").headers["Location"] == "/sign-in/?next=/people/log/"
    assert client.get("/profile/").headers["Location"] == "/sign-in/?next=/profile/"


def test_a_long_log_has_pages(client: Client, amara: User) -> None:
    amara.may_start = True
    amara.save()
    for _ in range(101):
        note(amara, "person.signed_in", now=NOW)
    first, second = (client.get("/people/log/", {"page": page}).content.decode() for page in (1, 2))
    assert [page.count("<tr>") - 1 for page in (first, second)] == [100, 1]
    assert 'href="?page=2"' in first
    assert 'href="?page=1"' in second


def test_every_zone_is_found_by_its_city_and_country_in_the_readers_language() -> None:
    english, german = dict(zones("en")), dict(zones("de"))
    assert english["Africa/Nairobi"] == "Nairobi, Kenya"
    assert english["Asia/Kolkata"] == "Kolkata, India"
    assert german["Europe/Vienna"] == "Wien, Österreich"
    assert next(iter(english)) == "UTC"
    assert len(set(english.values())) == len(english) > 400


def test_what_is_over_is_forgotten(client: Client, amara: User) -> None:
    later = timezone.now() + timedelta(days=15)
    cache.set("attempts", [1.0], 60)
    client.get("/profile/")
    assert (Session.objects.count(), CacheEntry.objects.count()) == (1, 1)

    forget_expired(timezone.now())
    assert (Session.objects.count(), CacheEntry.objects.count()) == (1, 1)
    forget_expired(later)
    assert (Session.objects.count(), CacheEntry.objects.count()) == (0, 0)


def test_the_cache_keeps_no_address_of_where_somebody_came_from(client: Client) -> None:
    client.post("/sign-in/", {"email": "amara@example.org"}, REMOTE_ADDR="192.0.2.77")
    kept = [f"{entry.cache_key} {entry.value}" for entry in CacheEntry.objects.all()]
    assert kept != []
    assert [entry for entry in kept if "192.0.2.77" in entry or "amara" in entry or ":" in entry] == []
