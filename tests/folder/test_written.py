"""A consultation that is written as a folder's files is read from them as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearout.folder.decisions import load_decisions
from hearout.folder.lists import load_glossary, load_roster
from hearout.folder.settings import load_consultation
from hearout.folder.written_consultation import written_consultation
from hearout.folder.written_decisions import written_decisions, written_glossary, written_roster
from hearout.records.consultation import Consultation
from hearout.records.decisions import (
    ContributionAction,
    ContributionDecision,
    Decisions,
    QuoteAction,
    QuoteDecision,
    SpanDecision,
    ThemeAction,
    ThemeDecision,
    WordAction,
    WordDecision,
)
from hearout.records.identified import Person, Roster

EXAMPLE = Path(__file__).parents[2] / "examples" / "forum-retrospective"
ONE, OTHER = "paaaaaaaaaaaaaaaa", "pbbbbbbbbbbbbbbbb"


def read_again(consultation: Consultation, folder: Path) -> Consultation:
    (folder / "consultation.toml").write_text(written_consultation(consultation), encoding="utf-8")
    return load_consultation(folder, None)


def test_the_example_comes_back(tmp_path: Path) -> None:
    example = load_consultation(EXAMPLE, None)
    assert read_again(example, tmp_path) == example


def test_every_kind_of_decision_comes_back(tmp_path: Path) -> None:
    decisions = Decisions(
        words=(WordDecision("=rota", WordAction.GENERALISE, "a list", 'said "so"'),),
        spans=(SpanDecision(ONE, 2, 9, WordAction.MASK, "", "a street"),),
        themes=(
            ThemeDecision("kinds-a", ThemeAction.RENAME, "Interfaces, between teams", ""),
            ThemeDecision("kinds-a", ThemeAction.SPLIT, "Night", "", ("night bus", "after midnight")),
            ThemeDecision("kinds-b", ThemeAction.SPLIT, "Late", "", (), (ONE, OTHER)),
            ThemeDecision("kinds-b", ThemeAction.SPLIT, "Late: the bus; why", "", ("night; bus", "at 10: late")),
            ThemeDecision("kinds-b", ThemeAction.SPLIT, '"Late" bus: "why"', "", ('"so" it goes', ONE)),
            ThemeDecision("kinds-b", ThemeAction.SPLIT, '"Late"', "", ("Trams:",), (ONE, OTHER)),
            ThemeDecision("kinds-c", ThemeAction.SPLIT),
            ThemeDecision("kinds-d", ThemeAction.MERGE, "kinds-a", "the same"),
            ThemeDecision("kinds-a", ThemeAction.MOVE, passages=(ONE,)),
            ThemeDecision("hand.late-minutes", ThemeAction.GATHER, passages=(ONE, OTHER)),
            ThemeDecision("kinds-e", ThemeAction.SET_ASIDE),
        ),
        anchors={"kinds-a": (ONE, OTHER), "kinds-z": (OTHER,)},
        contributions=(ContributionDecision("caaaaaaaaaaaaaaaa", ContributionAction.CONSENT, "quote", "by letter"),),
        quotes=(
            QuoteDecision(ONE, QuoteAction.LEAVE_OUT, start=2, end=9),
            QuoteDecision(OTHER, QuoteAction.PARAPHRASE, "Somebody asks why.", "shorter"),
        ),
    )
    for name, text in written_decisions(decisions).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert load_decisions(tmp_path) == decisions


@pytest.mark.parametrize(
    "roster", [Roster(), load_roster(EXAMPLE / "roster.csv"), Roster((Person("", ("Ann", "Anni")),))]
)
def test_a_roster_comes_back(tmp_path: Path, roster: Roster) -> None:
    (tmp_path / "roster.csv").write_text(written_roster(roster), encoding="utf-8")
    assert load_roster(tmp_path / "roster.csv") == roster


def test_a_glossary_comes_back(tmp_path: Path) -> None:
    glossary = load_glossary(EXAMPLE / "glossary.txt")
    (tmp_path / "glossary.txt").write_text(written_glossary(glossary), encoding="utf-8")
    assert load_glossary(tmp_path / "glossary.txt") == glossary
