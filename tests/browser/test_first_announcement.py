"""From nothing to a published page, and a phase that ends early: as an organiser does it, and as others learn of it.

The server is started as the documentation says, and all of it runs without a script in the organiser's browser.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, Page

import arranged_postgresql
from arranged_browser import IN_A_BROWSER
from arranged_mail import MailServerOfTests
from arranged_organiser import TITLE, Organiser, letters_to
from arranged_server import Running, await_that, hearout, running

pytestmark = [*IN_A_BROWSER, pytest.mark.xdist_group("journey")]

AMARA, FOLLOWER = "amara@example.org", "rosa@example.org"
SLUG = "how-does-meridian-take-its-decisions"
ENDED = "Listening sessions: ended early"
REASON = "Few people came, and nobody asked for another round."
DECIDED_BY = "the committee, four in favour, none against"
NEEDS_POSTGRESQL = pytest.mark.skipif(
    arranged_postgresql.programs() is None, reason="PostgreSQL is not installed: apt-get install postgresql"
)
# What is in the database at the end: each decision with how many notices and revisions it has.
DECISIONS = """
import json
from hearout.web.consultations.models import Decision, Notice
print(json.dumps([[one.kind, Notice.objects.filter(decision=one).count(), one.revision_id is not None]
                  for one in Decision.objects.order_by("number")]))
"""


@dataclass
class Town:
    """A server, its mail server, and browsers in it."""

    server: Running
    mail: MailServerOfTests
    browser: Browser
    settings: dict[str, str]

    @contextmanager
    def window(self, **how: object) -> Iterator[Page]:
        """A browser of its own; `how` is playwright's."""
        origin = f"http://127.0.0.1:{self.server.port}"
        context = self.browser.new_context(base_url=origin, **{"locale": "en-GB", **how})  # type: ignore[arg-type]
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


def test_an_organiser_announces_and_ends_a_phase_early_and_the_world_learns_of_it(
    town: Town, record_property: pytest.RecordProperty
) -> None:
    begun = time.monotonic()
    with town.window(java_script_enabled=False) as page:
        amara = Organiser(page, town.mail, AMARA)
        amara.sign_in("Amara Lindqvist")
        amara.start(datetime.now(UTC).date() - timedelta(30))  # so that sessions are open today
        amara.fill_what_is_missing()
        amara.publish()
        assert page.get_by_role("status").inner_text() == "It is published. Everybody can read it now."
        record_property("steps to a published page", amara.steps)
        record_property("seconds of the machine to a published page", round(time.monotonic() - begun, 1))
        follow(town)
        amara.end_early("Listening sessions", REASON, DECIDED_BY)

    see_from_afar(town, "Pacific/Auckland", "Auckland")
    see_from_afar(town, "America/Lima", "Lima")
    hear_of_it(town)
    assert decisions(town) == [["published", 1, True], ["ended_early", 1, True]]


def follow(town: Town) -> None:
    """Somebody asks to be told of changes, and confirms it by the link in the mail."""
    with town.window() as page:
        page.goto(f"/{SLUG}/")
        page.get_by_role("link", name="Follow by e-mail").click()
        page.get_by_label("Your e-mail address").fill(FOLLOWER)
        page.get_by_role("button", name="Send me a mail to confirm").click()
        await_that(lambda: letters_to(town.mail, FOLLOWER) != [])
        link = re.search(r"http://\S+/follow/code/#\S+", letters_to(town.mail, FOLLOWER)[0])
        assert link is not None
        page.goto(link[0])
        page.get_by_role("button", name="Yes, tell me about changes").click()
        page.get_by_role("heading", name="You will be told about changes").wait_for()


def see_from_afar(town: Town, zone: str, city: str) -> None:
    """What a visitor on another continent sees, who was never here: the notice, and what is still open until when."""
    with town.window(timezone_id=zone) as page:
        page.goto("/")
        with page.expect_navigation():
            page.get_by_role("link", name=TITLE).click()
        newest = page.locator("article.notice")
        assert newest.get_by_role("heading").inner_text() == ENDED
        assert REASON in newest.inner_text()
        assert DECIDED_BY in newest.inner_text()
        assert [line.partition(",")[0] for line in newest.locator("li").all_inner_texts()] == ["Talk page", "E-mail"]
        states = page.locator(".ways .state").all_inner_texts()
        assert [state.strip() for state in states] == ["Open", "Open", "Ended early", "Closed"]
        times = page.locator("main time").all()
        assert len(times) >= 5
        assert [wrong_time(one, zone, city) for one in times] == [""] * len(times)


def wrong_time(told: Locator, zone: str, city: str) -> str:
    """ "" where a time is told in that zone, with its day before it and UTC beside it; otherwise what is told."""
    at = datetime.fromisoformat(str(told.get_attribute("datetime")))
    there = at.astimezone(ZoneInfo(zone))
    around = str(told.evaluate("time => time.parentElement.textContent"))
    expected = (f"{there:%A} {there.day} {there:%B %Y}", f"{there:%H:%M} in {city}", f"{at:%H:%M} UTC)")
    return "" if all(part in around for part in expected) else around


def hear_of_it(town: Town) -> None:
    """The feed, the follower's mail and the team's say what the page says."""
    feed = town.server.get(f"/{SLUG}/notices/feed.atom")[1]
    assert feed.count("<entry") == 2
    await_that(lambda: ENDED in letters_to(town.mail, FOLLOWER)[-1] and ENDED in letters_to(town.mail, AMARA)[-1])
    page = town.server.get(f"/{SLUG}/")[1]
    for told in (page, feed, letters_to(town.mail, FOLLOWER)[-1], letters_to(town.mail, AMARA)[-1]):
        for words in (ENDED, REASON, DECIDED_BY, "Talk page", "E-mail"):
            assert words in " ".join(told.split())
    assert sum(ENDED in letter for letter in letters_to(town.mail, FOLLOWER)) == 1
    assert sum(ENDED in letter for letter in letters_to(town.mail, AMARA)) == 1


def decisions(town: Town) -> list[list[object]]:
    """What the database holds of them."""
    asked = hearout(town.server.data, "manage", "shell", "--no-imports", "-c", DECISIONS, **town.settings)
    assert asked.returncode == 0, asked.stderr
    found: list[list[object]] = json.loads(asked.stdout)
    return found
