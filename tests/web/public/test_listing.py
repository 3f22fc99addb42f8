"""The first page of a server: what is being asked there, and what was."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import Client

from arranged_web import DURING_SESSIONS, OPENING, announcement, consultation, seen, somebody, words_of
from hearout.plan.announcement import Announcement, Text

pytestmark = pytest.mark.django_db


def about(title: str, *, only: str = "", languages: tuple[str, ...] = ("en",)) -> Announcement:
    said = announcement(title=Text({languages[0]: title}), languages=languages)
    return replace(said, ways=tuple(way for way in said.ways if only in ("", way.key)))


def listed(page: str) -> list[tuple[str, list[str]]]:
    """The groups with the titles in them."""
    groups = page.split('<section class="leaf"')[1:]
    return [
        (re.findall("<h2[^>]*>([^<]*)<", one)[0], re.findall(r'<h3 class="voice"><a[^>]*>([^<]*)<', one))
        for one in groups
    ]


def test_an_empty_server_says_so_kindly() -> None:
    consultation(published=False)
    page = seen("/")
    assert page.status_code == 200
    assert "Nothing is being asked here at the moment." in words_of(page)
    assert listed(page.content.decode()) == []


def test_what_is_open_stands_before_what_comes_and_that_before_what_is_over() -> None:
    owner = somebody(may_start=True)
    for slug, only in (("over", "survey"), ("mailbox", "mail"), ("sessions", "sessions"), ("talk", "talk")):
        consultation(owner, slug=slug, said=about(slug, only=only))
    now = datetime(2026, 9, 1, tzinfo=UTC)
    assert listed(seen("/", now).content.decode()) == [
        ("Open now", ["mailbox", "talk"]),
        ("Soon", ["sessions"]),
        ("Over", ["over"]),
    ]


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (OPENING, "Opens tomorrow on Monday 10 August 2026, 00:00 in Berlin"),
        (DURING_SESSIONS, "Open until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC)"),
        (datetime(2026, 10, 1, tzinfo=UTC), "Closed on Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC)"),
    ],
)
def test_each_says_until_when_one_can_take_part_in_any_way(now: datetime, state: str) -> None:
    consultation()
    said = f"How should Meridian take its technical decisions? {state}"
    assert said in words_of(seen("/", now))


def test_times_are_where_the_reader_is_once_their_browser_said() -> None:
    consultation()
    client = Client()
    client.cookies["zone"] = "Africa/Nairobi"
    assert "21:00 in Nairobi" in words_of(seen("/", client=client))


def test_titles_are_in_the_readers_language_or_say_in_which() -> None:
    owner = somebody(may_start=True)
    consultation(owner, slug="swahili", said=about("Inaonekanaje?", languages=("sw",)))
    consultation(owner, slug="german", said=about("Wie sieht es aus?", languages=("de",)))
    page = seen("/", accept_language="de").content.decode()
    assert '<html lang="de" dir="ltr">' in page
    assert ">Wie sieht es aus?</a>" in page
    assert '<span lang="sw" dir="ltr">Inaonekanaje?</span> <small class="soft">' in page
    assert '<html lang="ar" dir="rtl">' in seen("/", accept_language="ar").content.decode()
