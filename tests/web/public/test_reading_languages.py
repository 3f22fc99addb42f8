"""In which language a page is: the team's words, Hearout's own, and what stands in for words that are missing."""

from __future__ import annotations

import re

import pytest

from arranged_web import announcement, consultation, seen, somebody
from hearout.plan.announcement import Question, Text

pytestmark = pytest.mark.django_db

TITLES = {"en": "How does it look?", "de": "Wie sieht es aus?", "ar": "كيف يبدو؟", "sw": "Inaonekanaje?"}


@pytest.fixture(autouse=True)
def _in_four_languages() -> None:
    asked = Question("only", Text({"en": "What is only asked in English & why?", "de": "Was ist deutsch?"}))
    consultation(said=announcement(title=Text(TITLES), questions=(asked,), languages=("en", "de", "ar", "sw")))


def title(page: str) -> str:
    found = re.search("(?s)<h1>(.*?)</h1>", page)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("de-AT,de;q=0.9,en;q=0.5", "de"), ("ar", "ar"), ("fr,sw;q=0.5", "sw"), ("fr", "en"), ("", "en"), ("*", "en")],
)
def test_the_browser_chooses_among_the_languages_of_the_consultation(accepted: str, language: str) -> None:
    answer = seen("/forum/", accept_language=accepted)
    assert TITLES[language] in title(answer.content.decode())
    assert answer["Content-Language"] == language


def test_an_address_can_name_the_language() -> None:
    for language, words in TITLES.items():
        assert words in title(seen(f"/forum/in/{language}/", accept_language="ar").content.decode())


@pytest.mark.parametrize("language", ["fr", "EN", "xx", "../de"])
def test_a_language_that_the_team_does_not_speak_is_not_there(language: str) -> None:
    assert seen(f"/forum/in/{language}/").status_code == 404


def test_the_page_says_what_else_it_is_there_in() -> None:
    page = seen("/forum/in/de/").content.decode()
    assert re.findall('<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page) == [
        ("en", "http://127.0.0.1:8000/forum/in/en/"),
        ("de", "http://127.0.0.1:8000/forum/in/de/"),
        ("ar", "http://127.0.0.1:8000/forum/in/ar/"),
        ("sw", "http://127.0.0.1:8000/forum/in/sw/"),
        ("x-default", "http://127.0.0.1:8000/forum/"),
    ]
    assert '<link rel="canonical" href="http://127.0.0.1:8000/forum/in/de/">' in page
    nav = '<a href="/forum/in/{0}/" lang="{0}" hreflang="{0}" dir="{1}"{2}>{3}</a>'
    assert nav.format("de", "ltr", ' aria-current="true"', "Deutsch") in page
    assert nav.format("ar", "rtl", "", "العربية") in page
    assert 'href="/forum/in/de/notices/"' in page


def test_a_consultation_in_one_language_offers_no_choice() -> None:
    consultation(somebody("Noor Haddad", may_start=True), slug="plain")
    page = seen("/plain/").content.decode()
    assert "hreflang" not in page
    assert "Languages" not in page


def test_arabic_runs_from_right_to_left() -> None:
    assert '<html lang="ar" dir="rtl">' in seen("/forum/in/ar/").content.decode()
    assert '<html lang="en" dir="ltr">' in seen("/forum/").content.decode()


def test_words_that_are_missing_are_said_in_another_language_which_is_named() -> None:
    page = seen("/forum/in/ar/").content.decode()
    question = '<li><span lang="en" dir="ltr">What is only asked in English &amp; why?</span> <small class="soft">'
    assert question in page
    assert f"<h1>{TITLES['ar']}</h1>" in page
    assert "<small" not in title(seen("/forum/").content.decode())


def test_a_language_that_the_interface_does_not_speak_is_read_in_an_english_frame() -> None:
    page = seen("/forum/in/sw/").content.decode()
    assert '<html lang="en" dir="ltr">' in page
    assert f'<h1><span lang="sw" dir="ltr">{TITLES["sw"]}</span></h1>' in page
    assert '<li>What is only asked in English &amp; why? <small class="soft">in English</small></li>' in page
    assert "Tuesday 29 September 2026" in page


def test_a_file_is_in_the_main_language_unless_its_address_says_otherwise() -> None:
    assert "# How does it look?" in seen("/forum/page.md", accept_language="de").content.decode()
    german = seen("/forum/in/de/page.md").content.decode()
    assert "# Wie sieht es aus?" in german
    assert "1. Was ist deutsch?" in german
    assert "1. What is only asked in English & why? (in English)" in seen("/forum/in/sw/page.md").content.decode()


def test_links_to_files_keep_the_language_that_the_browser_chose() -> None:
    page = seen("/forum/", accept_language="de").content.decode()
    assert 'href="/forum/in/de/notices/feed.atom"' in page
    assert 'href="/forum/in/de/page.wiki"' in page
    assert 'href="/forum/notices/"' in page
