"""A run looks for themes in what passed the gate, and is put in the place of the one before."""

from __future__ import annotations

import pytest

from arranged_looking import looked
from arranged_passages import SETTINGS, five_subjects, received
from arranged_web import consultation
from hearout.analyse import analyse, with_reach
from hearout.records.decisions import Decisions
from hearout.web.analysis.models import Member, Theme
from hearout.web.analysis.queries import found
from hearout.web.work.rules import State

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
