from __future__ import annotations

import pytest

from arranged_forum import SURVEY, theme
from hearout.summarise.cells import Protection
from hearout.summarise.sentences import finding_sentence, typical_words

PROTECTION = Protection(10, 5)
BASE = PROTECTION.cell("base", 255)
DOCS = theme(
    "T1", "change", "documentation, examples", {SURVEY: range(50)}, keywords=("tutorials", "Hackage", "guides")
)
WORDS = "in words such as “tutorials”, “Hackage” and “guides”."


@pytest.mark.parametrize(
    ("place", "counts", "raised"),
    [
        (0, [50, 30], "raised more often than anything else here, by about one in five of those who answered"),
        (0, [50, 52], "raised as often as anything else here, by about one in five of those who answered"),
        (0, [50], "raised by about one in five of those who answered"),
        (0, [15, 10], "raised by a smaller group, about one in fifteen of those who answered"),
        (1, [120, 90], "raised by many, about a third of those who answered"),
        (1, [120, 50], "raised by about one in five of those who answered"),
        (1, [52, 49], "raised about as often, by about one in five of those who answered"),
        (1, [120, 15], "raised by a smaller group, about one in fifteen of those who answered"),
        (1, [120, 6], "a few people raised this"),
    ],
)
def test_the_phrase_is_chosen_by_what_is_worth_telling(place: int, counts: list[int], raised: str) -> None:
    numbers = [PROTECTION.cell(str(at), count) for at, count in enumerate(counts)]
    assert (
        finding_sentence(DOCS, place, numbers, BASE, "who answered") == f"Documentation and examples: {raised}, {WORDS}"
    )


def test_what_a_person_wrote_stands_as_it_is() -> None:
    told = theme("T1", "change", "docs", {SURVEY: range(50)}, sentence="Nobody finds the documentation.")
    assert (
        finding_sentence(told, 0, [PROTECTION.cell("x", 50)], BASE, "who answered") == "Nobody finds the documentation."
    )


def test_one_word_is_not_worth_naming() -> None:
    bare = theme("T1", "change", "records", {SURVEY: range(50)}, keywords=("records", "syntax"))
    sentence = finding_sentence(bare, 0, [PROTECTION.cell("x", 50)], BASE, "who answered")
    assert sentence == "Records: raised by about one in five of those who answered."


def test_typical_words_say_more_than_the_name_and_each_thing_once() -> None:
    keywords = ("compile", "times", "slow", "slower", "memory", "builds", "cache", "GHC")
    assert typical_words("Compiler, time", keywords) == ["slow", "memory", "builds", "cache"]
