"""`hearout demo` as people run it: anyone may be anyone, all mail can be read, and nothing stays behind."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from arranged_browser import CHROMIUM, barriers, chromium, width_of
from arranged_server import await_that, environment, free_port
from hearout.web.demo.cast import CAST, Person

pytestmark = [pytest.mark.slow, pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.xdist_group("demo")]

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
STRIP = "This is a demo. Everybody in it is invented."


class Visitor:
    """A browser that keeps its cookies."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def read(self, path: str, **fields: str) -> str:
        data = urllib.parse.urlencode(fields).encode() if fields else None
        with self._opener.open(self._address + path, data, timeout=30) as answer:
            return answer.read().decode()

    def become(self, role: str) -> str:
        token = TOKEN.search(self.read("/demo/"))
        assert token is not None
        return self.read("/demo/", csrfmiddlewaretoken=token[1], role=role)


def demo(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "hearout", "demo", "--no-browser", *arguments]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("demo"), free_port()
    log = folder / "log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            demo("--port", str(port)),
            env=environment(folder, TMPDIR=str(folder), HEAROUT_OWNERS="somebody@example.org"),
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    await_that(lambda: "Stop it with Ctrl-C" in log.read_text(encoding="utf-8") or process.poll() is not None)
    yield f"http://127.0.0.1:{port}"
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    assert [path.name for path in folder.iterdir()] == ["log"]


def test_every_page_says_that_it_is_a_demo(address: str) -> None:
    visitor = Visitor(address)
    for path in ("/", "/demo/", "/demo/mail/", "/technical-forum/", "/technical-forum/notices/", "/who-may-see-what/"):
        assert STRIP in visitor.read(path), path


@pytest.mark.parametrize("person", CAST, ids=lambda person: person.role)
def test_anyone_can_be_anyone(address: str, person: Person) -> None:
    page = Visitor(address).become(person.role)
    assert f"{person.name}, {person.role}" in page
    assert STRIP in page


def test_nobody_is_a_visitor_again(address: str) -> None:
    visitor = Visitor(address)
    visitor.become("owner")
    page = visitor.become("")
    assert "How Quillmere takes its technical decisions" in page
    assert "/profile/" not in page


def test_mail_can_be_read(address: str) -> None:
    mails = Visitor(address).read("/demo/mail/")
    assert len(re.findall(r"<strong[^>]*>Ilse Vandermoor invites you to the team", mails)) == 5
    assert "to tendai@example.org" in mails


@pytest.mark.parametrize("stage", ["plan", "published"])
def test_once_it_looks_and_stops(tmp_path: Path, stage: str) -> None:
    command = demo("--once", "--stage", stage, "--port", str(free_port()))
    own = environment(tmp_path, TMPDIR=str(tmp_path))
    answer = subprocess.run(command, env=own, capture_output=True, text=True, timeout=400, check=False)
    assert answer.returncode == 0, answer.stderr
    assert "Looked at it: the server is ready, and the page answers with" in answer.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium")
@pytest.mark.filterwarnings("default")
def test_nothing_is_in_the_way_of_anybody(address: str) -> None:
    with chromium() as browser:
        for width, scheme in ((320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")):
            window = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
            page = window.new_page()
            for path in ("/demo/", "/demo/mail/", "/technical-forum/", "/technical-forum/in/ar/"):
                page.goto(address + path)
                assert barriers(page) == [], (path, width, scheme)
                assert width_of(page) == width, path
            window.close()
