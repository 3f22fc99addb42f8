"""Putting a draft in force."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import Client

from arranged_typing import Typed, typed
from arranged_web import BEFORE, announcement, consultation, en, owner_of, seen, sent, signed_in, words_of
from hearout.plan.announcement import Announcement, Text
from hearout.plan.sections import Section
from hearout.web.consultations.actions.announcing import edit
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.announcements import in_force, reloaded

pytestmark = pytest.mark.django_db

PUBLISH = "/team/forum/publish/"
LATER = datetime(2026, 8, 9, 12, 0, tzinfo=UTC)
REASON: Typed = {"reason-en": ["Two of you asked."], "decided_by": ["the committee, four in favour."]}


def team(said: Announcement | None = None, *, published: bool = False) -> tuple[Consultation, Client]:
    made = consultation(said=said, published=published)
    return made, signed_in(owner_of(made), now=LATER)


def looked_at(client: Client) -> HttpResponse:
    return seen(PUBLISH, LATER, client=client)


def edited(made: Consultation, said: Announcement, section: Section = Section.ABOUT) -> None:
    room = reloaded(made)
    assert room.draft is not None
    edit(room, section, said, base=room.draft.number, by=owner_of(made), now=BEFORE)


def test_the_first_announcement_takes_one_button() -> None:
    made, client = team()
    answer = sent(client, PUBLISH, typed(looked_at(client)), LATER)
    assert answer.headers["Location"] == "/team/forum/"
    assert in_force(reloaded(made)) == announcement()
    decision = Decision.objects.get()
    assert (decision.kind, decision.at, decision.notice.title) == (
        "published",
        LATER,
        {"en": "The consultation is announced"},
    )


def test_what_is_missing_is_listed_and_there_is_no_button() -> None:
    _, client = team(announcement(title=Text(), ways=()))
    page = looked_at(client)
    assert "About: There is no title. Say in one line what you ask about." in words_of(page)
    assert "Ways to take part: There is no way to take part. Add at least one." in words_of(page)
    assert b"<form" not in page.content


def test_publishing_what_is_not_ready_is_refused_in_words() -> None:
    made, client = team()
    form = typed(looked_at(client))
    edited(made, announcement(title=Text()))
    number = reloaded(made).draft.number  # type: ignore[union-attr]
    answer = sent(client, PUBLISH, {**form, "base": [str(number)]}, LATER)
    assert answer.status_code == 400
    assert "Something that people need is still missing. Set-up says what, part by part." in words_of(answer)
    assert Decision.objects.count() == 0


def test_a_change_is_shown_before_and_after_and_needs_a_reason_and_who_decided() -> None:
    made, client = team(published=True)
    edited(made, announcement(title=en("How does Meridian decide?")))
    page = looked_at(client)
    assert "Title, English How should Meridian take its technical decisions? How does Meridian decide?" in words_of(
        page
    )
    answer = sent(client, PUBLISH, typed(page), LATER)
    assert answer.status_code == 400
    assert words_of(answer).count("Write something here.") == 2
    assert words_of(answer).count("Say who decided, so that people know whom to ask.") == 2
    assert in_force(reloaded(made)) == announcement()


def test_a_change_is_a_decision_with_its_notice() -> None:
    made, client = team(published=True)
    edited(made, announcement(title=en("How does Meridian decide?")))
    sent(client, PUBLISH, {**typed(looked_at(client)), **REASON, "title-en": ["A shorter title"]}, LATER)
    decision = Decision.objects.select_related("notice").get(number=2)
    assert (decision.kind, decision.reason, decision.decided_by, decision.facts) == (
        "changed",
        {"en": "Two of you asked."},
        "the committee, four in favour",
        {"sections": ["about"]},
    )
    assert decision.notice.title == {"en": "A shorter title"}
    assert in_force(reloaded(made)) == announcement(title=en("How does Meridian decide?"))


def test_exactly_what_was_looked_at_is_published() -> None:
    made, client = team(published=True)
    edited(made, announcement(title=en("First")))
    form = {**typed(looked_at(client)), **REASON}
    edited(made, announcement(title=en("Second")))
    answer = sent(client, PUBLISH, form, LATER)
    assert "Somebody changed the draft while you were here." in words_of(answer)
    assert "take its technical decisions? Second" in words_of(answer)
    assert typed(answer)["reason-en"] == REASON["reason-en"]
    assert in_force(reloaded(made)) == announcement()
    sent(client, PUBLISH, typed(answer), LATER)
    assert in_force(reloaded(made)) == announcement(title=en("Second"))


def test_there_is_nothing_to_publish_twice() -> None:
    _, client = team()
    form = typed(looked_at(client))
    sent(client, PUBLISH, form, LATER)
    assert b"<form" not in looked_at(client).content
    again = sent(client, PUBLISH, {**form, **REASON}, LATER)
    assert "The page already says all of this. There is nothing new to publish." in words_of(again)
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("base", ["", "x", "99999999999999999999"])
def test_a_number_that_a_browser_makes_up_publishes_nothing(base: str) -> None:
    _, client = team()
    answer = sent(client, PUBLISH, {**typed(looked_at(client)), "base": [base]}, LATER)
    assert "Nothing was published." in words_of(answer)
    assert Decision.objects.count() == 0
