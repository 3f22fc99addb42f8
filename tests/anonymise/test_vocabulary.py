from __future__ import annotations

import pytest

from hearout.anonymise.vocabulary import VocabularyNet, own_words
from hearout.anonymise.words import words_in
from hearout.records.consultation import Channel, ChannelKind, Consultation, Facet, GuidingQuestion


def caught(text: str, language: str = "en", public: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    found = VocabularyNet("en", public).spans(text, words_in(text), language)
    return [(text[span.start : span.end], span.kind) for span in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We don't know who's deciding; it's everybody's guess."),
        ("en", "A well-known half-finished thing, re-opened."),
        ("en", "getUserName and user_name are fine, foo.bar() too"),
        ("en", "In 2019, 3rd time, 10x, 1990s, 5 pm, 12%, v2, q3"),
        ("en", "Version 9.2.5, 1,000,000 people, 25000 more"),
        ("fr", "L'équipe n'écoute pas; aujourd'hui, c'est l'idée qu'on a."),
        ("de", "Die Entscheidungen der Leute sind gut."),
        ("zh", "我们不知道谁在做决定"),
        ("de", "Das decision meeting war gut."),
    ],
)
def test_common_words_pass(language: str, text: str) -> None:
    assert caught(text, language) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ask grundlewick now", "grundlewick"),
        ("the Haverstock-model", "Haverstock-model"),
        ("AnaLima", "AnaLima"),
        ("maria85 knows", "maria85"),
        ("dragon7734 knows", "dragon7734"),
        ("Haverstock's", "Haverstock's"),
        ("x" * 200, "x" * 200),
    ],
)
def test_a_word_that_is_not_known_waits(text: str, word: str) -> None:
    assert caught(text) == [(word, "word")]


def test_long_digit_strings_wait() -> None:
    assert caught("number 99481726") == [("99481726", "number")]


def test_public_words_pass_in_any_form() -> None:
    public = frozenset({"grundlewick", "ghc"})

    assert caught("Grundlewick, grundlewicks, GRUNDLEWICK's, grundlewick-like, ghc94", public=public) == []


def test_in_a_language_without_a_list_only_the_consultations_words_pass() -> None:
    assert caught("Gofynnodd nobody", "cy") == [("Gofynnodd", "word")]


def test_the_teams_own_words_are_those_of_its_texts() -> None:
    consultation = Consultation(
        title="Grundle review",
        questions=(GuidingQuestion("who", "Who fubbles?"),),
        channels=(Channel(ChannelKind.TALK, "talk/*", title="Wickpage"),),
        purpose="Ask Haverstock",
        facets=(Facet("role", "Rolle", order=("Netter",), groups={"Netter": "Netters and Setters"}),),
        closed_titles={"tool": "Toolbelts 2022"},
    )

    assert own_words(consultation, with_prose=False) == {
        *("grundle", "review", "who", "fubbles", "wickpage"),
        *("rolle", "netter", "netters", "and", "setters", "toolbelts"),
    }
    assert own_words(consultation) - own_words(consultation, with_prose=False) == {"ask", "haverstock"}


def test_humps_of_public_words_pass() -> None:
    assert caught("fubbleWick", public=frozenset({"fubble", "wick"})) == []


def test_dates_and_amounts_keep_their_digits() -> None:
    assert caught("12345.67 and 3,123456 and 7 , 12345") == [("12345", "number")]
