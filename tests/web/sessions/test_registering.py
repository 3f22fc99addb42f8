"""Registering: asked for, confirmed, seated in order, changed, given back, forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from arranged_registering import (
    MORNING,
    NOW,
    code_of,
    held,
    listening,
    person,
    registered,
    states,
    wants,
)
from hearout.web.outbox.queries.mail import all_readable
from hearout.web.outbox.rules import BadAddress
from hearout.web.sessions.actions.changing import Details, change_details, consent, erase, leave, take_seat
from hearout.web.sessions.actions.registering import ask_to_register, confirm
from hearout.web.sessions.models import Registrant, Seat
from hearout.web.sessions.queries.registrants import registrant_at
from hearout.web.sessions.rules import Attending

pytestmark = pytest.mark.django_db

MINUTES = timedelta(minutes=1)
NOOR, SALMA, TOMAS = "noor@example.org", "salma@example.org", "tomas@example.org"
TWO_SEATS = replace(MORNING, capacity=2)
ONE_SEAT = replace(MORNING, capacity=1)


FORM_ANSWERED = ("Do you want to come? Confirm your registration", "You are registered already")


def answers() -> list[tuple[str, str]]:
    """The mails that answer forms, the oldest first: to whom, and what they are about."""
    mails = [(mail.recipient, mail.subject.partition(":")[0]) for mail in reversed(all_readable(NOW + timedelta(9)))]
    return [(to, about) for to, about in mails if about in FORM_ANSWERED]


def test_a_form_takes_no_seat_before_the_owner_of_the_address_confirms() -> None:
    made = listening(ONE_SEAT)
    ask_to_register(made, person(NOOR), wants("morning"), now=NOW)
    assert states(made) == [("noor", "asked")]
    registered(made, SALMA)
    assert sorted(states(made)) == [("noor", "asked"), ("salma", "seated")]


def test_who_comes_when_it_is_full_waits_in_the_order_of_coming() -> None:
    made = listening(ONE_SEAT)
    for address in (NOOR, SALMA, TOMAS):
        registered(made, address)
    assert states(made) == [("noor", "seated"), ("salma", "waiting"), ("tomas", "waiting")]


def test_a_seat_given_back_goes_to_who_waited_longest() -> None:
    made = listening(ONE_SEAT)
    noor, _salma, _tomas = (registered(made, address) for address in (NOOR, SALMA, TOMAS))
    assert leave(noor, "morning", now=NOW)
    assert states(made) == [("salma", "seated"), ("tomas", "waiting")]
    assert not leave(noor, "morning", now=NOW)


def test_who_comes_back_after_leaving_stands_at_the_end() -> None:
    made = listening(ONE_SEAT)
    noor, *_ = (registered(made, address) for address in (NOOR, SALMA, TOMAS))
    leave(noor, "morning", now=NOW)
    take_seat(noor, wants("morning")[0], now=NOW)
    assert states(made) == [("salma", "seated"), ("tomas", "waiting"), ("noor", "waiting")]
    assert Seat.objects.filter(registrant=noor).count() == 1


def test_confirming_twice_is_once() -> None:
    made = listening(TWO_SEATS)
    noor = registered(made, NOOR)
    registered(made, SALMA)
    confirm(made, code_of(noor), now=NOW + MINUTES)
    assert states(made) == [("noor", "seated"), ("salma", "seated")]


def test_an_old_link_takes_no_seat_that_somebody_else_asked_for_in_their_name() -> None:
    made = listening()
    noor = registered(made, NOOR)
    ask_to_register(made, person(NOOR), wants("evening"), now=NOW + MINUTES)
    confirm(made, code_of(noor), now=NOW + MINUTES)
    assert (states(made), states(made, "evening")) == ([("noor", "seated")], [("noor", "asked")])


def test_who_has_a_seat_and_takes_it_again_stays_where_they_are() -> None:
    made = listening(ONE_SEAT)
    noor, salma, _tomas = (registered(made, address) for address in (NOOR, SALMA, TOMAS))
    for who in (noor, salma):
        take_seat(who, wants("morning")[0], now=NOW + MINUTES)
    assert states(made) == [("noor", "seated"), ("salma", "waiting"), ("tomas", "waiting")]


def test_a_session_without_a_limit_has_room_for_all() -> None:
    made = listening()
    for address in (NOOR, SALMA, TOMAS):
        registered(made, address)
    assert {state for _, state in states(made)} == {"seated"}


def test_a_second_form_before_confirming_counts_and_the_first_does_not() -> None:
    made = listening()
    ask_to_register(made, person(NOOR, name="N"), wants("morning"), now=NOW)
    noor = registered(made, person(NOOR, name="Noor"), wants("evening", attending=Attending.ATTEND))
    assert (noor.name, states(made), states(made, "evening")) == ("Noor", [], [("noor", "seated")])


def test_a_form_in_somebodys_name_changes_nothing_of_theirs() -> None:
    made = listening()
    noor = registered(made, person(NOOR, name="Noor", needs="captions"))
    ask_to_register(
        made,
        person(NOOR.upper(), name="Mallory", needs="none"),
        wants("morning", "evening", attending=Attending.RECORDED),
        now=NOW + 30 * MINUTES,
    )
    noor.refresh_from_db()
    assert (noor.name, noor.needs) == ("Noor", "captions")
    assert states(made, "evening") == [("noor", "asked")]
    assert Seat.objects.get(registrant=noor, meeting=held(made)).attending == Attending.NOTES
    assert answers() == [(NOOR, about) for about in FORM_ANSWERED]


def test_what_was_asked_for_in_their_name_is_theirs_once_they_take_it() -> None:
    made = listening()
    noor = registered(made, NOOR)
    ask_to_register(made, person(NOOR), wants("evening"), now=NOW)
    assert take_seat(noor, wants("evening")[0], now=NOW)
    assert states(made, "evening") == [("noor", "seated")]


def test_nobody_can_have_an_address_pestered() -> None:
    made = listening()
    for minutes in (0, 1, 9, 10, 19, 20, 30, 40, 60 * 24):
        ask_to_register(made, person(NOOR), wants("morning"), now=NOW + minutes * MINUTES)
    assert len(answers()) == 3


def test_a_session_that_began_or_was_cancelled_takes_nobody() -> None:
    made = listening(MORNING, replace(MORNING, key="gone", cancelled=7))
    late = NOW + timedelta(days=8)
    assert registered(made, NOOR, wants("morning", "gone"), now=late).confirmed == late
    assert (states(made), states(made, "gone")) == ([], [])


@pytest.mark.parametrize(
    "address", ["noor", "noor@", "noor@example.org\nsalma@example.org", "n" * 300 + "@example.org", ""]
)
def test_an_address_that_no_mail_reaches_is_refused_and_nothing_is_kept(address: str) -> None:
    made = listening()
    with pytest.raises(BadAddress):
        ask_to_register(made, person(address), wants("morning"), now=NOW)
    assert not Registrant.objects.exists()


@pytest.mark.parametrize("address", ["noor+sessions@example.org", "नूर@example.org", "noor@bücher.example"])
def test_addresses_as_people_have_them_are_taken(address: str) -> None:
    made = listening()
    assert registered(made, address).confirmed == NOW
    assert len(states(made)) == 1


def test_consent_is_of_a_session_and_can_be_taken_back() -> None:
    made = listening()
    noor = registered(made, NOOR, wants("morning", "later", attending=Attending.RECORDED))
    assert consent(noor, "later", Attending.ATTEND, now=NOW)
    given = {seat.meeting.key: seat.attending for seat in noor.seats.select_related("meeting")}
    assert given == {"morning": "recorded", "later": "attend"}


def test_consent_can_be_taken_back_when_the_session_is_over() -> None:
    made = listening()
    noor = registered(made, NOOR)
    assert consent(noor, "morning", Attending.ATTEND, now=NOW + timedelta(days=10))
    assert Seat.objects.get().attending == Attending.ATTEND


def test_people_change_what_they_said_of_themselves() -> None:
    made = listening()
    noor = registered(made, NOOR)
    change_details(noor, Details("Noor", "a sign language interpreter", "en", "Asia/Kolkata"))
    noor.refresh_from_db()
    assert (noor.name, noor.needs, noor.zone) == ("Noor", "a sign language interpreter", "Asia/Kolkata")


def test_deleting_leaves_nothing_and_gives_every_seat_back() -> None:
    made = listening(ONE_SEAT, replace(MORNING, key="evening"))
    noor = registered(made, NOOR, wants("morning", "evening"))
    registered(made, SALMA)
    erase(noor, now=NOW)
    assert registrant_at(made, NOOR) is None
    assert (states(made), states(made, "evening")) == ([("salma", "seated")], [])
    erase(noor, now=NOW)  # from a page that was open still


def test_nobody_takes_a_seat_through_a_code_that_is_not_theirs() -> None:
    made = listening()
    ask_to_register(made, person(NOOR), wants("morning"), now=NOW)
    assert confirm(made, "abcd-efgh-ijkl", now=NOW) is None
    assert states(made) == [("noor", "asked")]
