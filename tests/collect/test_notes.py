from datetime import UTC, datetime

import pytest

from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.imports import State

QUESTIONS = (
    GuidingQuestion("involved", "Who is involved in technical decisions?"),
    GuidingQuestion("change", "How should the process change?"),
)
SESSION = Channel(ChannelKind.SESSION, "sessions/*", opens=datetime(2026, 9, 8, 15, tzinfo=UTC))


@pytest.fixture
def notes(read):
    def reading(content: str, name: str = "sessions/notes-1.txt"):
        (contribution,) = read(content, SESSION, QUESTIONS, name).contributions
        return contribution

    return reading


def placed(contribution) -> list[tuple[str, str]]:
    return [(passage.question, passage.text) for passage in contribution.passages]


def test_bullets_under_a_heading_answer_the_question_it_means(notes):
    found = notes(
        "Who is involved in technical decisions?\n- Six people.\n- Nobody else.\n\n"
        "Process change:\n* Earlier\n* In writing\n"
    )
    assert placed(found) == [
        ("involved", "Six people."),
        ("involved", "Nobody else."),
        ("change", "Earlier"),
        ("change", "In writing"),
    ]
    assert (found.author.known, found.native, found.line) == (False, "notes-1", 1)
    assert found.removed == ("Who is involved in technical decisions?", "Process change:")


@pytest.mark.parametrize(
    "heading",
    [
        "# Who is involved?",
        "== Who is involved? ==",
        "Who is involved?\n====",
        "**Who is involved?**",
        "1. Who is involved?",
        "involved",
    ],
)
def test_headings_of_every_kind_are_matched(notes, heading):
    assert placed(notes(f"{heading}\n\n- Six people\n")) == [("involved", "Six people")]


def test_another_heading_of_the_same_level_ends_a_question_and_a_deeper_one_does_not(notes):
    found = notes("# Who is involved?\n\n## Staff\n\n- Six\n\n# Parking lot\n\n- Lunch\n")
    assert [(p.question, p.prompt, p.text) for p in found.passages] == [
        ("involved", "Staff", "Six"),
        ("", "Parking lot", "Lunch"),
    ]


def test_what_is_indented_under_a_bullet_belongs_to_it(notes):
    found = notes("- We never hear\n  about it\n    - except by rumour\n- Second\n")
    assert placed(found) == [("", "We never hear about it\n- except by rumour"), ("", "Second")]


def test_paragraphs_without_bullets_are_passages(notes):
    assert placed(notes("Somebody said\nthis. Loudly.\n\nThen that.\n")) == [
        ("", "Somebody said this. Loudly."),
        ("", "Then that."),
    ]


def test_lines_about_the_meeting_are_no_contribution(notes):
    found = notes(
        "Listening session 1\nDate: 2026-09-09\nPresent: Ana, Bo\n\nWho is involved?\n- Date: nobody knows it\n"
    )
    assert placed(found) == [("", "Listening session 1"), ("involved", "Date: nobody knows it")]
    assert found.removed == ("Date: 2026-09-09", "Present: Ana, Bo", "Who is involved?")
    assert found.received == datetime(2026, 9, 9, tzinfo=UTC)


def test_the_date_in_the_name_goes_before_the_one_in_the_text_and_without_either_the_opening_holds(notes):
    assert notes("Date: 2026-09-09\n\nWords.\n", "2026-09-10.txt").received == datetime(2026, 9, 10, tzinfo=UTC)
    assert notes("Date: 2026-99-99\n\nWords.\n").received == SESSION.opens


def test_headings_alone_are_an_empty_contribution(notes):
    found = notes("# Who is involved?\n")
    assert (found.passages, found.state) == ((), State.EMPTY)
