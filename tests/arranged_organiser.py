"""An organiser at work in a browser. What they fill in, choose and press is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Page

from arranged_mail import MailServerOfTests, read
from arranged_server import await_that

__all__ = ["TITLE", "Organiser", "letters_to"]

TITLE = "How does Meridian take its decisions?"
WAYS = {
    "Survey": "https://survey.example.org/forum",
    "Talk page": "https://wiki.example.org/Talk:Forum",
    "E-mail": "forum@example.org",
}


def letters_to(mail: MailServerOfTests, address: str) -> list[str]:
    """What somebody got, each mail with its subject, in the order in which it came."""
    letters = [read(content) for recipients, content in mail.received if recipients == [address]]
    return [f"{letter['Subject']}\n\n{letter.get_content()}" for letter in letters]


@dataclass
class Organiser:
    """Somebody whom the server's settings name as an owner, and who has no account yet."""

    page: Page
    mail: MailServerOfTests
    address: str
    steps: int = 0

    def fill(self, label: str, words: str, *, within: str = "main") -> None:
        self.page.locator(within).get_by_label(label, exact=True).fill(words)
        self.steps += 1

    def press(self, name: str) -> None:
        """A button or a link, by what it says."""
        pressed = self.page.get_by_role("button", name=name, exact=True)
        pressed.or_(self.page.get_by_role("link", name=name, exact=True)).first.click()
        self.steps += 1

    def sign_in(self, name: str) -> None:
        self.page.goto("/team/")
        self.fill("Your e-mail address", self.address)
        self.press("Send me a code")
        await_that(lambda: letters_to(self.mail, self.address) != [])
        code = re.search(r"^ {4}(\S+)", letters_to(self.mail, self.address)[-1], re.MULTILINE)
        assert code is not None
        self.fill("The code", code[1])
        self.press("Sign in")
        self.fill("Name", name)
        self.press("Save")

    def start(self, first_day: date) -> None:
        self.press("Start a consultation")
        self.page.get_by_label("Retrospective").check()
        self.fill("Title", TITLE)
        self.page.get_by_label("Time zone").select_option("Europe/Berlin")
        self.fill("First day", first_day.isoformat())
        self.steps += 2
        self.press("Make the draft")

    def fill_what_is_missing(self) -> None:
        """What set-up says is incomplete, part by part."""
        self.press("Go on with “About”")
        self.fill("Who asks", "the Meridian Technical Committee")
        self.fill("Purpose", "We want to know how it looks to you. Nothing is settled yet.")
        self.press("Save")
        self.press("Ways to take part")
        for way, address in WAYS.items():
            self.fill("Address", address, within=f"details:has(> summary:has-text('{way}'))")
        self.press("Save")
        self.press("Who runs this")
        self.fill("Responsible for the data", "Meridian Technical Committee")
        self.fill("Contact", "forum@example.org")
        self.fill("Who runs this", "Amara Lindqvist reads what you write.")
        self.press("Save")

    def publish(self) -> None:
        """After a look at it as the public would see it."""
        self.press("See it as the public would")
        assert self.page.get_by_role("heading", level=1).inner_text() == TITLE
        self.press("Back to the team’s rooms")
        self.press("Set-up")
        self.press("Go on to publish it")
        self.press("Publish it for everyone")

    def end_early(self, phase: str, reason: str, decided_by: str) -> None:
        self.press("Phases")
        self.page.get_by_role("link", name=re.compile(f"^End early.*{phase}")).click()
        self.steps += 1
        self.fill("Why", reason)
        self.fill("Who decided", decided_by)
        self.press("See what will happen")
        self.press("End the phase and tell everyone")
