from __future__ import annotations

import pytest

from hearout.anonymise.knownnames import known_names
from hearout.anonymise.roster import RosterNet
from hearout.anonymise.words import words_in
from hearout.records.identified import Author, Person

PEOPLE = (
    Person("Ana Lima", ("Ani",), "a.lima@mail.example", ("kestrel_dev",)),
    Person("Will Page"),
    Person("Bo Li"),
    Person("Ольга Петрова"),
    Person("王小明"),
    Person("محمد الأمين"),
)


def caught(text: str, language: str = "en", own_words: frozenset[str] = frozenset()) -> list[str]:
    net = RosterNet(known_names(PEOPLE, (), "en", own_words))
    return [text[span.start : span.end] for span in net.spans(text, words_in(text), language)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("so Ana Lima said", "Ana Lima"),
        ("so ana said", "ana"),
        ("so LIMA said", "LIMA"),
        ("so Lima's said", "Lima"),
        ("so A. Lima said", "A. Lima"),
        ("so Lima, Ana said", "Lima, Ana"),
        ("so AnaLima said", "AnaLima"),
        ("so ana_lima said", "ana_lima"),
        ("so limaa said", "limaa"),
        ("so a.lima said", "a.lima"),
        ("so Áná said", "Áná"),
        ("so KestrelDev said", "KestrelDev"),
        ("so kestrel said", "kestrel"),
        ("so bo li said", "bo li"),
        ("so Bo said", "Bo"),
        ("so will page said", "will page"),
        ("so Page said", "Page"),
        ("so PAGE said", "PAGE"),
        ("so zara said; Ani did", "Ani"),
        ("о Петровой сказали", "Петровой"),
        ("كتب وبمحمد", "وبمحمد"),
        ("كتب بمحمد", "بمحمد"),
        ("听王小明说", "王小明"),
    ],
)
def test_somebody_known_is_found_however_they_are_written(text: str, name: str) -> None:
    assert caught(text, "en") == ([name] if name else [])


@pytest.mark.parametrize(
    "text",
    ["will this page load?", "Will it ever end?", "the limit", "banana", "an analysis", "climate", "the best web page"],
)
def test_words_that_only_look_like_names_stay(text: str) -> None:
    assert caught(text) == []


def test_a_name_at_the_start_of_a_sentence_counts_unless_a_question_begins() -> None:
    assert caught("Will said no. Will you?") == ["Will"]


def test_a_word_of_the_teams_own_names_nobody_alone() -> None:
    assert caught("The Page of Will Page", own_words=frozenset({"page"})) == ["Will Page"]


def test_authors_of_the_sources_are_known_too_but_guests_are_not() -> None:
    authors = [Author(name="Tove Brandt", handle="@tb-77"), Author(name="Guest 3"), Author(name="Moderator")]
    net = RosterNet(known_names((), authors, "en"))
    text = "Brandt and tb-77, guest 3, the moderator"

    assert [text[s.start : s.end] for s in net.spans(text, words_in(text), "en")] == ["Brandt", "tb-77"]


def test_parts_of_titles_are_no_names() -> None:
    known = known_names([Person("Dr. Ana van der Berg, PhD")], (), "en")

    assert "Ana van der Berg" in known.surfaces
    assert not {"dr", "van", "der", "phd"} & known.certain


def test_ten_thousand_people_are_looked_up_not_searched_for() -> None:
    people = [Person(f"Qx{a}{b}ov Zy{b}{a}ek") for a in "abcdefghij" for b in map(str, range(10, 1010))]
    known = known_names(people, (), "en")
    text = "we asked zy500aek about it"

    assert [(s.start, s.end) for s in RosterNet(known).spans(text, words_in(text), "en")] == [(9, 17)]


def test_a_handle_made_of_common_words_is_one_only_as_a_whole() -> None:
    net = RosterNet(known_names((), [Author(handle="Good_Day"), Author(name="This Person")], "en"))
    text = "Good idea. A Good day. This is it. It was good_day and GoodDay."

    assert [text[s.start : s.end] for s in net.spans(text, words_in(text), "en")] == ["Good day", "good_day", "GoodDay"]


def test_a_single_capital_without_a_full_stop_is_no_initial() -> None:
    assert caught("Vitamin C Lima") == ["Lima"]


def test_a_run_too_long_for_a_name_is_left_to_the_vocabulary() -> None:
    assert caught("x" * 100) == []


def test_a_team_that_is_called_like_somebody_goes_on_to_be_named() -> None:
    known = known_names([Person("Ana Garden")], (), "en", frozenset({"garden"}))

    assert "ana" in known.surfaces
    assert not any("Garden" in surface for surface in known.surfaces)
