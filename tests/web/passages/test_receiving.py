"""Passages come through the gate whole, and go at once when somebody takes their words back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arranged_passages import AT, COVERAGE, SETTINGS, corpus_saying, facts_of, received
from arranged_web import announcement, consultation, en, owner_of
from hearout.plan.announcement import Promises
from hearout.records.consultation import Channel, ChannelKind, Privacy
from hearout.records.redaction import Mark
from hearout.records.safe import SafeText
from hearout.web import events
from hearout.web.consultations.actions.outreach import log
from hearout.web.passages.actions import receive, take_back
from hearout.web.passages.models import Passage
from hearout.web.passages.queries import kept, number_of, passage, settings_for_draft

pytestmark = pytest.mark.django_db
SAID = corpus_saying(["Night buses", "Shade trees", "Longer opening hours"])


def test_what_passed_is_kept_as_it_was() -> None:
    made = consultation()
    received(made, SAID, number=4)
    found = kept(made)
    assert found is not None
    assert (found.number, found.intake_number, found.at) == (1, 4, AT)
    assert (found.safe, found.settings, found.facts, found.coverage) == (SAID, SETTINGS, facts_of(SAID), COVERAGE)


def test_before_anything_passed_there_is_nothing() -> None:
    made = consultation()
    assert (kept(made), number_of(made), settings_for_draft(made, 1, None)) == (None, 0, None)


def test_every_passage_has_a_row_that_opens_with_its_marks() -> None:
    made = consultation()
    marked = SafeText("Ask [person] there", (Mark(4, 12, "person"),))
    first = SAID.contributions[0]
    spoken = replace(first, passages=(replace(first.passages[0], text=marked),))
    received(made, replace(SAID, contributions=(spoken, *SAID.contributions[1:])))
    row = passage(made, first.passages[0].id)
    assert row is not None
    assert (row.said, row.channel, row.question, row.consent) == (marked, "survey", "kinds", "quote")
    assert list(Passage.objects.values_list("place", "contribution")) == [
        (place, one.id) for place, one in enumerate(SAID.contributions)
    ]


def test_what_passes_later_takes_its_place() -> None:
    made = consultation()
    received(made, SAID)
    received(made, corpus_saying(["Only this"]), number=2)
    assert [row.said.text for row in Passage.objects.all()] == ["Only this"]
    assert number_of(made) == 2


def test_what_was_made_from_older_contributions_comes_too_late() -> None:
    made = consultation()
    received(made, SAID, number=5)
    received(made, corpus_saying(["Withdrawn since"]), number=4)
    assert (number_of(made), Passage.objects.count()) == (1, 3)


def test_no_name_of_a_facilitator_passes() -> None:
    made = consultation()
    session = Channel(ChannelKind.SESSION, "sessions/*", facilitators=("Wilhelmina Oduya",))
    received(made, SAID, settings=replace(SETTINGS, channels=(session,)))
    found = kept(made)
    assert found is not None
    assert found.settings.channels == (replace(session, facilitators=()),)


def test_words_and_settings_are_sealed() -> None:
    made = consultation()
    received(made, SAID)
    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM passages_passage")
        columns = [bytes(row[0]) for row in cursor.fetchall()]
        cursor.execute("SELECT safe, settings, facts, coverage FROM passages_corpus")
        columns += [bytes(one) for one in cursor.fetchone()]
    assert len(columns) == 7
    assert not [one for one in columns if b"buses" in one or b"town" in one]


def test_rooms_above_hear_of_it() -> None:
    made = consultation()
    heard: list[object] = []
    with patch.object(events.passages_changed, "_subscribers", [heard.append]):
        received(made, SAID)
        take_back(made, ["nothing of that id"], now=AT)
        take_back(made, [SAID.contributions[1].id], now=AT)
    assert heard == [made.pk, made.pk]


def test_words_taken_back_leave_the_rows_and_the_corpus() -> None:
    made = consultation()
    received(made, SAID)
    take_back(made, [SAID.contributions[1].id], now=AT + timedelta(hours=1))
    found = kept(made)
    assert found is not None
    assert [one.text.text for one in found.safe.passages] == ["Night buses", "Longer opening hours"]
    assert [row.said.text for row in Passage.objects.all()] == ["Night buses", "Longer opening hours"]
    assert (found.number, found.at) == (2, AT + timedelta(hours=1))


def test_where_rows_cannot_be_written_everything_stays_as_it_was() -> None:
    made = consultation()
    received(made, SAID)
    twice = replace(SAID, contributions=(SAID.contributions[0], SAID.contributions[0]))
    with pytest.raises(Exception, match=r"UNIQUE|unique"):
        receive(made, twice, SETTINGS, facts_of(twice), COVERAGE, number=2, now=AT)
    assert (number_of(made), Passage.objects.count()) == (1, 3)


def test_the_story_is_told_as_it_was_announced_by_now() -> None:
    said = announcement(title=en("What should the Forum decide?"), promises=Promises(minimum=20))
    made = consultation(said=said)
    received(made, SAID)
    log(made, where="The notice board", on=date(2026, 8, 9), people=40, link="", by=owner_of(made), now=AT)
    told = settings_for_draft(made, 2, date(2026, 11, 1))
    assert told is not None
    assert (told.title, told.version, told.published) == ("What should the Forum decide?", 2, date(2026, 11, 1))
    assert [phase.title for phase in told.phases][:2] == ["Survey", "Listening sessions"]
    assert [(one.where, one.people) for one in told.outreach] == [("The notice board", 40)]
    assert told.privacy == Privacy(minimum=20)
    assert told.channels == SETTINGS.channels


def test_many_rows_are_written_in_few_statements() -> None:
    made = consultation()
    with CaptureQueriesContext(connection) as statements:
        received(made, corpus_saying(["One"] * 900))
    assert len(statements) < 30
