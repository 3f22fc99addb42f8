"""When few register: the rule, the need, what each choice costs, and the decisions it leads to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from arranged_registering import EVENING, MORNING, NOW, listening, registered, with_sessions
from arranged_web import consultation, member, owner_of, seen, sent, signed_in, words_of
from hearout.plan.announcement import Announcement, Session, TurnoutProposal, TurnoutRule
from hearout.plan.sessions import begins_at
from hearout.web.consultations.actions.phases import give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.people.rules import Role
from hearout.web.sessions.models import Meeting

pytestmark = pytest.mark.django_db

RULE = TurnoutRule(minimum=6, days_before=2, proposal=TurnoutProposal.END)
TURNOUT = "/team/forum/sessions/in/sessions/round-1/turnout/"
EARLY = datetime(2026, 9, 6, 7, 59, tzinfo=UTC)  # the morning session is judged on the 6th, 10:00 in Berlin
JUDGED = datetime(2026, 9, 6, 8, 0, tzinfo=UTC)
NEED = "Few people registered for “First round”: decide"


def ruled(*sessions: Session, rule: TurnoutRule = RULE) -> Announcement:
    said = with_sessions(*(sessions or (MORNING, EVENING)))
    phases = tuple(
        replace(phase, rounds=tuple(replace(one, rule=rule) for one in phase.rounds)) for phase in said.phases
    )
    return replace(said, phases=phases)


def listening_by_rule(*sessions: Session, rule: TurnoutRule = RULE) -> Consultation:
    said = ruled(*sessions, rule=rule)
    made = consultation(said=said)
    for one in said.sessions:
        Meeting.objects.get_or_create(
            consultation=made, key=one.key, defaults={"starts": begins_at(one), "minutes": one.minutes}
        )
    return made


def browser_of(made: Consultation, now: datetime = JUDGED) -> Client:
    return signed_in(owner_of(made), now=now)


def overview(made: Consultation, now: datetime) -> str:
    return words_of(seen("/team/forum/", now, client=browser_of(made, now)))


def everybody_registers(made: Consultation, count: int, key: str = "morning") -> None:
    for number in range(count):
        registered(made, f"person{number}@example.org", key)


def test_before_it_is_judged_the_overview_shows_registrations_against_the_minimum():
    made = listening_by_rule()
    everybody_registers(made, 2)
    words = overview(made, EARLY)
    assert NEED not in words
    assert "At least 6, judged on Sunday 6 September 2026, 10:00 in Berlin (08:00 UTC)" in words


def test_from_the_moment_it_is_judged_the_team_is_asked_to_decide_before_it_begins():
    made = listening_by_rule(MORNING)
    everybody_registers(made, 5)
    words = overview(made, JUDGED)
    assert NEED in words
    assert "It begins on Tuesday 8 September 2026, 10:00 in Berlin (08:00 UTC): decide before." in words


def test_with_as_many_as_were_asked_for_nobody_has_to_decide():
    made = listening_by_rule(MORNING)
    everybody_registers(made, 6)
    assert NEED not in overview(made, JUDGED)


def test_once_it_begins_there_is_nothing_to_decide_about_it():
    made = listening_by_rule(MORNING)
    assert NEED not in overview(made, datetime(2026, 9, 8, 8, 0, tzinfo=UTC))


def test_a_notice_that_it_is_held_all_the_same_answers_the_question():
    made = listening_by_rule(MORNING)
    choice = Choice(in_force(made).title, decided_by="the committee")
    give_notice(made, choice, phase="sessions", by=owner_of(made), now=JUDGED + timedelta(hours=1))
    assert NEED not in overview(made, JUDGED + timedelta(hours=2))


def test_facilitators_and_readers_are_not_asked():
    made = listening_by_rule(MORNING)
    for role, name in ((Role.FACILITATOR, "Paolo Venturino"), (Role.READER, "Devaki Rao")):
        words = words_of(seen("/team/forum/", JUDGED, client=signed_in(member(made, role, name), now=JUDGED)))
        assert NEED not in words


def test_the_page_says_the_numbers_the_rule_and_what_each_choice_reaches():
    made = listening_by_rule()
    everybody_registers(made, 3)
    words = words_of(seen(TURNOUT, JUDGED, client=browser_of(made)))
    assert "If fewer than 6 people have registered for a session 2 days before it, we decide what to do" in words
    assert "Too few" in words
    assert "2 sessions of the phase are held with it." in words
    assert "Within reach of" in words
    assert "End the phase early (said beforehand)" in words


def test_a_phase_that_has_not_opened_can_be_extended_but_not_ended():
    made = listening_by_rule()
    words = words_of(seen(TURNOUT, JUDGED, client=browser_of(made)))
    assert "not possible now" in words
    answer = seen(f"{TURNOUT}end/", JUDGED, client=browser_of(made))
    assert (answer.status_code, answer["Location"]) == (302, TURNOUT)


def test_the_reason_is_filled_in_without_saying_how_few():
    made = listening_by_rule(MORNING, EVENING)
    everybody_registers(made, 3)
    page = seen(f"{TURNOUT}cancel/", JUDGED, client=browser_of(made)).content.decode()
    assert "Fewer than 6 people have registered for the session of Tuesday 8 September 2026, 10:00 in Berlin" in page
    assert "We had said beforehand that we would decide then." in page
    assert "3 people" not in page


def test_a_rule_below_what_a_finding_rests_on_does_not_tell_how_few_either():
    made = listening_by_rule(MORNING, rule=replace(RULE, minimum=2))
    page = seen(f"{TURNOUT}cancel/", JUDGED, client=browser_of(made)).content.decode()
    assert "Fewer than 5 people have registered" in page


def test_only_the_sessions_with_too_few_are_chosen_at_first():
    made = listening_by_rule(MORNING, EVENING)
    everybody_registers(made, 6, "evening")
    later = datetime(2026, 9, 7, 12, 0, tzinfo=UTC)
    page = seen(f"{TURNOUT}cancel/", later, client=browser_of(made, later)).content.decode()
    assert 'name="chosen-morning" id="id_chosen-morning" checked' in page
    assert 'name="chosen-evening" id="id_chosen-evening">' in page


def test_ending_the_phase_from_there_says_how_many_sessions_were_held_and_cancels_the_rest():
    made = listening_by_rule(MORNING, EVENING)
    between = datetime(2026, 9, 8, 12, 0, tzinfo=UTC)
    browser = browser_of(made, between)
    page = seen(f"{TURNOUT}end/", between, client=browser).content.decode()
    assert 'name="held" value="1"' in page
    typed = {
        "held": "1",
        "reason-en": "Fewer than 6 people registered.",
        "decided_by": "the committee",
        "after": str(made.decisions.first().number),
        "step": "decide",
        "title-en": "The sessions end",
    }
    assert sent(browser, f"{TURNOUT}end/", typed, between).status_code == 302
    made.refresh_from_db()
    assert [one.cancelled is None for one in in_force(made).sessions] == [True, False]
    assert [one.cancelled for one in Meeting.objects.order_by("starts")] == [False, True]


def test_two_of_the_team_at_once_the_second_is_told():
    made = listening_by_rule(MORNING, EVENING)
    first = str(made.decisions.first().number)
    browser = browser_of(made)
    typed = {"reason-en": "Few came.", "decided_by": "us", "after": first, "step": "decide", "title-en": "Cancelled"}
    assert sent(browser, f"{TURNOUT}cancel/", {**typed, "chosen-morning": "on"}, JUDGED).status_code == 302
    words = words_of(sent(browser, f"{TURNOUT}cancel/", {**typed, "chosen-evening": "on"}, JUDGED))
    assert "While you were writing, the team decided something else." in words


def test_without_a_rule_or_a_registration_the_page_still_offers_every_choice():
    made = listening()
    words = words_of(seen(TURNOUT, NOW, client=browser_of(made, NOW)))
    assert "Nothing was said beforehand about what holds when few register." in words
    assert "there is nobody to ask" in words
