"""A run looks for themes in what passed the gate, and is put in the place of the one before."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.db import connection

from arranged_looking import looked, theme_about
from arranged_passages import AT, SETTINGS, corpus_saying, five_subjects, received
from arranged_web import consultation, owner_of
from hearout.analyse import analyse, with_reach
from hearout.records.analysis import Analysis
from hearout.records.decisions import Decisions
from hearout.web.analysis.looking import Given
from hearout.web.analysis.models import Member, Theme
from hearout.web.analysis.queries import found, number_of
from hearout.web.analysis.queries.kept import is_stale
from hearout.web.consultations.models import Consultation
from hearout.web.passages.actions import take_back
from hearout.web.passages.models import Passage
from hearout.web.work.actions import begin
from hearout.web.work.models import Work
from hearout.web.work.rules import State
from hearout.web.work.tasks import do

pytestmark = pytest.mark.django_db
SAID = five_subjects(9)


def test_the_web_finds_what_the_engine_finds() -> None:
    made = consultation()
    received(made, SAID)
    assert looked(made).state == State.DONE
    kept = found(made)
    engine = with_reach(analyse(SAID, SETTINGS, Decisions(), seed=0), SAID, SETTINGS, seed=0)
    assert kept is not None
    assert (kept.number, kept.passages_number, kept.decisions_number) == (1, 1, 0)
    assert kept.analysis == engine
    assert [row.ident for row in Theme.objects.filter(parent=None)] == [
        theme.id for question in engine.questions for theme in question.themes
    ]


def test_every_passage_has_its_place_in_rows() -> None:
    made = consultation()
    received(made, SAID)
    looked(made)
    kept = found(made)
    assert kept is not None
    kinds = kept.analysis.questions[0]
    rows = Member.objects.filter(question__key="kinds", theme=None).values_list("passage", flat=True)
    assert tuple(rows) == kinds.without_theme
    first = Theme.objects.get(place=0, question__key="kinds", parent=None)
    assert {row.passage for row in first.members.all()} == set(kinds.themes[0].passages)
    excerpt = kinds.themes[0].excerpts[0]
    best = first.members.first()
    assert best is not None
    assert (best.passage, best.start, best.end) == (excerpt.passage, excerpt.start, excerpt.end)


def test_words_taken_back_leave_what_was_found_at_once(town: Consultation) -> None:
    theme = theme_about(town, "buses")
    first = theme.members.first()
    assert first is not None
    contribution = Passage.objects.get(ident=first.passage).contribution
    take_back(town, [contribution], now=AT)
    assert not Member.objects.filter(passage=first.passage).exists()
    assert found(town) is None
    assert is_stale(town)
    looked(town)
    again = found(town)
    assert again is not None
    assert first.passage not in {id_ for one in again.analysis.questions[0].themes for id_ in one.passages}


def test_other_words_of_the_same_passages_keep_what_was_found_until_the_next_run(town: Consultation) -> None:
    received(town, five_subjects(6), number=2)
    assert found(town) is not None
    assert is_stale(town)


def test_a_run_that_words_overtook_keeps_nothing() -> None:
    made = consultation()
    received(made, corpus_saying(["Night buses", "Shade"]))

    def overtaken(_look: object, given: Given, **_told: object) -> Analysis:
        take_back(made, ["c0000000000000000"], now=AT)
        return analyse(given.safe, given.settings, given.decisions, seed=0)

    with patch("hearout.web.analysis.tasks.apart", overtaken):
        work = looked(made)
    assert (work.state, found(made)) == (State.DONE, None)
    assert "Other passages came in meanwhile" in str(work.outcome)


def test_without_passages_the_work_says_what_comes_first() -> None:
    work = looked(consultation())
    assert work.state == State.REFUSED
    assert "No words have passed the gate yet." in str(work.outcome)


def test_each_run_has_a_number_of_its_own(town: Consultation) -> None:
    looked(town)
    kept = found(town)
    assert kept is not None
    assert (number_of(town), kept.number) == (2, 2)


def test_what_was_found_is_sealed(town: Consultation) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT ident, label, keywords, sentence, detail FROM analysis_theme")
        columns = [bytes(cell) for row in cursor.fetchall() for cell in row]
        cursor.execute("SELECT analysis, warnings FROM analysis_grouping")
        columns += [bytes(cell) for cell in cursor.fetchone()]
    assert len(columns) == 27
    assert not [one for one in columns if b"buses" in one or b"trees" in one]


def test_a_run_that_somebody_stops_changes_nothing() -> None:
    made = consultation()
    received(made, five_subjects(6))
    work = begin(made, "analysis.themes", by=owner_of(made), now=AT)
    Work.objects.filter(pk=work.pk).update(stop_asked=AT)
    do(str(work.pk))
    assert (Work.objects.get(pk=work.pk).state, found(made)) == (State.STOPPED, None)
