from __future__ import annotations

import pytest

from hearout.anonymise.spoken import spoken_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nobody asked the people who use it every day.", "en"),
        ("Die Entscheidungen fallen immer viel zu spät und ohne uns.", "de"),
        ("Ich bin dagegen.", "en"),
        ("Меня не спросили", "ru"),
        ("xqzk vrrp lmnop qwrt zxcvb plmk", "en"),
    ],
)
def test_a_text_is_in_the_expected_language_unless_its_words_say_otherwise(text: str, language: str) -> None:
    assert spoken_language(text, "en") == language
