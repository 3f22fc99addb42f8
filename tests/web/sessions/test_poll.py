"""The poll of those who registered: asked with one click, answered by the private link, shown protected."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client

from arranged_registering import MORNING, NOW, code_of, listening, registered
from arranged_web import member, owner_of, seen, sent, signed_in, words_of
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role
from hearout.web.sessions.models import Poll, PollReply
from hearout.web.sessions.rules import SeatState

pytestmark = pytest.mark.django_db

TURNOUT = "/team/forum/sessions/in/sessions/round-1/turnout/"
PAGE = "/forum/sessions/poll/sessions/round-1/"


def asked(made: Consultation, days: str = "3") -> None:
    answer = sent(signed_in(owner_of(made), now=NOW), f"{TURNOUT}ask/", {"days": days}, NOW)
    assert answer.status_code == 302


def answered(code: str, answer: str, now: datetime = NOW) -> str:
    return words_of(sent(Client(), PAGE, {"code": code, "answer": answer}, now))


def test_one_click_asks_everybody_who_registered_and_is_logged():
    made = listening(MORNING)
    registered(made, "ann@example.org")
    asked(made)
    poll = Poll.objects.get()
    assert (poll.round, poll.closes) == ("sessions/round-1", NOW + timedelta(days=3))
    assert AuditEntry.objects.filter(did="turnout.asked").count() == 1


def test_nobody_is_asked_the_same_twice():
    made = listening(MORNING)
    registered(made, "ann@example.org")
    asked(made)
    answer = sent(signed_in(owner_of(made), now=NOW), f"{TURNOUT}ask/", {"days": "3"}, NOW)
    assert (answer.status_code, Poll.objects.count()) == (400, 1)


def test_for_how_long_must_be_a_number_of_days_that_makes_sense():
    made = listening(MORNING)
    registered(made, "ann@example.org")
    answer = sent(signed_in(owner_of(made), now=NOW), f"{TURNOUT}ask/", {"days": "0"}, NOW)
    assert "Write for how many days people can answer, from 1 to 30." in words_of(answer)


def test_facilitators_cannot_ask():
    made = listening(MORNING)
    registered(made, "ann@example.org")
    facilitator = signed_in(member(made, Role.FACILITATOR), now=NOW)
    assert sent(facilitator, f"{TURNOUT}ask/", {"days": "3"}, NOW).status_code == 404


def test_somebody_answers_with_the_code_of_their_private_link_and_can_change_it():
    made = listening(MORNING)
    ann = registered(made, "ann@example.org")
    asked(made)
    assert "Thank you. Your answer is kept: Yes, I would come." in answered(code_of(ann), "yes")
    assert "Your answer is kept: No." in answered(code_of(ann), "no")
    assert list(PollReply.objects.values_list("registrant", "answer")) == [(ann.pk, "no")]


def test_a_visit_answers_nothing():
    made = listening(MORNING)
    registered(made, "ann@example.org")
    asked(made)
    assert "Would you come to another round?" in words_of(seen(PAGE, NOW))
    assert PollReply.objects.count() == 0


def test_a_code_that_nobody_has_is_refused_beside_its_field():
    made = listening(MORNING)
    registered(made, "ann@example.org")
    asked(made)
    assert "Nobody is registered with this code." in answered("abcd-efgh-ijkl", "yes")
    assert "Choose one of the three answers." in answered("abcd-efgh-ijkl", "")


def test_answers_that_come_too_late_do_not_count():
    made = listening(MORNING)
    ann = registered(made, "ann@example.org")
    asked(made)
    assert "It could be answered until" in answered(code_of(ann), "yes", NOW + timedelta(days=3))
    assert PollReply.objects.count() == 0


def test_a_round_that_nobody_asked_about_has_no_poll():
    listening(MORNING)
    assert seen(PAGE, NOW).status_code == 404


def test_whoever_gave_their_seat_back_with_the_session_can_still_answer_and_others_cannot():
    made = listening(MORNING)
    ann, bea = registered(made, "ann@example.org"), registered(made, "bea@example.org")
    asked(made)
    ann.seats.update(state=SeatState.LEFT)
    bea.seats.update(state=SeatState.ASKED)
    assert "Your answer is kept: No." in answered(code_of(ann), "no")
    assert "Nobody is registered with this code." in answered(code_of(bea), "no")


def test_the_team_sees_sums_that_give_nobody_away():
    made = listening(MORNING)
    people = [registered(made, f"person{number}@example.org") for number in range(12)]
    asked(made)
    for number, one in enumerate(people):
        answered(code_of(one), "yes" if number == 0 else "no")
    words = words_of(seen(TURNOUT, NOW, client=signed_in(owner_of(made), now=NOW)))
    assert "Yes, I would come fewer than 10" in words
    assert "Perhaps fewer than 10" in words
    assert "No about 10" in words
    assert "All who answered about 10" in words


def test_what_the_poll_said_stands_in_the_reason_protected():
    made = listening(MORNING)
    registered(made, "ann@example.org")
    asked(made)
    page = words_of(seen(f"{TURNOUT}cancel/", NOW, client=signed_in(owner_of(made), now=NOW)))
    assert "We asked those who registered whether they would come to another round: fewer than 10 said yes." in page
