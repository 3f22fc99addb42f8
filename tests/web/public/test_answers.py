"""How a page is sent: quickly, the same to all who read it alike, and never when it is no longer true."""

from __future__ import annotations

import gzip
import re
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from arranged_web import BEFORE, DURING_SESSIONS, OPENING, announcement, consultation, en, owner_of, seen, somebody
from hearout.plan.announcement import Announcement
from hearout.plan.timetable import deadlines
from hearout.web.consultations.actions.phases import give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.public import answers, queries, writing
from hearout.web.public.answers import Form, Written
from hearout.web.public.queries import Head
from hearout.web.public.remembered import Remembered
from hearout.web.public.visitors import Visitor

PATHS = ("", "notices/", "notices/feed.atom", "page.md", "page.wiki")


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_a_page_takes_few_queries_the_first_time_and_one_after_that(path: str, django_assert_num_queries) -> None:
    made = consultation()
    with django_assert_num_queries(3):  # what is in force, its announcement, its notices
        seen(f"/forum/{path}")
    with django_assert_num_queries(1):
        seen(f"/forum/{path}")
    for number in range(29):
        give_notice(made, Choice(en(f"Notice {number}")), by=owner_of(made), now=DURING_SESSIONS)
    with django_assert_num_queries(3):
        seen(f"/forum/{path}")


@pytest.mark.django_db
def test_the_list_takes_as_many_queries_for_many_as_for_one(django_assert_num_queries) -> None:
    owner = somebody(may_start=True)
    consultation(owner, slug="first")
    with django_assert_num_queries(2):
        seen("/")
    for number in range(29):
        consultation(owner, slug=f"number-{number}")
    with django_assert_num_queries(2):
        seen("/")


@pytest.mark.django_db
def test_a_visit_weighs_at_most_60_kilobytes() -> None:
    """As it is sent: the page squeezed, and all that it loads as the server squeezes it."""
    consultation()
    answer = seen("/forum/", accept_encoding="gzip")
    page = gzip.decompress(answer.content).decode()
    loaded = [found.removeprefix("/static/") for found in re.findall(r'(?:href|src)="(/static/[^"]+)"', page)]
    assert [name for name in loaded if name.endswith((".css", ".js"))] == [
        "hearout/tokens.css",
        "hearout/paper.css",
        "hearout/hearout.css",
        "hearout/zone.js",
    ]
    files = [Path(str(finders.find(name))).read_bytes() for name in loaded]
    assert len(answer.content) + sum(len(gzip.compress(file)) for file in files) < 60_000
    assert len(page.encode()) < 60_000


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_what_the_visitor_has_is_not_sent_again(path: str) -> None:
    made = consultation()
    first = seen(f"/forum/{path}")
    again = seen(f"/forum/{path}", if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    give_notice(made, Choice(en("News")), by=owner_of(made), now=DURING_SESSIONS)
    after = seen(f"/forum/{path}", if_none_match=first["ETag"])
    assert after.status_code == 200
    assert after["ETag"] != first["ETag"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accepted", "is_squeezed"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("gzip;q=0", False),
        ("gzip; q=0.0, br", False),
        ("", False),
        ("br", False),
    ],
)
def test_it_is_squeezed_for_those_who_take_it(accepted: str, is_squeezed: bool) -> None:
    consultation()
    plain, answer = seen("/forum/"), seen("/forum/", accept_encoding=accepted)
    assert answer.get("Content-Encoding") == ("gzip" if is_squeezed else None)
    assert (gzip.decompress(answer.content) if is_squeezed else answer.content) == plain.content
    assert (answer["ETag"] != plain["ETag"]) == is_squeezed


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", *(f"/forum/{path}" for path in PATHS)])
def test_nobody_gets_a_cookie_and_nobody_is_asked_who_they_are(path: str, django_assert_num_queries) -> None:
    made = consultation()
    stranger, owner = Client(), Client()
    owner.force_login(owner_of(made))
    seen(path)
    with django_assert_num_queries(1):
        answer = seen(path, client=owner)
    assert not answer.cookies
    assert answer.content == seen(path, client=stranger).content


@pytest.mark.django_db
def test_caches_on_the_way_are_told_what_a_page_depends_on() -> None:
    consultation()

    def varies(path: str) -> set[str]:
        return {name.strip() for name in seen(path)["Vary"].split(",")}

    assert varies("/forum/") == {"Accept-Encoding", "Accept-Language", "Cookie"}
    assert varies("/forum/notices/") == {"Accept-Encoding", "Accept-Language", "Cookie"}
    assert "Cookie" not in varies("/forum/page.md")
    assert seen("/forum/")["Cache-Control"] == "no-cache"


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_page_is_only_read(method: str) -> None:
    consultation()
    assert getattr(Client(), method)("/forum/").status_code == 405
    assert Client().head("/forum/").status_code == 200


HEAD = Head(uuid4(), "forum", 1, 1)
SAID: Announcement = announcement()
days = st.integers(-9, 220).map(lambda day: OPENING + timedelta(days=day))
changes = st.sampled_from(deadlines(SAID, BEFORE)).map(lambda deadline: deadline.at)
visits = st.lists(st.integers(-24 * 60, 24 * 60), min_size=2, max_size=6)
zones = st.sampled_from(["Europe/Berlin", "Pacific/Tongatapu", "America/Los_Angeles", "Asia/Kathmandu", "UTC"])


@given(st.one_of(days, changes), visits, zones)
def test_what_is_kept_is_what_would_be_written_now(around: datetime, minutes: list[int], zone: str) -> None:
    """At whatever times, in whatever order, also when a clock is put back."""
    kept: Remembered[tuple[Head, str, Visitor], answers.Made] = Remembered(250)
    visitor = Visitor("en", zone)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answers, "_MADE", kept)
        patch.setattr(writing, "announcement_in_force", lambda _: SAID)
        patch.setattr(writing, "notices", lambda _: [])
        for minute in minutes:
            now = around + timedelta(minutes=minute)
            fresh = writing.MARKDOWN.write(HEAD, visitor, now)
            assert answers._made(writing.MARKDOWN, HEAD, visitor, now).body.decode() == fresh.text


def test_a_page_is_written_once_for_all_who_read_it_alike() -> None:
    written: list[Visitor] = []

    def write(head: Head, visitor: Visitor, now: datetime) -> Written:
        written.append(visitor)
        return Written("page", OPENING + timedelta(hours=1))

    form, visitors = Form(f"counted-{uuid4()}", "text/plain", write), [Visitor("en", "UTC"), Visitor("de", "UTC")]
    for minutes in (0, 30, 59):
        for visitor in visitors:
            answers._made(form, HEAD, visitor, OPENING + timedelta(minutes=minutes))
    assert written == visitors
    answers._made(form, HEAD, visitors[0], OPENING + timedelta(hours=1))
    answers._made(form, Head(HEAD.consultation, "forum", 1, 2), visitors[0], OPENING)
    assert len(written) == 4


def test_a_memory_keeps_what_was_asked_for_last() -> None:
    memory: Remembered[str, int] = Remembered(2)
    memory.put("a", 1)
    memory.put("b", 2)
    assert memory.get("a") == 1
    memory.put("c", 3)
    assert [memory.get(key) for key in "abc"] == [1, None, 3]


@pytest.mark.django_db
def test_an_announcement_is_read_once(django_assert_num_queries) -> None:
    consultation()
    head = queries.head_of("forum")
    assert head is not None
    first = queries.announcement_in_force(head)
    with django_assert_num_queries(0):
        assert queries.announcement_in_force(head) is first
