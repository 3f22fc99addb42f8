"""The words desk with the keyboard alone, at the pace of somebody who knows it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from arranged_browser import IN_A_BROWSER
from arranged_site import Site
from hearout.web.people.rules import Role
from seeded_desk import DESK

pytestmark = [*IN_A_BROWSER, pytest.mark.xdist_group("site")]
WORDS = f"/team/{DESK}/words/"


def kicker(page: Page) -> int:
    """How many words are decided."""
    found = re.match(r"(\d+) of", page.locator("main .kicker").inner_text())
    assert found is not None
    return int(found[1])


def press(page: Page, *keys: str) -> None:
    """Keys one after the other; what they lead to is awaited."""
    for key in keys:
        page.keyboard.press(key)


def decide(page: Page, *keys: str) -> str:
    """Decide about the word that is big with these keys; the one that follows."""
    word = page.locator("#w").inner_text()
    press(page, *keys)
    page.wait_for_function("word => document.querySelector('#w')?.innerText !== word", arg=word)
    return str(page.locator("#w").inner_text())


def test_twenty_words_are_decided_without_a_mouse(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, Role.OWNER) as visit:
        page = visit.page
        page.goto(WORDS)
        before = kicker(page)
        for number in range(20):
            decide(page, "km"[number % 2], "Enter")
        assert kicker(page) == before + 20
        press(page, "z")
        page.wait_for_function(
            "was => !document.querySelector('main .kicker').innerText.startsWith(was)", arg=f"{before + 20} "
        )
        assert kicker(page) == before + 19
        assert visit.amiss == []


def test_more_general_words_are_typed_and_shown_before_they_are_decided(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, Role.OWNER) as visit:
        page = visit.page
        page.goto(WORDS)
        word = page.locator("#w").inner_text()
        press(page, "g")
        page.keyboard.type("a town by the sea")
        assert "a town by the sea" in page.locator("[data-reads]").inner_text()
        assert word not in page.locator("[data-reads]").inner_text()
        decide(page, "Enter")
        log = page.locator("section[aria-labelledby=log]").inner_text()
        assert f"{word} made more general: a town by the sea" in log


def test_keys_lead_to_other_words_and_back_and_to_one_that_was_missed(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, Role.REVIEWER) as visit:
        page = visit.page
        page.goto(WORDS)
        first = page.locator("#w").inner_text()
        second = decide(page, "j")
        assert decide(page, "u") == first != second
        press(page, "a")
        page.wait_for_url("**/words/missed/")


def test_keys_are_left_alone_where_somebody_types_and_when_they_are_off(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, Role.REVIEWER) as visit:
        page = visit.page
        page.goto(WORDS)
        word = page.locator("#w").inner_text()
        page.locator("[name=reason]").focus()
        page.keyboard.type("jk")
        assert page.locator("[name=reason]").input_value() == "jk"
        page.locator("[data-switch]").click()
        page.locator("h1").click()
        press(page, "j", "k")
        assert page.locator("#w").inner_text() == word
        assert page.locator("[name=action][value=mask]").is_checked()
        page.locator("[data-switch]").click()
        assert decide(page, "j") != word


def test_words_are_selected_with_the_keyboard_and_fill_the_field(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, Role.REVIEWER) as visit:
        page = visit.page
        page.goto(f"/team/{DESK}/passages/{seeded.values['marked']}/")
        page.locator("#said").focus()
        press(page, "ArrowRight", "ArrowRight", "Shift+ArrowRight", "a")
        words = page.locator("#id_word").input_value()
        assert len(words.split()) == 2
        assert words in page.locator("#said").inner_text()
