import pytest

from hearout.collect.guiding import match_question, question_asked
from hearout.records.consultation import GuidingQuestion

QUESTIONS = (
    GuidingQuestion("kinds", "What kinds of technical decisions affect you?"),
    GuidingQuestion("involved", "Who is involved in technical decisions?"),
    GuidingQuestion("impacted", "Who is impacted by technical decisions?"),
    GuidingQuestion("change", "How should the process change?"),
)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Who is involved in technical decisions?", "involved"),
        ("1. WHO IS INVOLVED in technical decisions", "involved"),
        ("Kinds of decisions", "kinds"),
        ("impacted", "impacted"),
        ("Changing the process", "change"),
        ("Decision process: who is impacted", "impacted"),
        ("Technical decisions", ""),
        ("Parking lot", ""),
        ("", ""),
        ("?!", ""),
    ],
)
def test_a_heading_means_the_question_whose_rare_words_it_shares(heading, key):
    assert match_question(heading, QUESTIONS) == key


def test_a_heading_that_fits_two_questions_alike_means_neither():
    questions = (
        GuidingQuestion("a", "What works on mobile phones?"),
        GuidingQuestion("b", "What fails on mobile phones?"),
    )
    assert match_question("Mobile phones", questions) == ""


def test_a_question_is_found_in_a_language_without_a_word_list():
    questions = (GuidingQuestion("nani", "Nani anahusika katika maamuzi?"), GuidingQuestion("nini", "Nini kibadilike?"))
    assert match_question("Anahusika nani", questions) == "nani"


def test_what_a_facilitator_asks_among_other_words_is_found():
    said = "OK, thank you all. Let's move on. Who is involved in these decisions, from what you have seen? Anybody?"
    assert question_asked(said, QUESTIONS) == "involved"


def test_a_facilitator_who_names_a_topic_in_passing_asks_nothing():
    assert question_asked("Thanks, that is an important decision, and a technical one.", QUESTIONS) == ""


def test_of_two_questions_the_last_one_asked_counts():
    said = "We have heard who is involved in technical decisions. Now: how should the process change?"
    assert question_asked(said, QUESTIONS) == "change"


def test_an_overview_of_the_questions_asks_none_of_them():
    said = "What kinds of decisions affect you? Who is involved in them? Who is impacted by them? That is our plan."
    assert question_asked(said, QUESTIONS) == ""


def test_without_questions_nothing_is_matched():
    assert (match_question("Who is involved", ()), question_asked("Who is involved?", ())) == ("", "")
