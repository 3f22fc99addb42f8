from __future__ import annotations

import pytest

from arranged_plan import ANNOUNCED, SURVEY
from hearout.plan.announcement import Said, Text

TEXT = Text({"en": "Survey", "de": "Umfrage", "ar": " "})


@pytest.mark.parametrize(
    ("language", "fallbacks", "said"),
    [
        ("de", (), Said("Umfrage", "de", "de")),
        ("fr", ("en", "de"), Said("Survey", "en", "fr")),
        ("ar", ("ar", "en"), Said("Survey", "en", "ar")),
        ("fr", (), Said("Umfrage", "de", "fr")),
    ],
)
def test_words_are_said_in_the_language_asked_for_or_the_next_that_has_any(
    language: str, fallbacks: tuple[str, ...], said: Said
) -> None:
    assert TEXT.said(language, fallbacks) == said
    assert said.is_fallback is (language != "de")


def test_no_words_at_all_are_no_fallback() -> None:
    nothing = Text({"de": " "}).said("en", ("de",))
    assert (nothing, nothing.is_fallback) == (Said("", "en", "en"), False)
    assert not Text({"de": " "})


def test_words_are_replaced_and_taken_out_one_language_at_a_time() -> None:
    assert TEXT.having("de", "Fragebogen").words == {"en": "Survey", "de": "Fragebogen", "ar": " "}
    assert TEXT.having("de", " \n").words == {"en": "Survey", "ar": " "}
    assert TEXT.words["de"] == "Umfrage"


def test_an_announcement_finds_its_phases_and_their_ways() -> None:
    assert (ANNOUNCED.phase("survey"), ANNOUNCED.phase("party")) == (SURVEY, None)
    assert [way.key for way in ANNOUNCED.ways_in("writing")] == ["talk", "mail"]
    assert ANNOUNCED.main_language == "en"
