"""The consultations of somebody, and starting one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from arranged_typing import typed
from arranged_web import BEFORE, DURING_SESSIONS, consultation, member, seen, sent, signed_in, somebody, words_of
from hearout.plan.announcement import Announcement
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

AFTER_ALL = datetime(2027, 1, 10, tzinfo=UTC)
READING = datetime(2026, 10, 10, tzinfo=UTC)


def started(client: Client, **changes: str) -> HttpResponse:
    """What comes of the form with these changes, for a retrospective called as in the story."""
    page = seen("/team/new/", BEFORE, client=client)
    story = {"template": "retrospective", "title": "How should Meridian decide?", **changes}
    return sent(client, "/team/new/", typed(page, story), BEFORE)


def draft() -> Announcement:
    return drafted(Consultation.objects.select_related("draft").get())


@pytest.mark.parametrize(
    ("now", "standing"),
    [
        (datetime(2026, 8, 9, 12, tzinfo=UTC), "Opens on Monday 10 August 2026, 00:00 in Berlin"),
        (DURING_SESSIONS, "Open until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC)"),
        (READING, "Nobody takes part any more; work goes on until Tuesday 20 October 2026, 20:00 in Berlin"),
        (AFTER_ALL, "Ended"),
    ],
)
def test_each_consultation_says_how_it_stands(now: datetime, standing: str) -> None:
    facilitator = member(consultation(), Role.FACILITATOR)
    words = words_of(seen("/team/", now, client=signed_in(facilitator, now=now)))
    assert standing in words
    assert "How should Meridian take its technical decisions?" in words
    assert "You are facilitator there." in words


def test_a_draft_leads_to_its_set_up_for_those_who_may_edit_it() -> None:
    made = consultation(published=False)
    organiser, analyst = member(made, Role.ORGANISER), member(made, Role.ANALYST, "Noor Abelard")
    assert b'href="/team/forum/set-up/"' in seen("/team/", client=signed_in(organiser)).content
    assert b'href="/team/forum/"' in seen("/team/", client=signed_in(analyst)).content


def test_nobody_sees_consultations_of_others() -> None:
    consultation()
    assert "Meridian" not in words_of(seen("/team/", client=signed_in(somebody("Noor Abelard"))))


def test_who_is_in_no_team_reads_what_to_do() -> None:
    owner, guest = somebody(may_start=True), somebody("Noor Abelard")
    assert "It takes about a quarter of an hour" in words_of(seen("/team/", client=signed_in(owner)))
    words = words_of(seen("/team/", client=signed_in(guest)))
    assert "Ask the owner of a consultation to invite you" in words
    assert "Start a consultation" not in words


def test_thirty_consultations_take_as_many_queries_as_one() -> None:
    user = somebody(may_start=True)
    client = signed_in(user)
    counts = []
    for slugs in (["first"], [f"more-{number}" for number in range(29)]):
        for slug in slugs:
            consultation(user, slug=slug)
        with CaptureQueriesContext(connection) as asked:
            seen("/team/", client=client)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6


def test_a_template_makes_a_draft_in_the_languages_and_at_the_address_asked_for() -> None:
    client = signed_in(somebody(may_start=True))
    answer = started(
        client,
        language="english",
        other_1="Swahili",
        other_2="ar",
        zone="Africa/Nairobi",
        start="2026-09-07",
        slug="forum",
    )
    assert answer.headers["Location"] == "/team/forum/set-up/"
    said = draft()
    assert said.languages == ("en", "sw", "ar")
    assert said.zone == "Africa/Nairobi"
    assert said.title.words["en"] == "How should Meridian decide?"
    assert said.phases[0].opens == datetime(2026, 9, 7, 0, 0)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("How should Meridian decide?", "how-should-meridian-decide"),
        ("Wie entscheidet das Forum über Größe?", "wie-entscheidet-das-forum-uber-grosse"),
        ("كيف نقرر؟", "consultation"),
        ("Team", "consultation"),
        ("A", "consultation"),
        ("x" * 150, "x" * 40),
    ],
)
def test_an_address_left_empty_is_made_from_the_title(title: str, slug: str) -> None:
    started(signed_in(somebody(may_start=True)), title=title)
    assert Consultation.objects.get().slug == slug


def test_an_address_made_from_a_title_that_others_have_gets_a_number() -> None:
    client = signed_in(somebody(may_start=True))
    for _ in range(3):
        started(client, title="Forum")
    assert set(Consultation.objects.values_list("slug", flat=True)) == {"forum", "forum-2", "forum-3"}


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("taken", "There is a consultation at “taken” already. Choose another address, such as taken-2."),
        ("team", "“team” is an address of Hearout itself. Choose a longer one, such as team-consultation."),
        ("ab", "The address has 2 characters. It may have 3 to 60."),
        ("a" * 61, "This is 61 characters long. Shorten it to 60."),
        ("größe/../x", "Use small letters from a to z, digits, and hyphens between them"),
        ("Forum Retrospective", "Use small letters from a to z, digits, and hyphens between them"),
    ],
)
def test_an_address_that_cannot_be_says_why_and_keeps_what_was_typed(slug: str, words: str) -> None:
    consultation(somebody("Noor Abelard", may_start=True), slug="taken")
    answer = started(signed_in(somebody(may_start=True)), slug=slug, other_1="Swahili")
    assert answer.status_code == 400
    assert words in words_of(answer)
    assert b"<title>Error: Start a consultation</title>" in answer.content
    assert typed(answer)["title"] == ["How should Meridian decide?"]
    assert typed(answer)["template"] == ["retrospective"]
    assert typed(answer)["other_1"] == ["Swahili"]
    assert typed(answer)["slug"] == [slug]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("template", "", "Choose one. You can change everything later."),
        ("title", " ", "Give it a title. You can change it later."),
        ("title", "a" * 151, "This is 151 characters long. Shorten it to 150."),
        ("language", "", "Choose a language."),
        ("language", "Meridianese", "We know no language of that name."),
        ("zone", "Mars/Olympus", "There is no time zone called “Mars/Olympus”."),
        ("zone", "../../etc/passwd", "There is no time zone called “../../etc/passwd”."),
        ("start", "2026-02-30", "Write the day, such as 2026-09-29."),
    ],
)
def test_what_is_missing_or_wrong_is_said_beside_its_field(field: str, value: str, words: str) -> None:
    answer = started(signed_in(somebody(may_start=True)), **{field: value})
    assert answer.status_code == 400
    assert words_of(answer).count(words) == 2  # in the summary, which leads to the field, and beside it
    assert f'href="#id_{field}"' in answer.content.decode()
    assert Consultation.objects.count() == 0


def test_who_may_not_start_consultations_finds_nothing_there() -> None:
    assert seen("/team/new/", client=signed_in(somebody())).status_code == 404
