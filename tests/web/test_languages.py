"""Languages: their names, their direction, and which one a reader is given."""

from __future__ import annotations

import pytest

from hearout.web.languages import direction, interface_for, name_in, own_name, suits_best


def test_a_language_is_called_what_its_speakers_call_it() -> None:
    assert [own_name(tag) for tag in ("en", "de", "fr", "ar", "tlh")] == [
        "English",
        "Deutsch",
        "Français",
        "العربية",
        "Tlh",
    ]


def test_a_language_has_a_name_in_another() -> None:
    assert [name_in("ar", language) for language in ("en", "de", "fr")] == ["Arabic", "Arabisch", "arabe"]


@pytest.mark.parametrize(
    ("tag", "way"), [("ar", "rtl"), ("he", "rtl"), ("az-Arab", "rtl"), ("de", "ltr"), ("tlh", "ltr")]
)
def test_a_language_runs_one_way(tag: str, way: str) -> None:
    assert direction(tag) == way


@pytest.mark.parametrize(
    ("tag", "nearest"), [("de", "de"), ("de-AT", "de"), ("ar-EG", "ar"), ("sw", "en"), ("en-US", "en")]
)
def test_the_interface_is_in_the_nearest_language_it_has(tag: str, nearest: str) -> None:
    assert interface_for(tag) == nearest


@pytest.mark.parametrize(
    ("accepted", "given"),
    [
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.5", "de"),
        ("sw,de;q=0.5", "de"),
        ("en;q=0.1,pt;q=0.5", "pt-BR"),
        ("DE", "de"),
        ("de;q=0,pt", "pt-BR"),
        ("sw", "en"),
        ("*", "en"),
        ("", "en"),
        ("nonsense;;;", "en"),
        ("x" * 10_000, "en"),
    ],
)
def test_a_reader_is_given_the_language_they_ask_for_or_the_first(accepted: str, given: str) -> None:
    assert suits_best(accepted, ["en", "de", "pt-BR"]) == given
