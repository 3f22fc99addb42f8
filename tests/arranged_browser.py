"""Chromium, and what tests ask of a page in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

__all__ = ["AXE", "BARRIERS", "CHROMIUM", "COLOURS", "IN_A_BROWSER", "LAYOUT", "barriers", "chromium", "width_of"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
BARRIERS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # what changes with the scheme
LAYOUT = {**BARRIERS, "rules": {name: {"enabled": False} for name in COLOURS["values"]}}  # what does not

IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium"),
    pytest.mark.filterwarnings("default"),
]


driving: list[Playwright] = []  # at most one: Playwright refuses a second in one process


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser until the end of the block, also inside the block of another."""
    with ExitStack() as until_done:
        if not driving:
            driving.append(until_done.enter_context(sync_playwright()))
            until_done.callback(driving.clear)
        found = driving[0].chromium.launch(executable_path=CHROMIUM, args=QUIET)
        until_done.callback(found.close)
        yield found


def barriers(page: Page, rules: dict[str, object] | None = None) -> list[tuple[str, list[str]]]:
    """What axe-core finds against WCAG 2.2 AA, target size included: rule, and the first places. Its text comes
    from the browser's driver, as our content security policy lets no script in from elsewhere."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    only = dict(rules or BARRIERS)
    options = {"runOnly": only, "rules": only.pop("rules", {}), "resultTypes": ["violations"], "preload": False}
    found = page.evaluate("options => axe.run(document, options).then(result => result.violations)", options)
    return [(one["id"], [" ".join(node["target"]) for node in one["nodes"]][:3]) for one in found]


def width_of(page: Page) -> int:
    """How wide the page is, in CSS pixels: more than the window's when it scrolls sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth"))
