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
SUBJECT = "“documentation” and “examples”"
WORDS = "Words that go with it: “tutorials”, “Hackage” and “guides”."


@pytest.mark.parametrize(
    ("place", "counts", "told"),
    [
        (0, [50, 30], f"About one in five of those who answered spoke of {SUBJECT}, more than of anything else."),
        (0, [50, 52], f"About one in five of those who answered spoke of {SUBJECT}, as many as of anything else."),
        (0, [50], f"About one in five of those who answered spoke of {SUBJECT}."),
        (0, [15, 10], f"A smaller group, about one in fifteen of those who answered, spoke of {SUBJECT}."),
        (1, [120, 50], f"About one in five of those who answered spoke of {SUBJECT}."),
        (1, [52, 49], f"About as many spoke of {SUBJECT}."),
        (1, [120, 15], f"A smaller group, about one in fifteen of those who answered, spoke of {SUBJECT}."),
        (1, [120, 10], f"A small number of those who answered spoke of {SUBJECT}."),
        (1, [120, 6], f"A few people spoke of {SUBJECT}."),
    ],
)
def test_the_phrase_is_chosen_by_what_is_worth_telling(place: int, counts: list[int], told: str) -> None:
    numbers = [PROTECTION.cell(str(at), count) for at, count in enumerate(counts)]
    assert finding_sentence(DOCS, place, numbers, BASE, "who answered") == f"{told} {WORDS}"


def test_what_a_person_wrote_stands_as_it_is() -> None:
    told = theme("T1", "change", "docs", {SURVEY: range(50)}, sentence="Nobody finds the documentation.")
    assert (
        finding_sentence(told, 0, [PROTECTION.cell("x", 50)], BASE, "who answered") == "Nobody finds the documentation."
    )


def test_one_word_is_not_worth_naming() -> None:
    bare = theme("T1", "change", "records", {SURVEY: range(50)}, keywords=("records", "syntax"))
    sentence = finding_sentence(bare, 0, [PROTECTION.cell("x", 50)], BASE, "who answered")
    assert sentence == "About one in five of those who answered spoke of “records”."


def test_typical_words_say_more_than_the_name_and_each_thing_once() -> None:
    keywords = ("compile", "times", "slow", "slower", "memory", "builds", "cache", "GHC")
    assert typical_words("Compiler, time", keywords) == ["slow", "memory", "builds", "cache"]
