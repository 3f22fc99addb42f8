from datetime import UTC, datetime

import pytest

from hearout.records.consultation import Channel, ChannelKind, Consent, GuidingQuestion
from hearout.records.imports import State

QUESTIONS = (GuidingQuestion("involved", "Who is involved in technical decisions?"),)
OTHER = Channel(ChannelKind.OTHER, "other/*", opens=datetime(2026, 8, 10, tzinfo=UTC))


@pytest.fixture
def slips(read):
    return lambda content, name="other/slips.txt": read(content, OTHER, QUESTIONS, name)


def test_one_file_is_one_contribution_and_its_paragraphs_the_passages(slips):
    first = "You always ask who should decide. Ask who will still be here in ten years."
    (only,) = slips(f"{first}\n\nWe will, the volunteers, and we were never asked by anybody at all.\n").contributions
    assert [p.text for p in only.passages] == [
        first,
        "We will, the volunteers, and we were never asked by anybody at all.",
    ]
    assert (only.line, only.author.known, only.received, only.consent) == (1, False, OTHER.opens, Consent.PARAPHRASE)


def test_lines_of_dashes_part_slips(slips):
    found = slips("---\nFirst.\n---\n\n \n-----\nSecond.\n---\n").contributions
    assert [(c.line, c.native, c.passages[0].text) for c in found] == [
        (2, "line 2", "First."),
        (7, "line 7", "Second."),
    ]


def test_leading_lines_say_who_when_and_what_about(slips):
    (only,) = slips("From: Ana Lima\ndate: 2026-09-05\nconsent: quote\nquestion: involved\n\nSix people.").contributions
    assert (only.author.name, only.received, only.consent) == (
        "Ana Lima",
        datetime(2026, 9, 5, tzinfo=UTC),
        Consent.QUOTE,
    )
    assert [(p.question, p.text) for p in only.passages] == [("involved", "Six people.")]
    assert only.removed == ("From: Ana Lima", "date: 2026-09-05", "consent: quote", "question: involved")


def test_an_address_in_from_is_an_address(slips):
    (only,) = slips("from: Ana Lima <ana@example.org>\nHello.").contributions
    assert (only.author.name, only.author.email) == ("Ana Lima", "ana@example.org")


def test_front_matter_between_dashes_speaks_for_the_slip_after_it(slips):
    (only,) = slips("---\nfrom: Ana Lima\n---\nSix people.\n").contributions
    assert (only.line, only.author.name, only.passages[0].text) == (2, "Ana Lima", "Six people.")


def test_leading_lines_without_words_are_an_empty_slip_and_no_one_elses(slips):
    empty, said = slips("from: Ana Lima\n---\nfrom: Bo Okafor\nSix people.\n").contributions
    assert (empty.author.name, empty.state, empty.passages) == ("Ana Lima", State.EMPTY, ())
    assert (said.author.name, said.state) == ("Bo Okafor", State.COUNTED)
    (last,) = slips("from: Ana Lima\n").contributions
    assert last.state is State.EMPTY


def test_what_a_leading_line_says_wrongly_is_noted_and_not_used(slips):
    reading = slips("date: last Tuesday\nconsent: sure\nWords.")
    assert (reading.contributions[0].received, reading.contributions[0].consent) == (OTHER.opens, Consent.COUNT)
    assert reading.notes == (
        "The date of the slip on line 1 is not like 2026-09-08; it was not used.",
        "The consent of the slip on line 1 is not count, paraphrase or quote; it was read as count.",
    )


def test_a_question_of_the_contributors_own_stays_in_their_words(slips):
    (only,) = slips("Question: why was nobody told?\nI was not.").contributions
    assert [p.text for p in only.passages] == ["Question: why was nobody told? I was not."]


def test_a_date_in_the_file_name_holds_where_the_slip_has_none(slips):
    found = slips("One.\n---\ndate: 2026-09-05\nTwo.", "other/2026-09-01.txt").contributions
    assert [c.received for c in found] == [datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 9, 5, tzinfo=UTC)]


def test_a_slip_may_answer_several_questions_and_keep_its_number(slips):
    head = "slip: 12\nlanguage: sw\nquestion: involved\n\n"
    (only,) = slips(f"{head}Watu sita.\nquestion: involved\n\nquestion: Who is involved?\n\nSita.").contributions
    assert (only.native, only.language) == ("slip 12", "sw")
    assert [(p.prompt, p.question, p.language, p.text) for p in only.passages] == [
        ("involved", "involved", "sw", "Watu sita. question: involved"),
        ("Who is involved?", "involved", "sw", "Sita."),
    ]


def test_what_only_looks_like_a_leading_line_stays_among_the_words(slips):
    (only,) = slips("Language: ours is not on your list.\nSlip: of the tongue.").contributions
    assert [p.text for p in only.passages] == ["Language: ours is not on your list. Slip: of the tongue."]
