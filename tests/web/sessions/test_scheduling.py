"""Sessions get their times, move, are cancelled and merged: each through its form, each one decision."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.http import HttpResponse
from django.test import Client

from arranged_registering import EVENING, LATER, MORNING, NOW, listening, registered, session, states, with_sessions
from arranged_web import consultation, en, member, owner_of, seen, sent, signed_in, words_of
from hearout.plan.announcement import Announcement, Round
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.outbox.models import Message
from hearout.web.people.rules import Role
from hearout.web.sessions.models import Meeting

pytestmark = pytest.mark.django_db

ROOM = "/team/forum/sessions/"
SCHEDULE = f"{ROOM}in/sessions/round-1/schedule/"
WHY = {"reason-en": "So that everybody has a chance.", "decided_by": "the committee"}
COMMON = {
    "zone": "Europe/Berlin",
    "minutes": "60",
    "kind": "jitsi",
    "told": "registered",
    "registration": "on",
    "capacity": "20",
    **WHY,
}


def planned(sessions: int = 4) -> Announcement:
    """A round of so many sessions, none of which has a time."""
    said = with_sessions()
    one = Round("round-1", en("First round"), date(2026, 9, 8), date(2026, 9, 15), sessions)
    phases = tuple(replace(phase, rounds=(one,)) if phase.key == "sessions" else phase for phase in said.phases)
    return replace(said, phases=phases)


def browser_of(made: Consultation) -> Client:
    return signed_in(owner_of(made), now=NOW)


def newest(made: Consultation) -> str:
    decision = made.decisions.first()
    assert decision is not None
    return str(decision.number)


def looked(browser: Client, made: Consultation, path: str, typed: Mapping[str, str]) -> HttpResponse:
    return sent(browser, path, {**typed, "after": newest(made), "step": "look"}, NOW)


def decided(browser: Client, made: Consultation, path: str, typed: Mapping[str, str]) -> HttpResponse:
    return sent(browser, path, {**typed, "after": newest(made), "step": "decide", "title-en": "Sessions"}, NOW)


def said_of(made: Consultation) -> Announcement:
    made.refresh_from_db()
    said = in_force(made)
    assert said is not None
    return said


TWO = {
    **COMMON,
    "rows": "4",
    "opens_0_day": "2026-09-08",
    "opens_0_time": "10:00",
    "joining_0": "https://meet.example.org/one",
    "opens_1_day": "2026-09-09",
    "opens_1_time": "18:00",
    "name-1-en": "",
}


def test_the_form_has_a_row_for_every_session_without_a_time():
    made = consultation(said=planned(3))
    words = words_of(seen(SCHEDULE, NOW, client=browser_of(made)))
    assert [number for number in range(1, 6) if f"Session {number}" in words] == [1, 2, 3]


def test_two_of_four_get_their_times_at_once_and_the_rest_stay_open():
    made = consultation(said=planned(4))
    assert decided(browser_of(made), made, SCHEDULE, TWO).status_code == 302
    one = said_of(made).phase("sessions").rounds[0]
    assert (one.sessions, one.scheduled) == (4, 2)
    assert [session.opens for session in one.schedule] == [datetime(2026, 9, 8, 10), datetime(2026, 9, 9, 18)]


def test_an_address_for_registrants_only_is_sealed_and_never_announced():
    made = consultation(said=planned(4))
    decided(browser_of(made), made, SCHEDULE, TWO)
    assert [one.address for one in said_of(made).sessions] == ["", ""]
    assert [one.joining for one in Meeting.objects.order_by("starts")] == ["https://meet.example.org/one", ""]
    assert "meet.example.org" not in seen("/forum/", NOW).content.decode()
    assert "meet.example.org" not in str(list(made.revisions.values_list("document", flat=True)))


def test_an_address_for_everybody_is_announced():
    made = consultation(said=planned(4))
    decided(browser_of(made), made, SCHEDULE, {**TWO, "told": "everybody"})
    assert said_of(made).sessions[0].address == "https://meet.example.org/one"


def test_what_will_happen_is_shown_before_it_is_decided():
    made = consultation(said=planned(4))
    words = words_of(looked(browser_of(made), made, SCHEDULE, TWO))
    assert "This is what will happen" in words
    assert "Tuesday 8 September 2026, 10:00 in Berlin (08:00 UTC)" in words
    assert said_of(made).sessions == ()


def test_one_session_more_keeps_what_was_typed_and_complains_of_nothing():
    made = consultation(said=planned(2))
    answer = sent(browser_of(made), SCHEDULE, {**TWO, "rows": "2", "step": "more", "after": newest(made)}, NOW)
    words = words_of(answer)
    assert (answer.status_code, "Session 3" in words, "second look" in words) == (200, True, False)
    assert 'value="https://meet.example.org/one"' in answer.content.decode()


def test_a_session_in_the_past_is_refused_and_nothing_typed_is_lost():
    made = consultation(said=planned(4))
    answer = looked(browser_of(made), made, SCHEDULE, {**TWO, "opens_0_day": "2026-08-20"})
    assert answer.status_code == 400
    assert "Thursday 20 August 2026, 10:00 in Berlin (08:00 UTC) is over already" in words_of(answer)
    assert 'value="https://meet.example.org/one"' in answer.content.decode()


def test_the_same_facilitator_in_two_rows_at_once_is_refused_with_both_named():
    made = consultation(said=planned(4))
    paolo = str(member(made, Role.FACILITATOR, "Paolo Venturino").pk)
    typed = {
        **TWO,
        "opens_1_day": "2026-09-08",
        "opens_1_time": "10:30",
        "facilitator_0": paolo,
        "facilitator_1": paolo,
    }
    words = words_of(looked(browser_of(made), made, SCHEDULE, typed))
    assert "Paolo Venturino cannot be in two sessions at once: that of Tuesday 8 September 2026, 10:30" in words
    assert "and that of Tuesday 8 September 2026, 10:00 in Berlin (08:00 UTC) overlap" in words


def test_facilitators_are_kept_with_the_sessions_they_hold():
    made = consultation(said=planned(4))
    paolo = member(made, Role.FACILITATOR, "Paolo Venturino")
    decided(browser_of(made), made, SCHEDULE, {**TWO, "facilitator_1": str(paolo.pk)})
    assert [one.facilitator for one in Meeting.objects.order_by("starts")] == [None, paolo]


def test_a_session_moves_and_everybody_with_a_seat_is_told():
    made = listening(MORNING)
    registered(made, "ann@example.org")
    Message.objects.all().delete()
    typed = {
        "opens_day": "2026-09-09",
        "opens_time": "10:00",
        "zone": "Europe/Berlin",
        "minutes": "60",
        "kind": "jitsi",
        "name-en": "Morning",
        **WHY,
    }
    assert decided(browser_of(made), made, f"{ROOM}of/morning/move/", typed).status_code == 302
    assert said_of(made).session("morning").opens == datetime(2026, 9, 9, 10)
    assert Meeting.objects.get(key="morning").starts == datetime(2026, 9, 9, 8, tzinfo=UTC)


def test_a_session_is_not_moved_onto_another_of_its_facilitator():
    made = listening(MORNING, EVENING)
    paolo = member(made, Role.FACILITATOR, "Paolo Venturino")
    Meeting.objects.update(facilitator=paolo)
    typed = {
        "opens_day": "2026-09-08",
        "opens_time": "18:30",
        "zone": "Europe/Berlin",
        "minutes": "60",
        "kind": "jitsi",
        "name-en": "Morning",
        **WHY,
    }
    answer = decided(browser_of(made), made, f"{ROOM}of/morning/move/", typed)
    assert answer.status_code == 400
    assert "Paolo Venturino cannot be in two sessions at once" in words_of(answer)
    assert said_of(made).session("morning").opens == datetime(2026, 9, 8, 10)


def test_a_cancelled_session_is_one_decision_one_notice_and_a_page_that_says_so():
    made = listening(MORNING, EVENING)
    before = made.decisions.count()
    cancel = f"{ROOM}of/morning/cancel/"
    assert decided(browser_of(made), made, cancel, {"chosen-morning": "on", **WHY}).status_code == 302
    assert made.decisions.count() == before + 1
    assert said_of(made).session("morning").cancelled == before + 1
    assert Meeting.objects.get(key="morning").cancelled
    assert "So that everybody has a chance." in words_of(seen("/forum/", NOW))
    assert decided(browser_of(made), made, cancel, {"chosen-morning": "on", **WHY}).status_code == 400


def test_the_sessions_to_choose_from_are_one_question():
    made = listening(MORNING, EVENING)
    page = sent(browser_of(made), f"{ROOM}of/morning/cancel/", {}, NOW).content.decode()
    asked = page[page.index("<legend>Which sessions</legend>") : page.index("</fieldset>")]
    assert re.findall(r'name="(chosen-\w+)"', asked) == ["chosen-morning", "chosen-evening"]


def test_somebody_who_cancels_second_is_told_what_was_decided_meanwhile():
    made = listening(MORNING, EVENING)
    browser, seen_first = browser_of(made), newest(made)
    decided(browser, made, f"{ROOM}of/morning/cancel/", {"chosen-morning": "on", **WHY})
    late = {"chosen-evening": "on", **WHY, "after": seen_first, "step": "decide", "title-en": "Sessions"}
    words = words_of(sent(browser, f"{ROOM}of/evening/cancel/", late, NOW))
    assert "While you were writing, the team decided something else." in words
    assert said_of(made).session("evening").cancelled is None


def test_merged_people_get_a_seat_in_the_session_that_takes_them():
    made = listening(MORNING, EVENING)
    registered(made, "ann@example.org")
    merge = f"{ROOM}of/morning/merge/"
    assert decided(browser_of(made), made, merge, {"chosen-morning": "on", "into": "evening", **WHY}).status_code == 302
    assert said_of(made).session("morning").merged_into == "evening"
    assert states(made, "evening") == [("ann", "seated")]


def test_a_session_is_not_merged_into_itself():
    made = listening(MORNING, EVENING)
    typed = {"chosen-morning": "on", "into": "morning", **WHY}
    answer = looked(browser_of(made), made, f"{ROOM}of/morning/merge/", typed)
    assert "Choose one that stays as it is, and is not among those above." in words_of(answer)


def test_what_has_begun_is_neither_moved_nor_cancelled():
    made = listening(MORNING, LATER)
    during = datetime(2026, 9, 8, 8, 30, tzinfo=UTC)
    browser = signed_in(owner_of(made), now=during)
    for what in ("move", "cancel", "merge"):
        words = words_of(seen(f"{ROOM}of/morning/{what}/", during, client=browser))
        assert "The session has begun. It can neither be moved nor cancelled any more." in words


def test_sessions_of_another_key_are_not_there():
    made = listening(session("morning", datetime(2026, 9, 8, 10, 0)))
    assert seen(f"{ROOM}of/nothing/move/", NOW, client=browser_of(made)).status_code == 404
