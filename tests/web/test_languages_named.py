"""Languages by the names that people write."""

from __future__ import annotations

import pytest

from hearout.web.languages import name_in, offered, tag_of


@pytest.mark.parametrize(
    ("words", "language", "tag"),
    [
        ("Swahili", "en", "sw"),
        (" swahili ", "en", "sw"),
        ("Suaheli", "de", "sw"),
        ("Swahili", "de", "sw"),
        ("Deutsch", "en", "de"),
        ("العربية", "en", "ar"),
        ("Nigerian Pidgin", "en", "pcm"),
        ("Brazilian Portuguese", "en", "pt-BR"),
        ("pt_br", "en", "pt-BR"),
        ("ZH-hant-tw", "en", "zh-Hant-TW"),
        ("Klingonese", "en", ""),
        ("und", "en", ""),
        ("Unknown language", "en", ""),
        ("", "en", ""),
        ("sw<script>", "en", ""),
    ],
)
def test_a_language_is_found_by_its_name_or_its_tag(words: str, language: str, tag: str) -> None:
    assert tag_of(words, language) == tag


@pytest.mark.parametrize(
    ("tag", "name"), [("pcm", "Nigerian Pidgin"), ("pt-BR", "Brazilian Portuguese"), ("ar", "Arabic")]
)
def test_a_language_is_called_by_its_name_also_where_nothing_else_is_known_of_it(tag: str, name: str) -> None:
    assert name_in(tag, "en") == name


def test_every_name_that_is_offered_is_understood() -> None:
    assert [name for name in offered("fr") if not tag_of(name, "fr")] == []
