from __future__ import annotations

from hearout.records.draft import Cell
from hearout.summarise.cells import Protection
from hearout.summarise.shares import compared

PROTECTION = Protection(10, 5)
ASKED = (PROTECTION.cell("survey", 185), PROTECTION.cell("open", 70))


def said(survey: int, open_: int) -> tuple[Cell, Cell]:
    return PROTECTION.cell("s", survey), PROTECTION.cell("o", open_)


def test_more_from_the_open_channels() -> None:
    assert compared(said(30, 55), ASKED) == (
        "Said more often by those who wrote or spoke freely than by those who were asked"
    )


def test_more_from_the_survey() -> None:
    assert compared(said(120, 15), ASKED) == (
        "Said more often by those who were asked than by those who wrote or spoke freely"
    )


def test_alike_says_nothing() -> None:
    assert compared(said(60, 25), ASKED) == ""


def test_a_difference_that_rounding_could_have_made_says_nothing() -> None:
    asked = (PROTECTION.cell("survey", 40), PROTECTION.cell("open", 40))
    assert compared(said(13, 17), asked) == ""


def test_few_people_may_differ_by_chance() -> None:
    asked = (PROTECTION.cell("survey", 400), PROTECTION.cell("open", 25))
    assert compared(said(90, 11), asked) == ""


def test_hardly_in_the_survey_is_told_from_the_printed_mark_alone() -> None:
    sentence = "Heard above all in the open channels: fewer than 10 of those who answered the survey raised it"
    assert {compared(said(few, 40), ASKED) for few in (0, 4, 9)} == {sentence}


def test_few_in_the_survey_says_nothing_where_few_were_asked() -> None:
    assert compared(said(4, 15), (PROTECTION.cell("survey", 20), PROTECTION.cell("open", 70))) == ""


def test_withheld_numbers_are_not_compared() -> None:
    kept = (PROTECTION.withheld("s", 0, 60), PROTECTION.withheld("o", 0, 60))
    assert compared(kept, ASKED) == ""
