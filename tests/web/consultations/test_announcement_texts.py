"""Texts to announce a consultation with: true, whole, as long as the place allows, and only words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import mwparserfromhell
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from arranged_web import BEFORE, DURING_SESSIONS, announcement, consultation, en, member, owner_of, seen
from hearout.plan.announcement import Announcement, Text
from hearout.plan.decided import DecisionKind
from hearout.web.consultations.actions.phases import end_early
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.outlets.texts import SHORTEST, Telling, texts_of_announcement, texts_of_notice
from hearout.web.consultations.queries.notices import Event, NoticeWords, notice_told
from hearout.web.people.rules import Role

PAGE = "http://127.0.0.1:8000/forum/"


def telling(said: Announcement, now: datetime = DURING_SESSIONS, language: str = "en") -> Telling:
    return Telling.of("forum", said, language, "en", now)


def texts(said: Announcement, now: datetime = DURING_SESSIONS) -> dict[str, str]:
    return {one.key: one.text for one in texts_of_announcement(telling(said, now))}


def of_notice(title: str, reason: str = "Few people came.") -> dict[str, str]:
    words = NoticeWords(en(title), en(reason), en("Write to us."), "the committee")
    ended = Event(2, DecisionKind.ENDED_EARLY, DURING_SESSIONS, words, announcement(), "sessions", "", ("talk", "mail"))
    told = notice_told(ended, telling(announcement()).reader)
    return {one.key: one.text for one in texts_of_notice(told, telling(announcement()))}


def test_a_mailing_list_is_told_all_of_it_in_plain_text() -> None:
    assert texts(announcement())["mailing-list"] == (
        "Subject: How should Meridian take its technical decisions?\n\n"
        "Consultation by the Meridian Technical Committee\n\n"
        "For three years the Forum has weighed large changes. We want to know how it looks to you.\n\n"
        "Who should take part\n\nAnyone whose work is touched by what the Forum decides.\n\n"
        "How to take part\n\n"
        "- Listening sessions: open until Wednesday 16 September 2026, 20:00 in Berlin (18:00 UTC)\n"
        "- Talk page: open until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC). "
        "https://wiki.example.org/Talk:Forum\n"
        "- E-mail: open until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC). forum@example.org\n\n"
        "What we ask\n\n"
        "1. What kinds of decisions should the Forum take?\n2. Who is involved when a decision is taken?\n\n"
        f"Everything about it, with all notices: {PAGE}\n"
    )


def test_a_wiki_is_told_in_its_own_markup() -> None:
    wiki = texts(announcement())["wiki"]
    assert wiki.startswith("== How should Meridian take its technical decisions? ==\n\n")
    assert "(18:00 UTC). https://wiki.example.org/Talk:Forum\n" in wiki
    assert "[mailto:forum@example.org forum@example.org]" in wiki
    assert "# What kinds of decisions should the Forum take?\n" in wiki


def test_a_chat_is_told_in_a_few_lines() -> None:
    assert texts(announcement())["chat"].splitlines() == [
        "How should Meridian take its technical decisions?",
        "How to take part",
        "- Listening sessions: open until Wednesday 16 September 2026, 20:00 in Berlin (18:00 UTC)",
        "- Talk page: open until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC). https://wiki.example.org/Talk:Forum",
        "- E-mail: open until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC). forum@example.org",
        f"Everything about it, with all notices: {PAGE}",
    ]


@pytest.mark.parametrize(
    ("now", "when"),
    [
        (BEFORE, "Take part from Monday 10 August 2026, 00:00 in Berlin (Sunday 9 August 2026, 22:00 UTC)."),
        (DURING_SESSIONS, "Take part until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC)."),
        (datetime(2026, 10, 1, tzinfo=UTC), "What was said is being read."),
    ],
)
def test_a_short_message_says_what_until_when_and_where(now: datetime, when: str) -> None:
    said = f"How should Meridian take its technical decisions? {when} {PAGE}"
    assert texts(announcement(), now)["short"] == said


@given(st.text(max_size=400), st.text(max_size=400))
def test_a_short_message_is_short_and_its_address_whole(title: str, reason: str) -> None:
    for short in (texts(announcement(title=en(title)))["short"], of_notice(title, reason)["short"]):
        assert len(short) <= SHORTEST
        assert short.endswith(f" {PAGE}")


def test_a_long_title_is_cut_at_a_word() -> None:
    short = texts(announcement(title=en("How should we " + "very " * 60 + "decide?")))["short"]
    assert "very very… Take part until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC). http" in short


def test_the_newest_notice_can_be_told_as_well() -> None:
    told = of_notice("The sessions have ended early")
    assert told["mailing-list"].startswith(
        "Subject: The sessions have ended early (How should Meridian take its technical decisions?)\n\n"
        "The sessions have ended early\n\nFew people came.\n\nListening sessions: ended on "
    )
    assert "- Talk page, until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC)\n" in told["mailing-list"]
    assert "Decided by the committee, on Thursday 10 September 2026.\n" in told["mailing-list"]
    assert told["short"].startswith("The sessions have ended early. Listening sessions: ended on ")


@given(st.text(alphabet="a[]{}|<>='~_#*\n :/&", max_size=40))
def test_no_word_of_the_team_is_markup_on_a_wiki(words: str) -> None:
    said = announcement(title=en(words), host=en(words), purpose=en("x"), questions=(), audience=Text())
    said = replace(said, ways=tuple(replace(way, title=en(words)) for way in said.ways))
    code = mwparserfromhell.parse(texts(said)["wiki"])
    assert not code.filter_templates() + code.filter_wikilinks() + code.filter_comments()
    assert {str(tag.tag) for tag in code.filter_tags(matches=lambda tag: not tag.wiki_markup)} <= {"nowiki"}
    assert [str(link.url) for link in code.filter_external_links()] == [
        "https://wiki.example.org/Talk:Forum", "mailto:forum@example.org", PAGE
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_team_copies_them_in_each_language() -> None:
    made = consultation(said=announcement(title=Text({"en": "Why?", "de": "Warum?"}), languages=("en", "de")))
    browser = Client()
    browser.force_login(member(made, Role.READER))
    english = seen("/team/forum/announcement-texts/", client=browser).content.decode()
    german = seen("/team/forum/announcement-texts/?language=de", client=browser).content.decode()
    assert "Why? Take part until" in english
    assert "Warum?" in german
    assert "http://127.0.0.1:8000/forum/in/de/" in german
    assert "The consultation is announced" in english  # the newest notice
    assert english.count("<textarea") == 8
    assert "not published" not in english


@pytest.mark.django_db
def test_before_publication_they_are_made_from_the_draft_and_say_so() -> None:
    made = consultation(published=False)
    browser = Client()
    browser.force_login(owner_of(made))
    page = seen("/team/forum/announcement-texts/", client=browser).content.decode()
    assert "The page is not published yet." in page
    assert page.count("<textarea") == 4


@pytest.mark.django_db
def test_they_tell_what_is_in_force_and_not_what_is_being_written() -> None:
    made = consultation()
    end_early(made, "writing", Choice(en("Over")), by=owner_of(made), now=DURING_SESSIONS)
    browser = Client()
    browser.force_login(owner_of(made))
    page = seen("/team/forum/announcement-texts/", client=browser).content.decode()
    whole = page[page.index('id="whole-mailing-list"') :]
    assert "Talk page: open" not in whole
    assert "Listening sessions: open until" in whole
