"""The team's room of sessions: what it shows to whom, and who holds what."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from arranged_registering import AFTER, EVENING, MORNING, NOW, listening, registered, session, with_sessions
from arranged_web import consultation, member, owner_of, seen, sent, signed_in, words_of
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role
from hearout.web.sessions.models import Meeting

pytestmark = pytest.mark.django_db

ROOM = "/team/forum/sessions/"
LONG_AFTER = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def test_a_round_is_shown_with_its_sessions_what_is_missing_and_how_many_have_no_time_yet():
    made = listening(MORNING)
    said = replace(MORNING, key="morning")
    assert said == MORNING
    words = words_of(seen(ROOM, NOW, client=signed_in(owner_of(made), now=NOW)))
    assert "First round" in words
    assert "Morning Tuesday 8 September 2026, 10:00 in Berlin (08:00 UTC)" in words
    assert "Missing: who holds it, how people join and who takes notes" in words


def test_once_its_phase_is_over_a_round_has_no_sessions_to_come():
    said = with_sessions(MORNING)
    four = replace(said.phase("sessions").rounds[0], sessions=4)
    phases = tuple(replace(one, rounds=(four,)) if one.rounds else one for one in said.phases)
    made = consultation(said=replace(said, phases=phases))
    running, over = (words_of(seen(ROOM, at, client=signed_in(owner_of(made), now=at))) for at in (NOW, LONG_AFTER))
    assert "3 more are planned and have no time yet." in running
    assert "have no time yet" not in over
    assert "Give sessions a time" not in over


def test_before_publication_the_room_says_that_sessions_get_their_times_later():
    made = consultation(published=False)
    words = words_of(seen(ROOM, NOW, client=signed_in(owner_of(made), now=NOW)))
    assert "Nothing is published yet. Sessions get their times once the page is" in words


def test_organisers_see_how_many_registered_and_facilitators_see_no_small_number():
    made = listening(replace(MORNING, capacity=12))
    registered(made, "ann@example.org")
    organiser, facilitator = owner_of(made), member(made, Role.FACILITATOR)
    assert "1 of 12" in words_of(seen(ROOM, NOW, client=signed_in(organiser, now=NOW)))
    assert "fewer than 10 of 12" in words_of(seen(ROOM, NOW, client=signed_in(facilitator, now=NOW)))


@pytest.mark.parametrize(
    ("role", "came"),
    [
        (Role.ORGANISER, "Came 3"),
        (Role.FACILITATOR, "Came fewer than 10"),
        (Role.ANALYST, "Came fewer than 10"),
        (Role.REVIEWER, "Came fewer than 10"),
    ],
)
def test_how_many_came_is_told_exactly_to_those_alone_who_may_see_registrants(role: Role, came: str):
    made = listening(MORNING)
    Meeting.objects.update(attended=3)
    page = seen(f"{ROOM}of/morning/", AFTER, client=signed_in(member(made, role), now=AFTER))
    assert came in words_of(page)


def test_who_holds_a_session_and_how_people_join_is_kept_and_logged_without_the_address():
    made = listening(MORNING)
    paolo = member(made, Role.FACILITATOR, "Paolo Venturino")
    browser = signed_in(owner_of(made), now=NOW)
    typed = {"facilitator": str(paolo.pk), "note_taker": "", "joining": "https://meet.example.org/quiet"}
    assert sent(browser, f"{ROOM}of/morning/arrange/", typed, NOW).status_code == 302
    meeting = Meeting.objects.get(key="morning")
    assert (meeting.facilitator, meeting.joining) == (paolo, "https://meet.example.org/quiet")
    assert list(AuditEntry.objects.filter(did="session.arranged").values_list("about", flat=True)) == ["morning"]


def test_nobody_holds_two_sessions_at_once_and_both_are_named():
    made = listening(MORNING, session("beside", datetime(2026, 9, 8, 10, 30)))
    paolo = member(made, Role.FACILITATOR, "Paolo Venturino")
    browser = signed_in(owner_of(made), now=NOW)
    typed = {"facilitator": str(paolo.pk), "joining": ""}
    sent(browser, f"{ROOM}of/morning/arrange/", typed, NOW)
    answer = sent(browser, f"{ROOM}of/beside/arrange/", typed, NOW)
    assert answer.status_code == 400
    words = words_of(answer)
    assert "Paolo Venturino cannot be in two sessions at once" in words
    assert "10:30 in Berlin" in words
    assert "10:00 in Berlin" in words
    assert Meeting.objects.get(key="beside").facilitator is None


def test_sessions_that_follow_each_other_can_have_the_same_facilitator():
    made = listening(MORNING, session("after", datetime(2026, 9, 8, 11, 0)))
    paolo = member(made, Role.FACILITATOR, "Paolo Venturino")
    browser = signed_in(owner_of(made), now=NOW)
    typed = {"facilitator": str(paolo.pk), "joining": ""}
    assert sent(browser, f"{ROOM}of/morning/arrange/", typed, NOW).status_code == 302
    assert sent(browser, f"{ROOM}of/after/arrange/", typed, NOW).status_code == 302


def test_a_call_without_a_web_address_is_refused_beside_the_field():
    made = listening(MORNING)
    answer = sent(signed_in(owner_of(made), now=NOW), f"{ROOM}of/morning/arrange/", {"joining": "room 5"}, NOW)
    assert answer.status_code == 400
    assert "Write the whole address of the call, beginning with https://" in words_of(answer)


def test_the_page_of_a_session_hides_how_to_join_from_those_who_do_not_hold_any():
    made = listening(MORNING)
    Meeting.objects.get(key="morning")
    browser = signed_in(owner_of(made), now=NOW)
    sent(browser, f"{ROOM}of/morning/arrange/", {"joining": "https://meet.example.org/quiet"}, NOW)
    analyst = signed_in(member(made, Role.ANALYST), now=NOW)
    assert "https://meet.example.org/quiet" in words_of(seen(f"{ROOM}of/morning/", NOW, client=browser))
    assert "meet.example.org" not in seen(f"{ROOM}of/morning/", NOW, client=analyst).content.decode()


def test_the_next_step_of_a_session_that_is_over_is_to_say_who_came():
    made = listening(MORNING, EVENING)
    after = datetime(2026, 9, 8, 12, 0, tzinfo=UTC)
    words = words_of(seen(f"{ROOM}of/morning/", after, client=signed_in(owner_of(made), now=after)))
    assert "It was held. Say how many came" in words
