"""Lists of the set-up with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from arranged_browser import IN_A_BROWSER
from arranged_site import Site
from hearout.web.people.rules import Role

pytestmark = [*IN_A_BROWSER, pytest.mark.xdist_group("site")]

QUESTIONS = "/team/forum/set-up/questions/"


def pressed(page: Page) -> str:
    """What the button says that has the focus after Enter was pressed on it."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return str(page.evaluate("document.activeElement.firstChild.data"))


def questions(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator("textarea[name$=-text-en]").all()]


def test_a_question_is_moved_to_the_end_and_back_without_leaving_its_button(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, Role.OWNER) as visit:
        page = visit.page
        page.goto(QUESTIONS)
        first, *others, blank = questions(page)
        page.get_by_role("button", name="Move down").first.focus()
        below = [pressed(page) for _ in others]
        assert below == [*["Move down"] * (len(others) - 1), "Move up"]
        assert questions(page) == [*others, first, blank]
        assert pressed(page) == "Move up"
