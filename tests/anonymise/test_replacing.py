from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearout.anonymise.replacing import marked
from hearout.anonymise.spans import DECIDED, merged
from hearout.records.redaction import Mark, Net, Span


def test_a_mark_says_what_kind_of_thing_stood_there() -> None:
    text = "Write to ana@mail.example now."

    assert marked(text, [Span(9, 25, "email", Net.PATTERN)]) == ("Write to [e-mail] now.", (Mark(9, 17, "email"),))


def test_neighbours_of_one_kind_read_as_one() -> None:
    spans = [Span(0, 3, "person", Net.ROSTER), Span(4, 8, "person", Net.MODEL), Span(10, 12, "person", Net.ROSTER)]

    assert marked("Ana Lima, Bo", spans)[0] == "[person], [person]"


def test_sentences_do_not_run_together() -> None:
    assert marked("Ask Ana. Bo knows.", [Span(4, 7, "person", Net.ROSTER), Span(9, 11, "person", Net.ROSTER)])[0] == (
        "Ask [person]. [person] knows."
    )


def test_unknown_words_stay_apart_with_a_token_each() -> None:
    spans = [Span(0, 5, "word", Net.VOCABULARY), Span(6, 10, "word", Net.VOCABULARY)]

    assert marked("Fubbl grun", spans, str.upper) == (
        "[word] [word]",
        (Mark(0, 6, "word", "FUBBL"), Mark(7, 13, "word", "GRUN")),
    )


def test_parts_of_code_read_as_one_word() -> None:
    spans = [Span(0, 5, "word", Net.VOCABULARY), Span(6, 10, "word", Net.VOCABULARY)]

    assert marked("Fubbl.grun", spans, str.upper) == ("[word]", (Mark(0, 6, "word", "FUBBL.GRUN"),))


def test_a_wider_word_takes_the_capital_of_the_sentence_only() -> None:
    def widened(start: int, end: int) -> Span:
        return Span(start, end, "word", Net.VOCABULARY, 1.0, "a city", DECIDED)

    assert marked("Bern is far. In Bern.", [widened(0, 4), widened(16, 20)])[0] == "A city is far. In a city."


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=6))
def test_marks_point_at_what_was_written(text: str, places: list[tuple[int, int]]) -> None:
    spans = merged(
        Span(start, min(start + length, len(text)), "task", Net.PATTERN)
        for start, length in places
        if start < len(text)
    )

    safe, marks = marked(text, spans)

    assert {safe[mark.start : mark.end] for mark in marks} <= {"[task]"}
    assert len(marks) <= len(spans)
