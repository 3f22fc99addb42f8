from __future__ import annotations

import pytest

from hearout.anonymise.names import NamesNet
from hearout.anonymise.spans import merged
from hearout.anonymise.words import words_in


def caught(text: str, language: str = "en", public: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    found = merged(NamesNet("en", public).spans(text, words_in(text), language))
    return [(text[span.start : span.end], span.net.value) for span in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I talked to Priya about it.", "Priya"),
        ("Priya talked about it.", "Priya"),
        ("I talked to Simon Peyton Jones about it.", "Simon Peyton Jones"),
        ("It was Ludwig van Beethoven.", "Ludwig van Beethoven"),
        ("Dr. Okonkwo said no.", "Okonkwo"),
        ("Prof. Dr. Okonkwo said no.", "Okonkwo"),
        ("Mrs Okonkwo's idea.", "Okonkwo"),
        ("I read what J. R. Haverstock wrote.", "J. R. Haverstock"),
        ("I met Anne-Marie there.", "Anne-Marie"),
        ("I met Mark Stone there.", "Mark Stone"),
        ("It was Simon Alder's Report.", "Simon Alder"),
    ],
)
def test_a_name_is_taken_for_one(text: str, name: str) -> None:
    assert caught(text) == [(name, "model")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I met Mark there.", "Mark"),
        ("It was Rose who said it.", "Rose"),
        ("then kevin said no", "kevin"),
        ("We asked Haverstock first.", "Haverstock"),
        ("Then Haverstock said no.", "Haverstock"),
    ],
)
def test_what_may_be_a_word_waits_for_a_person(text: str, name: str) -> None:
    assert caught(text) == [(name, "vocabulary")]


@pytest.mark.parametrize(
    "text",
    [
        "Will this ever end?",
        "Mark the page.",
        "In April and in May we met in Paris.",
        "My English and my German are fine.",
        "I use Haskell, Ruby and Julia.",
        "Better Mark Down Support For Rose Gardens",
        "Hi there. Please help.",
        "I want a Rose and the Mark.",
        "NATO and ISO agree.",
        "Haskell-land is odd.",
        "the doctor said no, mr nobody",
        "Hope is a word.",
    ],
)
def test_an_ordinary_word_is_no_name(text: str) -> None:
    assert caught(text) == []


def test_the_teams_own_words_are_no_names() -> None:
    assert caught("I like Priya and Simon Priya.", public=frozenset({"priya"})) == [("Simon", "model")]


def test_titles_of_other_languages_count() -> None:
    assert caught("Frau Kranzhuber entscheidet.", "de") == [("Kranzhuber", "model")]
    assert caught("Je l'ai dit à Mme Bissonnette.", "fr") == [("Bissonnette", "model")]


def test_a_german_noun_after_a_name_is_no_surname() -> None:
    assert caught("Wenn Sabine Entscheidungen trifft", "de") == [("Sabine", "model")]


@pytest.mark.parametrize(
    ("text", "name"), [("佐々木さんに聞いた", "佐々木"), ("我问了王老师", "王"), ("スミスさんです", "スミス")]
)
def test_a_name_before_an_honorific_is_one(text: str, name: str) -> None:
    assert (name, "model") in caught(text, "ja")


def test_everyone_is_nobody_in_particular() -> None:
    assert caught("皆さんに聞いた", "ja") == []


@pytest.mark.parametrize(
    "text",
    ["It was Simon's Report.", "I met Priya And others.", "Father Time knows.", "Dr. of law", "Ask Dr Simon's friend"],
)
def test_a_name_ends_where_other_words_begin(text: str) -> None:
    assert [name for name, _ in caught(text)] == [name for name in ("Simon", "Priya") if name in text]


def test_four_words_are_the_most_that_a_name_has() -> None:
    assert caught("It was Simon Alder Birchwood Cedarlane Dogwood.") == [("Simon Alder Birchwood Cedarlane", "model")]
