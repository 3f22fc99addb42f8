"""What the committee can choose where few registered: each is one decision, one notice, the letters and the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from arranged_deciding import decided, filled_in
from arranged_invitations import Received, received_by
from arranged_jobs import do_jobs
from arranged_mail import MailServerOfTests
from arranged_registering import EVENING, MORNING, registered, states, with_sessions
from arranged_web import consultation, owner_of, seen, sent, signed_in, words_of
from hearout.plan.announcement import TurnoutProposal, TurnoutRule
from hearout.plan.sessions import begins_at
from hearout.web.consultations.models import Consultation, Notice
from hearout.web.sessions.models import Meeting

pytestmark = [pytest.mark.django_db, pytest.mark.allow_hosts(["127.0.0.1"])]

TURNOUT = "/team/forum/sessions/in/sessions/round-1/turnout/"
RULE = TurnoutRule(minimum=6, days_before=2, proposal=TurnoutProposal.END)
JUDGED = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
BETWEEN = datetime(2026, 9, 8, 8, 30, tzinfo=UTC)  # the morning's session has begun


PLACES = (("ana", "morning"), ("bo", "evening"), ("chipo", "evening"))


def few_registered(places: Sequence[tuple[str, str]] = PLACES) -> Consultation:
    """A morning and an evening with these seats, in a phase that is open."""
    said = with_sessions(MORNING, EVENING)
    ruled = replace(said.phase("sessions").rounds[0], rule=RULE)
    phases = tuple(
        replace(phase, opens=datetime(2026, 9, 7), rounds=(ruled,)) if phase.rounds else phase for phase in said.phases
    )
    made = consultation(said=replace(said, phases=phases))
    for session in (MORNING, EVENING):
        Meeting.objects.get_or_create(
            consultation=made, key=session.key, defaults={"starts": begins_at(session), "minutes": session.minutes}
        )
    for name, key in places:
        registered(made, f"{name}@example.org", key)
    return made


def chosen(made: Consultation, choice: str, now: datetime = JUDGED, **other: str) -> list[Received]:
    """What people are written of sessions, once the committee has chosen."""
    browser = signed_in(owner_of(made), now=now)
    with MailServerOfTests() as server:
        with patch.object(timezone, "now", lambda: now):
            do_jobs()
        received_by(server, now=now)
        before = made.decisions.count(), Notice.objects.count()
        form = filled_in(seen(f"{TURNOUT}{choice}/", now, client=browser))
        decided(browser, f"{TURNOUT}{choice}/", {**form, "decided_by": "the committee", **other}, now)
        assert (made.decisions.count(), Notice.objects.count()) == (before[0] + 1, before[1] + 1)
        with patch.object(timezone, "now", lambda: now + timedelta(minutes=5)):
            do_jobs()
        return received_by(server, now=now + timedelta(minutes=5))


def of_sessions(letters: list[Received]) -> set[tuple[str, str]]:
    """Who is written to of their calendar, and what it asks for."""
    return {(one.recipient, one.method) for one in letters if one.method}


@pytest.mark.parametrize(
    ("choice", "typed"),
    [
        ("extend", {"closes_day": "2026-10-20", "closes_time": "12:00"}),
        ("add", {"name-en": "Second", "first": "2026-09-10", "last": "2026-09-11", "sessions": "2"}),
    ],
)
def test_more_time_and_another_round_leave_sessions_and_calendars_as_they_are(choice: str, typed: dict[str, str]):
    made = few_registered()
    assert of_sessions(chosen(made, choice, **typed)) == set()
    assert [one.cancelled for one in Meeting.objects.all()] == [False, False]
    assert "Fewer than 6 people each have registered for these sessions" in words_of(seen("/forum/", JUDGED))


def test_merged_where_both_have_too_few_the_last_takes_the_people_of_the_other():
    made = few_registered()
    assert of_sessions(chosen(made, "merge")) == {("ana@example.org", "CANCEL"), ("ana@example.org", "REQUEST")}
    assert states(made, "evening") == [("bo", "seated"), ("chipo", "seated"), ("ana", "seated")]
    assert "Held together with that of" in words_of(seen("/forum/", JUDGED))


def test_cancelled_everybody_with_a_seat_is_told_and_the_page_says_so():
    made = few_registered()
    assert of_sessions(chosen(made, "cancel")) == {(f"{name}@example.org", "CANCEL") for name in ("ana", "bo", "chipo")}
    assert words_of(seen("/forum/", JUDGED)).count("Cancelled Why:") == 2
    assert seen("/forum/sessions.ics", JUDGED).content.count(b"STATUS:CANCELLED") == 2


def test_ended_what_has_begun_is_held_to_its_end():
    made = few_registered()
    assert of_sessions(chosen(made, "end", BETWEEN)) == {("bo@example.org", "CANCEL"), ("chipo@example.org", "CANCEL")}
    assert [one.cancelled for one in Meeting.objects.all()] == [False, True]
    assert "1 of 2 planned sessions was held." in words_of(seen("/forum/notices/", BETWEEN))


def test_where_nobody_registered_nobody_is_written_to_and_the_page_says_the_same():
    made = few_registered(())
    assert of_sessions(chosen(made, "cancel")) == set()
    assert words_of(seen("/forum/", JUDGED)).count("Cancelled Why:") == 2


def test_what_began_while_somebody_decided_is_told_and_nothing_is_decided_about_the_others():
    made = few_registered()
    browser = signed_in(owner_of(made), now=JUDGED)
    form = filled_in(seen(f"{TURNOUT}cancel/", JUDGED, client=browser))
    ahead = sent(browser, f"{TURNOUT}cancel/", {**form, "decided_by": "the committee", "step": "look"}, JUDGED)
    answer = sent(browser, f"{TURNOUT}cancel/", {**filled_in(ahead), "step": "decide"}, BETWEEN)
    assert answer.status_code == 400
    assert "10:00 in Berlin (08:00 UTC) has begun. It can neither be moved nor be cancelled" in words_of(answer)
    assert [one.cancelled for one in Meeting.objects.all()] == [False, False]
