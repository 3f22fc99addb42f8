"""Times where the reader is: by a tiny script, by hand, and without either."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from arranged_browser import IN_A_BROWSER
from arranged_site import Site

pytestmark = [*IN_A_BROWSER, pytest.mark.xdist_group("site")]


PATH = "/forum/"


def zones_told(page: Page) -> set[str]:
    """What each part of the page that has times says of whose they are."""
    parts = page.get_by_text("Times are shown for")
    parts.first.wait_for()
    return set(parts.all_inner_texts())


def test_a_browser_says_its_zone_once_and_the_page_is_told_in_it(browser: Browser, seeded: Site) -> None:
    asked: list[str] = []

    def pages(request: Request) -> None:
        if request.is_navigation_request():
            asked.append(urlsplit(request.url).path)

    with seeded.visit(browser, timezone_id="Pacific/Tongatapu") as visit:
        visit.page.on("request", pages)
        visit.page.goto(PATH)
        assert zones_told(visit.page) == {"Times are shown for Tongatapu."}
        assert asked == [PATH] * 2
        assert {cookie["name"]: cookie["value"] for cookie in visit.page.context.cookies()} == {
            "zone": "Pacific/Tongatapu"
        }
        visit.page.goto(PATH)
        assert asked == [PATH] * 3
        assert visit.page.get_by_text("in Tongatapu").count() > 0
    assert visit.amiss == []


def test_nothing_is_loaded_again_where_the_reader_is_in_the_zone_of_the_team(browser: Browser, seeded: Site) -> None:
    asked: list[str] = []
    with seeded.visit(browser, timezone_id=team_zone(seeded)) as visit:
        visit.page.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
        visit.page.goto(PATH)
        assert len(asked) == 1
    assert visit.amiss == []


def team_zone(seeded: Site) -> str:
    page = seeded.html(PATH, "nobody")
    return page.partition('data-zone="')[2].partition('"')[0]


def test_a_zone_can_be_chosen_and_is_kept(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, timezone_id="Asia/Tokyo") as visit:
        visit.page.goto(PATH)
        visit.page.get_by_label("Show times for").select_option("America/Lima")
        visit.page.get_by_role("button", name="Show").click()
        assert zones_told(visit.page) == {"Times are shown for Lima."}
        visit.page.goto(PATH)
        assert zones_told(visit.page) == {"Times are shown for Lima."}
    assert visit.amiss == []


def test_without_a_script_the_times_are_the_teams_and_can_still_be_chosen(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, timezone_id="Asia/Tokyo", java_script_enabled=False) as visit:
        visit.page.goto(PATH)
        (told,) = zones_told(visit.page)
        assert told.endswith(", as the team gave them.")
        visit.page.get_by_label("Show times for").select_option("America/Lima")
        visit.page.get_by_role("button", name="Show").click()
        assert zones_told(visit.page) == {"Times are shown for Lima."}
        visit.page.get_by_role("link", name="All notices").click()
        assert visit.page.url.endswith("notices/?zone=America%2FLima")
    assert visit.amiss == []


def test_a_browser_that_keeps_no_cookies_does_not_load_forever(browser: Browser, seeded: Site) -> None:
    asked: list[str] = []
    with seeded.visit(browser, timezone_id="Asia/Seoul") as visit:
        visit.page.add_init_script("Object.defineProperty(document, 'cookie', {get: () => '', set: () => {}})")
        visit.page.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
        visit.page.goto(PATH)
        visit.page.wait_for_timeout(300)
        assert len(asked) == 1
        assert visit.page.get_by_role("heading", level=1).is_visible()
