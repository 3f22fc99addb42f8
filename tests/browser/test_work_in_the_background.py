"""A page that says how far work is, and is shown anew at its end."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route

from arranged_browser import IN_A_BROWSER
from arranged_site import Site
from hearout.web.people.rules import Role

pytestmark = [*IN_A_BROWSER, pytest.mark.xdist_group("site")]

WORK, WORDS = "/team/forum/work/", "/team/forum/words/"
LOOKS = 2000  # milliseconds from one look to the next
RUNNING = f'<ul data-works="{WORK}now/"><li id="one" data-state="running">Reading a file</li></ul>'


def opened(page: Page) -> None:
    """The page of work, while one piece runs."""
    page.route(f"**{WORK}", at_work)
    page.goto(WORK)
    assert page.locator("[data-state=running]").count() == 1


def at_work(route: Route) -> None:
    answer = route.fetch()
    idle = "<p>Nothing is being worked on.</p>"
    assert idle in answer.text()
    route.fulfill(response=answer, body=answer.text().replace(idle, RUNNING))


def all_is_done(route: Route) -> None:
    route.fulfill(body="", content_type="text/html")


def test_the_page_is_shown_anew_once_all_is_done(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, Role.OWNER) as visit:
        visit.page.clock.install()
        visit.page.route(f"**{WORK}now/", all_is_done)
        opened(visit.page)
        with visit.page.expect_navigation(url=f"**{WORK}"):
            visit.page.clock.run_for(LOOKS)


def test_somebody_on_the_way_to_another_page_gets_there(browser: Browser, seeded: Site) -> None:
    """However slowly it comes: here, after the work ended and the page looked twice."""
    with seeded.visit(browser, Role.OWNER) as visit:
        page, slow, looks = visit.page, list[Route](), list[Route]()

        def looked(route: Route) -> None:
            all_is_done(route)
            looks.append(route)
            if len(looks) == 2:
                slow[0].continue_()

        page.route(f"**{WORDS}", lambda route: slow.append(route))
        page.route(f"**{WORK}now/", looked)
        opened(page)
        page.evaluate(f"() => {{ location.href = '{WORDS}'; }}")
        page.wait_for_url(f"**{WORDS}")


def test_a_file_that_is_saved_meanwhile_does_not_keep_the_page_old(browser: Browser, seeded: Site) -> None:
    """The browser says that the page is left, and it is not."""
    with seeded.visit(browser, Role.OWNER) as visit:
        page = visit.page
        page.clock.install()
        page.route(f"**{WORK}now/", all_is_done)
        opened(page)
        page.evaluate("() => dispatchEvent(new Event('beforeunload'))")
        with page.expect_navigation(url=f"**{WORK}"):
            page.clock.run_for(20 * LOOKS)
