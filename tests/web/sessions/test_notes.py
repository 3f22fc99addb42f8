"""The page of notes: every version stays, and two who write at once are told of each other."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from arranged_jobs import do_jobs
from arranged_registering import AFTER
from arranged_sessions_held import brings, held_session, of_meeting, page, says
from arranged_web import member, owner_of, seen, sent, signed_in, words_of
from hearout.records.consultation import Consent
from hearout.web.consultations.models import Consultation
from hearout.web.intake.queries.corpus import corpus_of
from hearout.web.people.rules import Role
from hearout.web.sessions.models import NoteVersion
from hearout.web.uploads.models import Upload

pytestmark = pytest.mark.django_db

NOTES = """## What kinds of decisions should the Forum take?

- The large ones.
- None about gardens.

## Who is involved when a decision is taken?

- Those who are in the room.
"""


@pytest.fixture
def made() -> Consultation:
    return held_session()


@pytest.fixture
def browser(made: Consultation) -> Client:
    return signed_in(owner_of(made), now=AFTER)


def keeps(made: Consultation, client: Client, words: str, base: int) -> HttpResponse:
    return sent(client, of_meeting(made, "notes/"), {"words": words, "base": str(base)}, AFTER)


def by_script(made: Consultation, client: Client, words: str, base: int) -> HttpResponse:
    """What the script on the page is answered."""
    typed, accepts = {"words": words, "base": str(base)}, {"accept": "application/json"}
    with patch.object(timezone, "now", lambda: AFTER):
        return client.post(of_meeting(made, "notes/"), typed, headers=accepts)


def kept() -> list[tuple[int, str]]:
    return [(one.number, one.words) for one in NoteVersion.objects.select_related("page__meeting").order_by("number")]


def test_guiding_questions_are_its_headings(made: Consultation, browser: Client) -> None:
    body = page(made, "notes/", client=browser).content.decode()
    assert "## What kinds of decisions should the Forum take?\n\n\n## Who is involved when" in body


def test_whoever_agreed_to_be_there_alone_is_named_to_the_note_taker(made: Consultation, browser: Client) -> None:
    told = words_of(page(made, "notes/", client=browser))
    assert "Write down nothing that these people say." in told
    assert "to nothing being kept: Bo Tamm." in told
    assert "Ana Lima" not in told


def test_every_version_stays(made: Consultation, browser: Client) -> None:
    keeps(made, browser, "one", 0)
    keeps(made, browser, "one two", 1)
    assert kept() == [(1, "one"), (2, "one two")]
    assert "one" in words_of(seen(of_meeting(made, "notes/1/"), AFTER, client=browser))


def test_every_version_is_found_however_many_came_after_it(made: Consultation, browser: Client) -> None:
    for number in range(40):
        keeps(made, browser, "one " * number + "more", number)
    newest = page(made, "notes/", client=browser).content.decode()
    assert of_meeting(made, "notes/1/") not in newest
    links = (of_meeting(made, "notes/1/"), of_meeting(made, "notes/3/"))
    second = seen(of_meeting(made, "notes/2/"), AFTER, client=browser).content.decode()
    assert [link in second for link in links] == [True, True]
    ends = [seen(of_meeting(made, f"notes/{n}/"), AFTER, client=browser).content.decode() for n in (1, 40)]
    assert [of_meeting(made, "notes/0/") in ends[0], of_meeting(made, "notes/41/") in ends[1]] == [False, False]


def test_kept_twice_it_is_one_version(made: Consultation, browser: Client) -> None:
    keeps(made, browser, "one", 0)
    keeps(made, browser, "one", 0)
    assert kept() == [(1, "one")]


def test_the_second_of_two_is_told_and_shown_both(made: Consultation, browser: Client) -> None:
    second = signed_in(member(made, Role.ORGANISER, "Teodor Vashti"), now=AFTER)
    keeps(made, browser, "what Amara heard", 0)
    answer = keeps(made, second, "what Teodor heard", 0)
    told = words_of(answer)
    assert answer.status_code == 409
    assert "Somebody else saved notes while you were writing" in told
    assert "what Amara heard" in told and "what Teodor heard" in told
    assert kept() == [(1, "what Amara heard")]
    assert 'name="base" value="1"' in answer.content.decode()
    keeps(made, second, "what Amara and Teodor heard", 1)
    assert kept() == [(1, "what Amara heard"), (2, "what Amara and Teodor heard")]


def test_a_script_is_answered_in_its_own_way(made: Consultation, browser: Client) -> None:
    kept_now = by_script(made, browser, "one", 0)
    assert (kept_now.status_code, kept_now.json()["number"]) == (200, 1)
    second = signed_in(member(made, Role.ORGANISER, "Teodor Vashti"), now=AFTER)
    crossed = by_script(made, second, "two", 0)
    assert crossed.status_code == 409
    assert "Amara Lindqvist saved other notes meanwhile." in crossed.json()["told"]
    too_long = by_script(made, second, "a" * 200_001, 1)
    assert (too_long.status_code, "200001 characters long" in too_long.json()["told"]) == (400, True)
    assert kept() == [(1, "one")]


def brought_home(made: Consultation, browser: Client) -> None:
    answer = sent(browser, of_meeting(made, "words/notes/"), {}, AFTER)
    assert "/words/" in answer["location"]
    assert says(made, {"": ("unnamed", "listed")}).status_code == 302
    do_jobs()


def said(made: Consultation) -> list[tuple[str, str]]:
    corpus = corpus_of(made)
    assert corpus is not None
    return [(passage.text, passage.question) for one in corpus.counted for passage in one.passages]


def test_the_page_comes_home_under_its_questions_to_be_retold(made: Consultation, browser: Client) -> None:
    keeps(made, browser, NOTES, 0)
    brought_home(made, browser)
    assert said(made) == [
        ("The large ones.", "kinds"),
        ("None about gardens.", "kinds"),
        ("Those who are in the room.", "involved"),
    ]
    corpus = corpus_of(made)
    assert corpus is not None
    assert {(one.consent, one.author.name) for one in corpus.counted} == {(Consent.PARAPHRASE, "")}


def test_brought_home_again_the_page_takes_the_place_of_what_came_before(made: Consultation, browser: Client) -> None:
    keeps(made, browser, NOTES, 0)
    brought_home(made, browser)
    keeps(made, browser, f"{NOTES}- And those who were told.\n", 1)
    brought_home(made, browser)
    assert [words for words, _ in said(made)][-2:] == ["Those who are in the room.", "And those who were told."]
    assert len(said(made)) == 4
    assert Upload.objects.filter(undone_at=None).count() == 1


def test_nothing_is_brought_home_where_nobody_wrote(made: Consultation, browser: Client) -> None:
    answer = sent(browser, of_meeting(made, "words/notes/"), {}, AFTER)
    assert (answer.status_code, "Nobody has taken notes of this session yet." in words_of(answer)) == (400, True)


def test_a_pad_comes_home_too(made: Consultation) -> None:
    points = ("Decisions are made in the corridor.", "And at lunch.")
    pad = f"<!DOCTYPE HTML><html><body><ul>{''.join(f'<li>{one}</li>' for one in points)}</ul></body></html>"
    assert brings(made, pad, "2026-09-08 pad.html").status_code == 302
    assert says(made, {"": ("unnamed", "listed")}).status_code == 302
    do_jobs()
    assert len(said(made)) == 2


def test_nobody_named_in_a_recording_is_left_out(made: Consultation) -> None:
    """Only notes can have been taken with everybody's consent in mind."""
    brings(made, "WEBVTT\n\n00:01.000 --> 00:02.000\nwe should do less\n", "2026-09-08.vtt")
    refused = says(made, {"": ("unnamed", "listed")})
    assert refused.status_code == 400
    assert says(made, {"": ("unknown", "listed")}).status_code == 302
