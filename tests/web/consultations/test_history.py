"""How the announcement became what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from arranged_web import (
    BEFORE,
    DURING_SESSIONS,
    announcement,
    consultation,
    en,
    member,
    owner_of,
    seen,
    sent,
    signed_in,
    words_of,
)
from hearout.plan.announcement import Announcement, Question
from hearout.plan.sections import Section
from hearout.web.consultations.actions.announcing import edit
from hearout.web.consultations.actions.phases import extend
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, reloaded
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

HISTORY = "/team/forum/history/"


def edited(made: Consultation, section: Section, **other: object) -> None:
    room = reloaded(made)
    assert room.draft is not None
    edit(room, section, replace(drafted(room), **other), base=room.draft.number, by=owner_of(made), now=BEFORE)  # type: ignore[arg-type]


def extended(made: Consultation) -> None:
    until = datetime(2026, 10, 6, 20, 0)
    extend(made, "writing", until, Choice(en("Open longer"), en("Harvest.")), by=owner_of(made), now=DURING_SESSIONS)


def team() -> tuple[Consultation, Client]:
    made = consultation()
    return made, signed_in(owner_of(made))


def draft(made: Consultation) -> Announcement:
    return drafted(reloaded(made))


def test_every_change_is_listed_with_who_when_what_and_the_decision_that_put_it_in_force() -> None:
    made, client = team()
    edited(made, Section.ABOUT, title=en("Shorter"))
    words = words_of(seen(HISTORY, client=client))
    assert "2. About The draft Saturday 1 August 2026, 11:00 in Berlin (09:00 UTC), Amara Lindqvist" in words
    assert "1. The first draft In force now Saturday 1 August 2026, 11:00 in Berlin" in words
    assert "Page published: The consultation is announced" in words


def test_a_revision_shows_what_it_changed_line_by_line() -> None:
    made, client = team()
    edited(made, Section.QUESTIONS, questions=(Question("kinds", en("What kinds?")), Question("new", en("And now?"))))
    words = words_of(seen(f"{HISTORY}2/", client=client))
    assert "What kinds of decisions should the Forum take? What kinds?" in words
    assert "Who is involved when a decision is taken? Nothing" in words
    assert "Nothing And now?" in words
    assert "Order" not in words


def test_a_decision_about_a_phase_is_compared_with_what_was_in_force_before() -> None:
    made, client = team()
    edited(made, Section.ABOUT, title=en("Shorter"))
    extended(reloaded(made))
    in_public, in_draft = (words_of(seen(f"{HISTORY}{number}/", client=client)) for number in (3, 4))
    assert "3. Phase extended" in in_public
    assert "4. The draft follows what was decided" in in_draft
    for words in (in_public, in_draft):
        assert "Closes Talk page and mailbox Tuesday 29 September 2026, 20:00 Tuesday 6 October 2026, 20:00" in words
        assert "Shorter How should" not in words


def test_one_part_is_put_back_into_the_draft_as_it_was() -> None:
    made, client = team()
    edited(made, Section.ABOUT, title=en("Shorter"))
    edited(made, Section.PEOPLE, contact="other@example.org")
    answer = sent(client, f"{HISTORY}1/about/", {"base": "3"})
    assert answer.headers["Location"] == "/team/forum/set-up/about/"
    assert draft(made) == announcement(contact="other@example.org")
    assert [(one.section, one.by) for one in made.revisions.all()][-1] == ("about", owner_of(made))


def test_only_parts_that_say_something_else_by_now_can_be_put_back() -> None:
    made, client = team()
    edited(made, Section.ABOUT, title=en("Shorter"))
    page = seen(f"{HISTORY}1/", client=client).content.decode()
    assert page.count('<form method="post"') == 1
    assert 'action="/team/forum/history/1/about/"' in page
    assert '<input type="hidden" name="base" value="2">' in page


@pytest.mark.parametrize("base", ["2", "", "99", "²"])
def test_what_somebody_else_wrote_meanwhile_is_not_replaced(base: str) -> None:
    made, client = team()
    edited(made, Section.ABOUT, title=en("Shorter"))
    edited(made, Section.ABOUT, title=en("Somebody else’s"))
    answer = sent(client, f"{HISTORY}1/about/", {"base": base})
    assert answer.headers["Location"] == f"{HISTORY}1/"
    told = words_of(seen(f"{HISTORY}1/", client=client))
    assert "Somebody else changed this part while you were writing. Nothing was overwritten." in told
    assert draft(made).title == en("Somebody else’s")


def test_published_dates_are_not_put_back_without_a_decision() -> None:
    made, client = team()
    extended(made)
    answer = sent(client, f"{HISTORY}1/dates/", {"base": "2"})
    assert answer.headers["Location"] == f"{HISTORY}1/"
    told = words_of(seen(f"{HISTORY}1/", client=client))
    assert "The dates of “Talk page and mailbox” are published. Extend it, postpone it, add a round" in told
    assert draft(made).phases[2].closes == datetime(2026, 10, 6, 20, 0)


def test_those_who_do_not_edit_read_the_history_and_change_nothing() -> None:
    made, _ = team()
    edited(made, Section.ABOUT, title=en("Shorter"))
    analyst = signed_in(member(made, Role.ANALYST))
    assert "Put it back" not in words_of(seen(f"{HISTORY}1/", client=analyst))
    assert sent(analyst, f"{HISTORY}1/about/", {}).status_code == 404
    assert draft(made).title == en("Shorter")


@pytest.mark.parametrize("path", ["0/", "99/", "99/about/", "1/nothing/"])
def test_there_is_nothing_where_there_is_no_revision(path: str) -> None:
    _, client = team()
    answer = sent(client, HISTORY + path, {}) if path.count("/") == 2 else seen(HISTORY + path, client=client)
    assert answer.status_code == 404


def test_thirty_revisions_take_as_many_queries_as_one() -> None:
    made, client = team()
    counts = []
    for many in (1, 29):
        for number in range(many):
            edited(made, Section.ABOUT, title=en(f"Title {number} of {many}"))
        with CaptureQueriesContext(connection) as asked:
            seen(HISTORY, client=client)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 8
