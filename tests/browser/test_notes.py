"""The page of notes: whatever happens to the line, the window or the other note-taker, no word is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, expect

from arranged_browser import IN_A_BROWSER
from arranged_site import Site
from hearout.web.people.rules import Role
from seeded_held import HELD

pytestmark = [*IN_A_BROWSER, pytest.mark.xdist_group("site")]
OF_SESSION = f"/team/forum/sessions/of/{HELD}/"
NOTES = f"{OF_SESSION}notes/"
PAUSE, FAR = 10_000, 60_000


@pytest.fixture
def page(browser: Browser, seeded: Site) -> Iterator[Page]:
    with seeded.visit(browser, Role.OWNER) as visit:
        visit.page.clock.install()
        visit.page.goto(NOTES)
        yield visit.page
        visit.page.context.set_offline(False)


def writes(page: Page, words: str) -> str:
    """All that stands there then."""
    field = page.get_by_label("The notes")
    field.press("ControlOrMeta+End")
    field.press_sequentially(words)
    return field.input_value()


def told(page: Page, words: str) -> None:
    """What the page says below the notes, awaited."""
    page.locator("#notes-told", has_text=words).wait_for()


def kept(browser: Browser, seeded: Site) -> str:
    """The newest version, as anybody else finds it."""
    with seeded.visit(browser, Role.OWNER, locale="en-US") as visit:
        visit.page.goto(NOTES)
        return visit.page.get_by_label("The notes").input_value()


def test_words_are_kept_while_somebody_writes(browser: Browser, seeded: Site, page: Page) -> None:
    stands = writes(page, "- Say it before it is decided.\n")
    assert kept(browser, seeded) != stands
    page.clock.run_for(PAUSE)
    told(page, "Kept:")
    assert kept(browser, seeded) == stands


def test_words_written_while_the_line_is_down_are_kept_once_it_is_back(
    browser: Browser, seeded: Site, page: Page
) -> None:
    page.context.set_offline(True)
    stands = writes(page, "- The line was down.\n")
    page.clock.run_for(FAR)
    told(page, "They could not be kept.")
    page.get_by_role("button", name="Keep the notes").click()
    told(page, "They could not be kept.")
    assert page.get_by_label("The notes").input_value() == stands
    page.context.set_offline(False)
    page.clock.run_for(PAUSE)
    told(page, "Kept:")
    assert kept(browser, seeded) == stands


def test_an_answer_that_is_lost_makes_nobody_quarrel_with_themselves(
    browser: Browser, seeded: Site, page: Page
) -> None:
    def kept_and_not_answered(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route(f"**{NOTES}", kept_and_not_answered, times=1)
    writes(page, "- Kept, and nobody heard.\n")
    page.clock.run_for(PAUSE)
    told(page, "They could not be kept.")
    stands = writes(page, "- More of it.\n")
    page.clock.run_for(PAUSE)
    told(page, "Kept:")
    base = page.locator("#notes [name=base]")
    first = base.input_value()
    page.clock.run_for(PAUSE)
    expect(base).not_to_have_value(first)
    assert kept(browser, seeded) == stands


def test_whoever_closes_the_window_in_the_middle_of_a_word_is_asked_and_loses_nothing(
    browser: Browser, seeded: Site, page: Page
) -> None:
    asked: list[str] = []

    def stays(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", stays)
    stands = writes(page, "- Closed in the mid")
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
    assert kept(browser, seeded) == stands


def test_a_page_that_one_comes_back_to_still_holds_what_was_typed(browser: Browser, seeded: Site, page: Page) -> None:
    page.context.set_offline(True)
    stands = writes(page, "- Typed, and then elsewhere.\n")
    page.evaluate("() => { addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true) }")
    page.context.set_offline(False)
    page.goto(f"{OF_SESSION}words/")
    page.go_back()
    assert page.get_by_label("The notes").input_value() == stands


def test_the_second_of_two_who_write_at_once_loses_nothing(browser: Browser, seeded: Site, page: Page) -> None:
    with seeded.visit(browser, Role.ORGANISER, locale="fr") as visit:
        other = visit.page
        other.goto(NOTES)
        other.get_by_role("textbox").first.fill("Ce que j’ai entendu.")
        stands = writes(page, "- What I heard.\n")
        page.clock.run_for(PAUSE)
        told(page, "Kept:")
        other.locator("#notes button").click()
        other.locator("#notes-told", has_text="entre-temps").wait_for()
        other.locator("#notes button").click()
        other.locator("#theirs").wait_for()
        assert other.locator("pre").inner_text().strip() == stands.strip()
        assert other.get_by_role("textbox").first.input_value() == "Ce que j’ai entendu."
        assert kept(browser, seeded) == stands
        other.locator("#notes button").click()
        other.wait_for_url(f"**{NOTES}")
    assert kept(browser, seeded) == "Ce que j’ai entendu."


def test_whoever_was_signed_out_signs_in_elsewhere_and_goes_on(browser: Browser, seeded: Site, page: Page) -> None:
    page.context.clear_cookies()
    stands = writes(page, "- Two weeks were over.\n")
    page.clock.run_for(PAUSE)
    told(page, "They could not be kept.")
    again = {"name": "sessionid", "value": seeded.sessions[Role.OWNER], "url": seeded.origin}
    page.context.add_cookies([again])  # and a new proof for forms  # type: ignore[list-item]
    page.clock.run_for(PAUSE)
    told(page, "They could not be kept.")
    page.clock.run_for(PAUSE)
    told(page, "Kept:")
    assert kept(browser, seeded) == stands


def test_without_a_script_the_button_keeps_them(browser: Browser, seeded: Site) -> None:
    with seeded.visit(browser, Role.OWNER, java_script_enabled=False) as visit:
        visit.page.goto(NOTES)
        visit.page.get_by_label("The notes").fill("By hand.")
        visit.page.get_by_role("button", name="Keep the notes").click()
        visit.page.get_by_text("The notes are kept.").wait_for()
    assert kept(browser, seeded) == "By hand."
