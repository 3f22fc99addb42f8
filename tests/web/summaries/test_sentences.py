"""What is told beside a sentence that somebody wrote: words that are not public, numbers and hedges that do not fit."""

from __future__ import annotations

import pytest

from hearout.disclose.known_words import KnownWords
from hearout.records.draft import Cell
from hearout.web.summaries.sentences import Weight, looked_at

KNOWN = KnownWords(frozenset({"kestrel"}), ("en",))
A_FIFTH = Weight(Cell("said", "50", 48, 52, 50), Cell("of", "255", 253, 257, 255))
HIDDEN = Weight(Cell("said", "fewer than 10", 1, 9, None), Cell("of", "255", 253, 257, 255))
MOST = Weight(Cell("said", "200", 198, 202, 200), Cell("of", "255", 253, 257, 255))


def told(sentence: str, weight: Weight | None = A_FIFTH) -> list[str]:
    return [str(message) for message in looked_at(sentence, KNOWN, weight)]


@pytest.mark.parametrize(
    "sentence",
    [
        "People want the Kestrel explained before it is switched off.",
        "50 of 255 people want buses at night.",
        "About 20 % of people want buses at night.",
        "Those who are most touched by it hear of it last.",
        "They want the most of it done at night.",
    ],
)
def test_a_sentence_that_fits_is_left_alone(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "weight", "about"),
    [
        ("Most people want buses at night.", A_FIFTH, "“Most people” does not fit: it was said by 50 of 255."),
        ("The majority wants buses at night.", A_FIFTH, "“The majority” does not fit"),
        ("Half of them want buses at night.", A_FIFTH, "“Half” does not fit"),
        ("More than half want buses at night.", A_FIFTH, "“More than half” does not fit"),
        ("Everybody wants buses at night.", MOST, "“Everybody” does not fit"),
        ("A few people want buses at night.", MOST, "“A few” does not fit"),
        ("A minority wants buses at night.", MOST, "“A minority” does not fit"),
        ("Most of them want buses at night.", HIDDEN, "it was said by fewer than 10 of 255"),
        (
            "40 people want buses at night.",
            A_FIFTH,
            "“40” is not a number of this finding: it is printed as 50",
        ),
        ("45 % want buses at night.", A_FIFTH, "“45 %” does not fit"),
    ],
)
def test_numbers_and_hedges_that_the_evidence_contradicts_are_told(sentence: str, weight: Weight, about: str) -> None:
    (message,) = told(sentence, weight)
    assert about in message


def test_a_number_is_told_also_where_nothing_was_counted_yet() -> None:
    assert told("40 people want buses at night.", None) == [
        "It holds a number. How many people said so is counted and printed beside the sentence."
    ]


def test_words_that_are_not_public_and_names_are_told() -> None:
    assert told("The Zorblatt must stay.") == [
        "Not public yet: Zorblatt. Choose other words, or clear these at the desk."
    ]
    assert told("People ask Sarah for help.") == ["This looks like somebody’s name: Sarah. A summary names nobody."]


def test_characters_that_nobody_sees_are_told() -> None:
    assert told("People want buses\u200b at night.") == [
        "There are characters in it that nobody sees. Type the sentence anew."
    ]


@pytest.mark.parametrize("leads_to_somebody", ["ana@example.org", "@ana_lima", "+49 30 1234567"])
def test_what_leads_to_a_person_is_told(leads_to_somebody: str) -> None:
    about = "It holds an address, a handle or a number that may lead to a person. Take it out."
    assert about in told(f"Ask {leads_to_somebody} why the buses stop.", None)
