"""What of themes waits for the team, and what the overview shows of them."""

from __future__ import annotations

import pytest

from arranged_looking import chosen_by, looked, theme_about
from arranged_passages import AT, corpus_saying, five_subjects, received
from arranged_web import consultation, owner_of, seen, signed_in, words_of
from hearout.web.analysis.actions import deciding
from hearout.web.analysis.queries.waiting import themes_to_look_for
from hearout.web.consultations.models import Consultation
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db


def needed(made: Consultation) -> list[str]:
    return [need.title for need in themes_to_look_for(made, Role.OWNER, AT)]


def test_nothing_waits_before_words_pass() -> None:
    assert needed(consultation()) == []


def test_words_that_passed_wait_to_be_looked_through() -> None:
    made = consultation()
    received(made, corpus_saying(["Night buses"]))
    assert needed(made) == ["Look for themes"]


def test_new_words_and_new_decisions_make_themes_stale(town: Consultation) -> None:
    assert needed(town) == []
    deciding.rename(theme_about(town, "buses"), "Late buses", chosen_by(owner_of(town), town))
    assert needed(town) == ["Bring the themes up to date"]
    looked(town)
    assert needed(town) == []
    received(town, five_subjects(7), number=2)
    assert needed(town) == ["Bring the themes up to date"]


def test_the_overview_counts_themes_by_question(town: Consultation) -> None:
    words = words_of(seen("/team/forum/", client=signed_in(owner_of(town))))
    assert "What kinds of decisions should the Forum take? 30 people spoke to it. 5 themes" in words
