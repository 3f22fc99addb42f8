from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearout.language.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Ask first, e.g. the wikis. Then decide.", ["Ask first, e.g. the wikis.", "Then decide."]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("Version 2.5 broke it", ["Version 2.5 broke it"]),
        ("Reasons:\n- late\n- unclear", ["Reasons:", "late", "unclear"]),
        ("First.\n\nSecond", ["First.", "Second"]),
        ("决定太晚。没有人问。", ["决定太晚。", "没有人问。"]),
        ("   ", []),
    ],
)
def test_text_is_cut_at_sentences_bullets_and_paragraphs(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


@given(st.text(alphabet="aB.!? \n-*1)"))
def test_no_letter_is_lost(text: str) -> None:
    assert sum(piece.count("a") + piece.count("B") for piece in cut(text)) == text.count("a") + text.count("B")
