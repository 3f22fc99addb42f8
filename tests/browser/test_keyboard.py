"""With the keyboard alone: what Enter does. That Tab comes to everything is seen on every page (`test_every_page`)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from arranged_browser import IN_A_BROWSER
from arranged_keyboard import faults_of_keyboard
from arranged_site import Site
from hearout.web.people.rules import Role

pytestmark = [*IN_A_BROWSER, pytest.mark.xdist_group("site")]


def test_the_skip_link_leads_past_the_masthead(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, Role.OWNER) as visit:
        visit.page.goto("/team/forum/team/")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.getAttribute('href')") == "#main"
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.closest('main') !== null")


def test_enter_sends_a_form_and_the_errors_lead_to_their_fields(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, Role.OWNER) as visit:
        visit.page.goto("/team/forum/outreach/")
        visit.page.get_by_label("Where").press("Enter")
        visit.page.get_by_role("link", name="Say where you announced it.").press("Enter")
        assert visit.page.evaluate("document.activeElement.name") == "where"


def test_enter_opens_what_is_folded(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, Role.OWNER) as visit:
        visit.page.goto("/team/forum/set-up/about/")
        was_open = visit.page.evaluate("document.querySelector('details').open")
        visit.page.locator("summary").first.press("Enter")
        assert visit.page.evaluate("document.querySelector('details').open") is not was_open


def test_a_fault_would_be_seen(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser) as visit:
        visit.page.goto("/sign-in/")
        visit.page.evaluate(
            """() => {
              const odd = '<a href="/" tabindex="5">Out of turn</a>';
              document.querySelector('main').insertAdjacentHTML('beforeend', odd);
              document.styleSheets[0].insertRule('button:focus-visible { outline: none !important }');
            }"""
        )
        faults = faults_of_keyboard(visit.page)
    assert faults[0].startswith("Tab comes to ['Skip to the content'")
    assert faults[1:] == ["focus not seen: Send me a code", "Tab goes back from Who may see what to Out of turn"]
