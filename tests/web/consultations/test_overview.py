"""What needs the team now: what waits, since when, and for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from arranged_web import (
    BEFORE,
    DURING_SESSIONS,
    OPENING,
    announcement,
    consultation,
    en,
    member,
    owner_of,
    seen,
    signed_in,
    words_of,
)
from hearout.plan.announcement import Announcement, Promises, Round, Text
from hearout.plan.sections import Section
from hearout.web.consultations import needs
from hearout.web.consultations.actions.announcing import edit
from hearout.web.consultations.actions.outreach import log
from hearout.web.consultations.actions.phases import end_early, extend, give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.actions.team import invite
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.needs import Need
from hearout.web.consultations.queries.announcements import reloaded
from hearout.web.consultations.queries.deadlines import next_deadline
from hearout.web.consultations.queries.readers import Reader
from hearout.web.people.rules import Role
from hearout.web.sealed import key_folder

pytestmark = pytest.mark.django_db

QUIET = datetime(2026, 8, 12, 9, 0, tzinfo=UTC)  # the survey has opened, nothing closes for long


def needed(made: Consultation, now: datetime = QUIET, role: Role = Role.OWNER) -> list[Need]:
    return list(needs.of(reloaded(made), role, now))


def titles(made: Consultation, now: datetime = QUIET, role: Role = Role.OWNER) -> list[str]:
    return [need.title for need in needed(made, now, role)]


def calm(**other: object) -> Consultation:
    """A consultation in which nothing waits: published, with two owners."""
    made = consultation(said=announcement(**other))
    member(made, Role.OWNER, "Teodor Vashti")
    return made


def test_where_nothing_waits_it_says_so() -> None:
    made = calm()
    page = words_of(seen("/team/forum/", QUIET, client=signed_in(owner_of(made), now=QUIET)))
    assert "Nothing needs you now" in page
    assert "19 days “Survey” closes Monday 31 August 2026, 20:00 in Berlin (18:00 UTC)" in page


def test_a_page_that_is_not_finished_says_what_is_missing() -> None:
    made = consultation(said=Announcement(), published=False)
    (need,) = needed(made)
    assert (need.title, need.url, need.since) == ("Finish the page", "/team/forum/set-up/", BEFORE)
    assert "There is no title. Say in one line what you ask about." in need.why


def test_a_page_that_is_finished_waits_to_be_published() -> None:
    assert titles(consultation(published=False), BEFORE) == ["Publish the page"]


def test_changes_wait_since_the_first_of_them() -> None:
    made, later = calm(), timedelta(hours=1)
    other = announcement(host=en("the Forum"))
    edit(made, Section.ABOUT, other, base=1, by=owner_of(made), now=OPENING + later)
    edit(made, Section.PEOPLE, replace(other, contact="ask@example.org"), base=2, by=owner_of(made), now=QUIET)
    (need,) = needed(made)
    assert (need.title, need.since) == ("Publish your changes", OPENING + later)
    assert need.why.endswith("Changed in the draft: About and Who runs this.")


@pytest.mark.parametrize(
    ("now", "waits"),
    [
        (datetime(2026, 8, 24, 17, 59, tzinfo=UTC), []),
        (datetime(2026, 8, 24, 18, 0, tzinfo=UTC), ["Remind people of “Survey”"]),
        (datetime(2026, 8, 31, 17, 59, tzinfo=UTC), ["Remind people of “Survey”"]),
        (datetime(2026, 8, 31, 18, 0, tzinfo=UTC), ["“Survey” is over: say what comes next"]),
    ],
)
def test_a_phase_is_reminded_of_in_its_last_week_and_told_of_when_it_is_over(now: datetime, waits: list[str]) -> None:
    assert titles(calm(), now) == waits


def test_a_reminder_is_enough() -> None:
    made, now = calm(), datetime(2026, 8, 26, 9, 0, tzinfo=UTC)
    give_notice(made, Choice(en("Five days left")), phase="survey", by=owner_of(made), now=now)
    assert titles(made, now) == []


def test_a_notice_about_something_else_is_no_reminder() -> None:
    made, now = calm(), datetime(2026, 8, 26, 9, 0, tzinfo=UTC)
    give_notice(made, Choice(en("A list of questions")), by=owner_of(made), now=now)
    assert titles(made, now) == ["Remind people of “Survey”"]


def test_a_phase_that_was_ended_early_is_not_told_of_again() -> None:
    made = calm()
    for phase in ("survey", "sessions", "writing"):
        now = DURING_SESSIONS if phase != "survey" else QUIET
        end_early(made, phase, Choice(en("Enough was said")), by=owner_of(made), now=now)
    assert titles(made, datetime(2026, 9, 20, tzinfo=UTC)) == []


def test_places_that_do_not_know_of_a_change_are_to_be_told() -> None:
    made = calm()
    owner = owner_of(made)
    for where in ("The operators’ list", "The newsletter"):
        log(made, where=where, on=date(2026, 8, 10), people=0, link="", by=owner, now=QUIET)
    assert titles(made) == []
    extend(made, "survey", datetime(2026, 9, 20, 20), Choice(en("Survey: open longer")), by=owner, now=QUIET)
    (need,) = needed(made)
    assert (need.title, need.since, need.permission) == ("Tell 2 places what changed", QUIET, "outreach.log")
    assert need.why == (
        "The consultation was announced there, and “Survey: open longer” was not: "
        "The operators’ list and The newsletter. The texts are ready."
    )
    log(made, where="the  newsletter", on=date(2026, 8, 12), people=0, link="", by=owner, now=QUIET)
    assert titles(made) == ["Tell one place what changed"]
    log(made, where="The operators’ list", on=date(2026, 8, 13), people=0, link="", by=owner, now=QUIET)
    assert titles(made) == []


def test_an_invitation_waits_two_days_before_it_expires() -> None:
    made = calm()
    invite(made, "rosa@example.org", Role.ANALYST, by=owner_of(made), now=OPENING)
    soon, expired = OPENING + timedelta(days=12), OPENING + timedelta(days=14)
    assert titles(made, soon - timedelta(seconds=1)) == []
    (need,) = needed(made, soon)
    assert (need.title, need.since) == ("Somebody who was invited has not come", soon)
    assert [need.why for need in needed(made, expired)] == ["1 of 1 invitation has expired already."]


def test_missing_translations_are_counted() -> None:
    made = calm(languages=("en", "de"), title=Text({"en": "What now?", "de": "Was nun?"}))
    (need,) = needed(made)
    assert need.title == "Translate what is missing"
    assert "texts in German" in need.why


def test_the_key_is_to_be_destroyed_as_it_was_promised() -> None:
    made = calm(promises=Promises(kept_until=date(2026, 12, 31)))
    before = datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
    assert "Destroy the key after Thursday 31 December 2026" not in titles(made, before - timedelta(seconds=1))
    assert "Destroy the key after Thursday 31 December 2026" in titles(made, before)
    key_folder().destroy(made.pk, date(2027, 1, 1))
    assert "Destroy the key after Thursday 31 December 2026" not in titles(made, before)


def test_a_single_owner_is_worth_mending_and_waits_for_nobody() -> None:
    made = consultation()
    assert titles(made) == ["Make somebody else an owner too"]
    assert titles(made, datetime(2026, 8, 31, 18, 0, tzinfo=UTC))[-1] == "Make somebody else an owner too"


def test_what_waits_longest_comes_first() -> None:
    made = consultation()
    invite(made, "rosa@example.org", Role.ANALYST, by=owner_of(made), now=datetime(2026, 8, 14, tzinfo=UTC))
    assert titles(made, datetime(2026, 8, 26, 9, tzinfo=UTC)) == [
        "Remind people of “Survey”",
        "Somebody who was invited has not come",
        "Make somebody else an owner too",
    ]


@pytest.mark.parametrize("role", [Role.READER, Role.ANALYST])
def test_nobody_is_asked_for_what_they_may_not_do(role: Role) -> None:
    assert titles(consultation(), datetime(2026, 8, 31, 18, tzinfo=UTC), role) == []


def test_a_reader_sees_numbers_and_phases() -> None:
    made = consultation()
    reader = member(made, Role.READER)
    page = words_of(seen("/team/forum/", QUIET, client=signed_in(reader, now=QUIET)))
    assert "Nothing needs you now" in page
    assert "One notice was given." in page
    assert "Talk page and mailbox to 29 Sept" in page
    assert "Set-up" not in page


def test_what_is_not_logged_is_worth_knowing() -> None:
    made = calm()
    page = words_of(seen("/team/forum/", QUIET, client=signed_in(owner_of(made), now=QUIET)))
    assert "Worth knowing Nothing is logged under outreach." in page


def test_a_round_begins_on_the_day_that_the_team_gave_wherever_it_is_read() -> None:
    second = Round("second", en("Second round"), date(2026, 9, 14), date(2026, 9, 15), 2)
    phases = [replace(one, rounds=(second,)) if one.key == "sessions" else one for one in announcement().phases]
    coming = next_deadline(announcement(phases=tuple(phases)), Reader("America/Lima", "en"), DURING_SESSIONS)
    assert coming is not None
    assert (coming.what, coming.is_day, coming.at.day) == (("“Second round” begins",), True, "Monday 14 September 2026")
