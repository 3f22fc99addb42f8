"""The published pages in a real browser: nothing in the way of anybody who wants to read them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from arranged_browser import IN_A_BROWSER, barriers, width_of
from arranged_runs import copy_of_example, hearout

pytestmark = [*IN_A_BROWSER, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("browser")
    hearout("run", copy_of_example(place), "--out", place / "out")
    return place / "out" / "public"


def opened(browser: Browser, address: str, width: int, scheme: str) -> tuple[Page, list[str]]:
    """The page, and everything it asked the network for beside itself."""
    page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    return page, [url for url in asked if url != address]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["summary.html", "privacy-report.html"])
def test_a_page_has_no_barrier_and_asks_for_nothing(
    browser: Browser, public: Path, name: str, width: int, scheme: str
) -> None:
    page, asked = opened(browser, (public / name).as_uri(), width, scheme)

    assert barriers(page) == []
    assert asked == []
    assert width_of(page) <= width


def test_a_barrier_would_be_seen(browser: Browser, public: Path) -> None:
    page, _ = opened(browser, (public / "summary.html").as_uri(), 1280, "light")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', '<img src=\"data:,\">')")
    assert barriers(page) == [("image-alt", ["img"])]
