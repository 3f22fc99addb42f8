from __future__ import annotations

from arranged_answers import sentences, texts_by
from hearout.analyse.routing import ELSEWHERE, route
from hearout.records.consultation import GuidingQuestion

QUESTIONS = (
    GuidingQuestion("roads", "How should people get around in our town by bus or bicycle?"),
    GuidingQuestion("green", "What do you wish for our parks and trees?"),
)


def routed(words: list[str], asked: list[str]) -> list[str]:
    return route(texts_by(words), asked, QUESTIONS, seed=0)


def test_what_answers_a_question_stays_there_and_the_rest_goes_where_it_fits():
    known = sentences("buses", 15) + sentences("bicycles", 15) + sentences("trees", 30)
    loose = sentences("buses", 8, seed=1) + sentences("trees", 8, seed=1)
    keys = routed(known + loose, ["roads"] * 30 + ["green"] * 30 + [""] * 16)
    assert keys[:60] == ["roads"] * 30 + ["green"] * 30
    assert keys[60:68].count("roads") >= 6
    assert keys[68:].count("green") >= 6
    assert "green" not in keys[60:68]
    assert "roads" not in keys[68:]


def test_what_fits_no_question_is_kept_apart():
    known = sentences("buses", 20) + sentences("trees", 20)
    keys = routed([*known, "Accounting software licences renew automatically."], ["roads"] * 20 + ["green"] * 20 + [""])
    assert keys[-1] == ELSEWHERE


def test_a_question_alone_draws_what_speaks_of_it():
    assert routed(["More trees in our parks, please."], [""]) == ["green"]


def test_a_key_that_nobody_asks_is_routed_like_none():
    assert routed(["More trees in our parks, please."], ["gone"]) == ["green"]


def test_without_questions_everything_is_elsewhere():
    assert route(texts_by(["a word", "another"]), ["", "x"], (), seed=0) == [ELSEWHERE, ELSEWHERE]


def test_a_text_without_words_is_kept_apart():
    assert routed(["👍", "More trees in our parks, please."], ["", ""]) == [ELSEWHERE, "green"]
