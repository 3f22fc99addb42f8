"""From an empty consultation to a published summary, in the browser: files, words, a finding, the audit, two
signatures; and somebody who takes their words back before it is published.

The server is started as the documentation says. The files are those of the example.
"""

from __future__ import annotations

import csv
import html
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import arranged_postgresql
from arranged_browser import IN_A_BROWSER
from arranged_mail import MailServerOfTests
from arranged_organiser import Organiser
from arranged_server import Running, hearout, running

pytestmark = [*IN_A_BROWSER, pytest.mark.xdist_group("journey")]

EXAMPLE = Path(__file__).parents[2] / "examples" / "forum-retrospective"
SLUG = "how-does-meridian-take-its-decisions"
AMARA, TEODOR = "amara@example.org", "teodor@example.org"
PATIENCE = 240.0
NEEDS_POSTGRESQL = pytest.mark.skipif(
    arranged_postgresql.programs() is None, reason="PostgreSQL is not installed: apt-get install postgresql"
)
SECOND_READER = f"""
from django.utils import timezone
from hearout.web.consultations.models import Consultation, Member
from hearout.web.people.models import User
teodor = User.objects.create_user("{TEODOR}")
room = Consultation.objects.get(slug="{SLUG}")
Member.objects.create(consultation=room, user=teodor, role="reviewer", since=timezone.now())
"""
WRITTEN = ("Will",)  # names of the example that are words too
SENTENCE = "People want to be told before something is switched off."


@dataclass
class Town:
    """A server, its mail server, and a browser."""

    server: Running
    mail: MailServerOfTests
    browser: Browser
    settings: dict[str, str]

    @contextmanager
    def window(self) -> Iterator[Page]:
        context = self.browser.new_context(
            base_url=f"http://127.0.0.1:{self.server.port}", locale="en-GB", timezone_id="Europe/Berlin"
        )
        yield context.new_page()
        context.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=NEEDS_POSTGRESQL)])
def town(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Town]:
    with MailServerOfTests() as mail:
        settings = {
            "HEAROUT_OWNERS": AMARA,
            "HEAROUT_SMTP_URL": f"smtp://127.0.0.1:{mail.port}?tls=none",
            "HEAROUT_MAIL_FROM": "Meridian listens <listen@example.org>",
        }
        if request.param == "postgresql":
            settings["HEAROUT_DATABASE_URL"] = arranged_postgresql.new_database()
        with running(tmp_path / "data", **settings) as server:
            yield Town(server, mail, browser, settings)


def test_a_team_goes_from_files_to_a_summary_that_names_nobody(
    town: Town, record_property: pytest.RecordProperty
) -> None:
    with town.window() as page, town.window() as other:
        amara = Organiser(page, town.mail, AMARA)
        amara.sign_in("Amara Lindqvist")
        amara.start(datetime.now(UTC).date() - timedelta(30))
        amara.fill_what_is_missing()
        amara.publish()
        made = hearout(town.server.data, "manage", "shell", "-c", SECOND_READER, **town.settings)
        assert made.returncode == 0, made.stderr
        teodor = Organiser(other, town.mail, TEODOR)
        teodor.sign_in("Teodor Vashti")

        bring_in_the_files(page)
        begun = time.monotonic()
        decided = decide_every_word(page)
        record_property("words decided by keyboard", decided)
        record_property("seconds a word", round((time.monotonic() - begun) / decided, 2))

        write_a_finding_of_two(page)
        assert "rests on 2 contributors; at least 5 are needed" in audited(page)
        set_the_finding_aside(page)
        assert "It passed the audit" in audited(page)
        for somebody in (amara, teodor):
            sign(somebody)

        take_back_words(page)
        room(page, "release/")
        assert "Somebody took words back since this was audited" in page.locator("main").inner_text()
        assert page.get_by_role("link", name="Publish the summary").count() == 0
        assert "It passed the audit" in audited(page)
        for somebody in (amara, teodor):
            sign(somebody)
        publish(page)

    with town.window() as page:
        served = everything_public(page)
    for path in ("", "notices/", "notices/feed.atom"):
        assert "The summary is published" in served[f"/{SLUG}/{path}"]
    assert f"/{SLUG}/summary/" in served[f"/{SLUG}/"]
    assert found_in(f"as tendai said, and {WRITTEN[0]} did.", names()) == {"tendai", "will"}  # it finds what is there
    assert {path: found for path, text in served.items() if (found := found_in(text, names()))} == {}


def room(page: Page, path: str) -> None:
    page.goto(f"/team/{SLUG}/{path}")


