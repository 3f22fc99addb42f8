from __future__ import annotations

import pytest

from hearout.language.identify import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nobody asked the small wikis before turning it off.", "en"),
        ("Die Entscheidungen fallen zu spät", "de"),
        ("Je ne sais pas", "fr"),
        ("Nadie nos preguntó antes de apagar la herramienta", "es"),
        ("Decyzje zapadają bez nas", "pl"),
        ("Меня не спросили", "ru"),
        ("نحن لا نعرف من يقرر", "ar"),
        ("更好的文档", "zh"),
        ("Gwneir y penderfyniadau heb ofyn i neb ohonom ni yma", "cy"),
    ],
)
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    assert identify(text, ("en",)) == language


@pytest.mark.parametrize("text", ["", "ok", "👍", "T12345", "docs"])
def test_what_says_too_little_is_taken_for_the_expected_language(text: str) -> None:
    assert identify(text, ("de", "en")) in ("de", "en")


def test_without_an_expectation_english_is_assumed() -> None:
    assert identify("", ()) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nobody asked the people who use it every day.", "en"),
        ("Die Entscheidungen fallen immer viel zu spät und ohne uns.", "de"),
        ("Ich bin dagegen.", "de"),
        ("Меня не спросили", "ru"),
    ],
)
def test_a_text_is_in_the_expected_language_unless_its_words_say_otherwise(text: str, language: str) -> None:
    assert identify(text, ("en",)) == language
