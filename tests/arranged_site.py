"""A running server with people and consultations on it (`seeded_site`), and visits to it in a browser."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response
from playwright.sync_api import Request as Asked

from arranged_addresses import NOBODY
from arranged_browser import AXE
from arranged_server import Running, environment, running

__all__ = ["Site", "Visit", "site"]

SEEDED = Path(__file__).with_name("seeded_site.py")


@dataclass
class Visit:
    """A page in a browser's window, and what went wrong in it so far: what it asked of other hosts, and what the
    browser complained of (also of what the content security policy forbids)."""

    page: Page
    origin: str
    amiss: list[str] = field(default_factory=list)
    answer: Response | None = None

    def __post_init__(self) -> None:
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)
        self.page.on("console", self._complained)
        self.page.on("pageerror", lambda error: self.amiss.append(f"script: {error}"))

    @property
    def html(self) -> str:
        """The page as the server sent it."""
        assert self.answer is not None
        return self.answer.text()

    def _asked(self, request: Asked) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:")):
            self.amiss.append(f"asked for {request.url}")

    def _answered(self, response: Response) -> None:
        if response.request.is_navigation_request() and response.status not in range(300, 400):
            self.answer = response

    def _complained(self, message: ConsoleMessage) -> None:
        expected = "Failed to load resource: the server responded with a status of 4"  # of a page that we asked for
        if message.type in ("error", "warning") and not message.text.startswith(expected):
            self.amiss.append(f"console: {message.text}")


@dataclass(frozen=True)
class Site:
    """The server, the sessions of `seeded_site.PEOPLE`, and arguments of addresses there."""

    server: Running
    sessions: Mapping[str, str]
    values: Mapping[str, str | int]
    windows: dict[str, BrowserContext] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def html(self, path: str, person: str) -> str:
        """The page as the server sends it, also one that says that there is nothing."""
        cookie = f"sessionid={self.sessions[person]}" if person != NOBODY else ""
        try:
            with urlopen(Request(f"{self.origin}{path}", headers={"Cookie": cookie}), timeout=10) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            return error.read().decode()

    @contextmanager
    def visit(self, browser: Browser, person: str = NOBODY, **how: object) -> Iterator[Visit]:
        """A page in which `person` is signed in; `how` is playwright's: locale, timezone_id… One window serves all
        who come in the same way, one after the other. Unless more than a language is said of
        them, they were here before, and their browser has told its time zone."""
        window = self.windows.get(repr(how)) or self._window(browser, how)
        window.clear_cookies()
        cookies = {"sessionid": self.sessions[person]} if person != NOBODY else {}
        if how.keys() <= {"locale"}:
            cookies["zone"] = "Africa/Nairobi"
        window.add_cookies([{"name": name, "value": value, "url": self.origin} for name, value in cookies.items()])
        page = window.new_page()
        try:
            yield Visit(page, self.origin)
        finally:
            page.close()

    def _window(self, browser: Browser, how: dict[str, object]) -> BrowserContext:
        window = browser.new_context(base_url=self.origin, **{"locale": "en-GB", **how})  # type: ignore[arg-type]
        window.set_default_timeout(30_000)
        window.add_init_script(AXE)
        self.windows[repr(how)] = window
        return window


@contextmanager
def site(data: Path, **settings: str) -> Iterator[Site]:
    """A server on a new folder, until the end of the block."""
    with running(data, **settings) as server:
        seeded = subprocess.run(
            [sys.executable, str(SEEDED)],
            env=environment(data, **settings),
            capture_output=True,
            text=True,
            check=False,
        )
        assert seeded.returncode == 0, seeded.stderr
        told = json.loads(seeded.stdout)
        yield Site(server, told["sessions"], told["values"])