def until_done(page: Page) -> None:
    """Wait until nothing is worked on in the background."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        room(page, "work/")
        if "Nothing is being worked on" in page.locator("main").inner_text():
            return
        time.sleep(0.2)
    raise AssertionError(page.locator("main").inner_text())


def bring_in_the_files(page: Page) -> None:
    room(page, "files/")
    folders = ("survey", "sessions", "talk", "mail", "other")
    files = [EXAMPLE / "roster.csv", *(file for folder in folders for file in sorted((EXAMPLE / folder).iterdir()))]
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Send them").click()
    page.get_by_text("Looking at files that came in").first.wait_for()
    until_done(page)
    room(page, "files/")
    page.get_by_role("button", name="Put them on the list").click()
    for _ in range(len(folders)):
        room(page, "files/")
        page.get_by_role("link", name="Look at it and import").first.click()
        page.get_by_role("button", name="Import the file").click()
        until_done(page)
    room(page, "files/")
    assert page.get_by_role("link", name="Look at it and import").count() == 0


def decide_every_word(page: Page) -> int:
    """With the keyboard alone: the first ten are kept, all others masked. How many they were."""
    room(page, "words/")
    decided = 0
    while page.locator("h2.big").count():
        page.keyboard.press("k" if decided < 10 else "m")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        decided += 1
    assert decided > 20
    return decided


def write_a_finding_of_two(page: Page) -> None:
    room(page, "summary/")
    page.get_by_role("button", name="Write the draft").click()
    until_done(page)
    room(page, "summary/new/")
    boxes = page.get_by_role("checkbox")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_label("What it is about").fill("Notice")
    page.get_by_label("Sentence").fill(SENTENCE)
    page.get_by_label("Why").fill("Two people said it in their own way.")
    with page.expect_navigation():
        page.get_by_role("button", name="Keep the finding").click()
    if page.get_by_role("button", name="Keep it all the same").count():
        with page.expect_navigation():
            page.get_by_role("button", name="Keep it all the same").click()
    room(page, "summary/")
    page.get_by_role("button", name="Bring it up to date").first.click()
    until_done(page)


def audited(page: Page) -> str:
    """What the page of the release says after another audit."""
    room(page, "release/")
    page.get_by_role("button", name=re.compile("^Run the audit")).click()
    until_done(page)
    room(page, "release/")
    return page.locator("main").inner_text()


def set_the_finding_aside(page: Page) -> None:
    """From what the audit refuses, straight to the place that mends it."""
    page.locator("article.sheet a").first.click()
    page.get_by_role("link", name="Set aside").click()
    page.get_by_label("Why").fill("Only two people said it.")
    page.get_by_role("button", name="Set the theme aside").click()
    room(page, "summary/")
    page.get_by_role("button", name="Bring it up to date").first.click()
    until_done(page)


def sign(somebody: Organiser) -> None:
    room(somebody.page, "release/")
    somebody.page.get_by_role("link", name="Read and sign").click()
    somebody.page.get_by_role("checkbox").check()
    somebody.page.get_by_role("button", name="Sign exactly these files").click()


def take_back_words(page: Page) -> None:
    """Somebody who spoke asks that their words go."""
    room(page, "inbox/")
    page.locator("main table a[href*='/inbox/c']").first.click()
    contribution = page.url.rstrip("/").rpartition("/")[2]
    room(page, "inbox/erase/")
    page.get_by_label("Who, or which contribution").fill(contribution)
    page.get_by_role("button", name="See what would go").click()
    page.get_by_role("button", name="Erase these words for good").click()
    until_done(page)


def publish(page: Page) -> None:
    room(page, "release/")
    page.get_by_role("link", name="Publish the summary").click()
    page.get_by_label("Who decided").fill("the committee")
    page.get_by_role("button", name="See what will happen").click()
    page.get_by_role("button", name="Publish it for everyone").click()
    page.get_by_text("The summary is published. Everybody can read it now.").wait_for()


def everything_public(page: Page) -> dict[str, str]:
    """Every page, feed and file that anyone can reach from the front page, by address."""
    found: dict[str, str] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        answer = page.request.get(path)
        assert answer.status in (200, 410), (path, answer.status)
        found[path] = answer.body().decode("utf-8", "replace")
        links = re.findall(r'(?:href|src)="(/[^"#?]*)', found[path])
        waiting += [html.unescape(link) for link in links if not link.startswith(("/static/", "/sign-in", "/team"))]
    files = {path.rpartition("/")[2] for path in found if "/files/" in path}
    assert files >= {"summary.html", "summary.md", "summary.wiki", "summary.json", "tables.csv", "privacy-report.html"}
    return found


def names() -> set[str]:
    """Every name, alias, address and handle of the example's list of people."""
    with (EXAMPLE / "roster.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    cells = [cell for row in rows for cell in row.values() if cell]
    return {name.strip().casefold() for cell in cells for name in cell.split(";") if name.strip()}


def found_in(text: str, names: set[str]) -> set[str]:
    """Those of `names` that stand in a text as words. One that is also an ordinary word counts with a capital, inside
    of a sentence."""
    told = html.unescape(text)
    within = {name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told.casefold())}
    ordinary = {name.casefold() for name in WRITTEN if not re.search(rf"[a-z,] {name}(?!\w)", told)}
    return within - ordinary
