from __future__ import annotations

from arranged_forum import EMAIL, SESSION, SURVEY, TALK, by_channel, people, theme
from hearout.records.analysis import QuestionAnalysis, Theme
from hearout.records.consultation import ChannelKind
from hearout.summarise.cells import Protection
from hearout.summarise.ledger import Caution, Ledger
from hearout.summarise.split import QuestionNumbers, question_numbers

ASKED = {SURVEY: range(170), SESSION: range(180, 205), TALK: range(200, 240), EMAIL: range(235, 255)}


def numbers(
    *themes: Theme, asked: dict[ChannelKind, range] | None = None, caution: Caution | None = None
) -> QuestionNumbers:
    question = QuestionAnalysis("q", themes, by_channel(asked or ASKED), clear=True, stability=0.9)
    ledger = Ledger(Protection(10, 5))
    return question_numbers(question, themes, ledger.count("people", people(range(255))), ledger, caution or Caution())


def shown(found: QuestionNumbers) -> list[tuple[str, ...]]:
    return [(row.said.shown, *(cell.shown for cell in row.split or ())) for row in found.themes]


def test_every_channel_is_named_where_none_is_small() -> None:
    found = numbers(
        theme(
            "a", "q", "a", {SURVEY: range(40), SESSION: range(180, 195), TALK: range(210, 222), EMAIL: range(240, 252)}
        )
    )
    assert [(label, cell.shown) for label, cell in found.themes[0].channels] == [
        ("Survey", "40"),
        ("Sessions", "15"),
        ("Talk page", "10"),
        ("E-mail", "10"),
    ]


def test_open_channels_are_joined_where_one_is_small() -> None:
    found = numbers(theme("a", "q", "a", {SURVEY: range(40), SESSION: range(180, 195), TALK: range(210, 213)}))
    assert [(label, cell.shown) for label, cell in found.themes[0].channels] == [
        ("Survey", "40"),
        ("Sessions, talk page and e-mail together", "20"),
    ]


def test_only_the_total_stands_where_either_side_is_small() -> None:
    found = numbers(theme("a", "q", "a", {SURVEY: range(40), SESSION: range(180, 184)}))
    assert (shown(found), found.themes[0].channels) == ([("45", "40", "fewer than 10")], ())


def test_one_open_channel_is_called_by_its_name() -> None:
    found = numbers(
        theme("a", "q", "a", {SURVEY: range(40), TALK: range(200, 220)}),
        asked={SURVEY: range(170), TALK: range(200, 240)},
    )
    assert [label for label, _ in found.themes[0].channels] == ["Survey", "Talk page"]


def test_a_question_of_one_channel_is_not_split() -> None:
    found = numbers(theme("a", "q", "a", {SURVEY: range(40)}), asked={SURVEY: range(170)})
    assert (shown(found), [(label, cell.shown) for label, cell in found.themes[0].channels]) == (
        [("40",)],
        [("Survey", "40")],
    )


def test_a_question_that_few_spoke_to_openly_is_not_split() -> None:
    asked = {SURVEY: range(170), TALK: range(200, 206)}
    found = numbers(theme("a", "q", "a", {SURVEY: range(40), TALK: range(200, 206)}), asked=asked)
    assert (shown(found), found.themes[0].channels) == ([("45",)], ())


def test_more_and_more_is_kept_back_of_a_row_and_then_the_columns_go() -> None:
    themes = (
        theme("a", "q", "a", {SURVEY: range(4), SESSION: range(180, 200), TALK: range(205, 235)}),
        theme("b", "q", "b", {SURVEY: range(30), TALK: range(200, 212)}),
    )
    caution = Caution()
    seen = []
    for _ in range(4):
        seen.append(shown(numbers(*themes, caution=caution)))
        caution.more(["question.q.theme1"])
    assert seen == [
        [("55", "fewer than 10", "50"), ("40", "30", "10")],
        [("55", "fewer than 10", "the rest"), ("40", "30", "10")],
        [("55", "withheld", "withheld"), ("40", "30", "10")],
        [("55",), ("40",)],
    ]


def test_what_is_kept_back_still_tells_what_the_numbers_around_it_do() -> None:
    given = theme("a", "q", "a", {SURVEY: range(4), SESSION: range(180, 200), TALK: range(205, 235)})
    caution = Caution()
    numbers(given, caution=caution)
    caution.more(["question.q.theme1"])
    survey, open_ = numbers(given, caution=caution).themes[0].split or ()
    assert [(cell.low, cell.high) for cell in (survey, open_)] == [(0, 9), (44, 57)]
    caution.more(["question.q.theme1"])
    survey, open_ = numbers(given, caution=caution).themes[0].split or ()
    assert [(cell.low, cell.high) for cell in (survey, open_)] == [(0, 57), (0, 57)]


def test_columns_go_at_once_where_withholding_would_not_help() -> None:
    asked = {SURVEY: range(25), TALK: range(100, 130)}
    found = numbers(theme("a", "q", "a", {SURVEY: range(5), TALK: range(100, 130)}), asked=asked)
    assert shown(found) == [("35",)]


def test_themes_stand_in_the_order_of_what_is_printed() -> None:
    found = numbers(
        theme("a", "q", "zebra", {SURVEY: range(42)}, stability=0.8),
        theme("b", "q", "apple", {SURVEY: range(38)}, stability=0.8),
        theme("c", "q", "few", {SURVEY: range(8)}),
        theme("d", "q", "fewer", {SURVEY: range(6)}),
        theme("e", "q", "sure", {SURVEY: range(39)}, stability=0.9),
    )
    assert [row.theme.label for row in found.themes] == ["sure", "apple", "zebra", "few", "fewer"]
