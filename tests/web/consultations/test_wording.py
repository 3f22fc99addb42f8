"""Titles that are proposed for notices."""

from __future__ import annotations

from datetime import datetime

import pytest

from arranged_web import announcement
from hearout.plan.announcement import Text
from hearout.plan.decided import DecisionKind
from hearout.web.consultations.wording import proposed_title, reminder_title


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (DecisionKind.PUBLISHED, "The consultation is announced"),
        (DecisionKind.CHANGED, "What this page says has changed"),
        (DecisionKind.EXTENDED, "Survey: open longer, until Monday 7 September 2026"),
        (DecisionKind.POSTPONED, "Survey: postponed"),
        (DecisionKind.ROUND_ADDED, "Survey: another round"),
        (DecisionKind.ENDED_EARLY, "Survey: ended early"),
    ],
)
def test_every_kind_of_decision_has_a_title(kind: DecisionKind, title: str) -> None:
    proposed = proposed_title(kind, announcement(), phase="survey", closes=datetime(2026, 9, 7, 20, 0))
    assert proposed == Text({"en": title})


def test_what_a_notice_says_freely_is_called_by_the_team() -> None:
    assert proposed_title(DecisionKind.NOTICE, announcement()) == Text()


def test_a_title_is_proposed_in_the_languages_that_hearout_speaks() -> None:
    proposed = proposed_title(DecisionKind.PUBLISHED, announcement(languages=("sw", "de", "ar", "fr-CA")))
    assert sorted(proposed.words) == ["ar", "de", "fr-CA"]


def test_a_phase_that_closes_at_midnight_is_open_until_the_day_that_ends() -> None:
    proposed = proposed_title(DecisionKind.EXTENDED, announcement(), phase="survey", closes=datetime(2026, 9, 8, 0, 0))
    assert proposed == Text({"en": "Survey: open longer, until Monday 7 September 2026"})


def test_a_reminder_says_until_when() -> None:
    said = announcement()
    assert reminder_title(said, said.phases[0]) == Text({"en": "Survey: still open until Monday 31 August 2026"})
