"""Without scripts: what visitors do. That a team needs none is seen in `test_first_announcement`; times are in
`test_times_of_the_reader`."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from arranged_browser import IN_A_BROWSER
from arranged_site import Site

pytestmark = [*IN_A_BROWSER, pytest.mark.xdist_group("site")]


def test_a_visitor_reads_on_in_another_language(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, java_script_enabled=False) as visit:
        visit.page.goto("/forum/")
        visit.page.get_by_role("link", name="العربية").click()
        assert visit.page.get_by_role("heading", level=1).inner_text() == "كيف ينبغي أن تتخذ ميريديان قراراتها التقنية؟"
        assert visit.page.locator("html").get_attribute("dir") == "rtl"


def test_a_form_that_was_not_filled_in_says_so_and_keeps_the_rest(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, java_script_enabled=False) as visit:
        visit.page.goto("/forum/follow/")
        visit.page.get_by_label("Your e-mail address").fill("somebody at example")
        visit.page.get_by_role("button", name="Send me a mail to confirm").click()
        visit.page.get_by_role("alert").wait_for()
        assert visit.page.get_by_label("Your e-mail address").input_value() == "somebody at example"
