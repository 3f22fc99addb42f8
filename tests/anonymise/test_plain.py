from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearout.anonymise.plain import plain
from hearout.records.redaction import Net, Span


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A\u200bna", "Ana"),
        ("A\u00adna\ufeff", "Ana"),
        ("Ａｎａ＠ｍａｉｌ", "Ana@mail"),
        ("\U0001d400na", "Ana"),
        ("A\u200dna", "Ana"),
        ("نمی\u200cدانم", "نمی\u200cدانم"),
        ("ａ\u200b㎏", "a㎏"),
    ],
)
def test_what_only_looks_different_is_made_plain(text: str, shown: str) -> None:
    assert plain(text).text == shown


def test_a_span_found_in_the_plain_text_covers_all_that_was_hidden_in_it() -> None:
    looked_at = plain("so A\u200bn\u00ada said")

    (span,) = looked_at.back([Span(3, 6, "person", Net.ROSTER)])

    assert (span.start, span.end) == (3, 8)


@given(st.text())
def test_every_character_knows_where_it_stood(text: str) -> None:
    looked_at = plain(text)

    spans = [Span(at, at + 1, "word", Net.PATTERN) for at in range(len(looked_at.text))]
    back = looked_at.back(spans)

    assert all(0 <= span.start < span.end <= len(text) for span in back)
    assert [span.start for span in back] == sorted(span.start for span in back)
