"""What comes round by itself: room that is made, addresses that bounce, what is forgotten and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from arranged_invitations import all_settled
from arranged_registering import MORNING, NOW, held, listening, person, registered, states, wants
from arranged_web import en, owner_of
from hearout.plan.announcement import Announcement
from hearout.web.consultations.actions.recording import Choice, revise
from hearout.web.consultations.actions.sessions import cancel_sessions
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.outbox.models import Message
from hearout.web.outbox.rules import Kind, State, Trouble
from hearout.web.sealed import key_folder
from hearout.web.sessions.actions.arranging import Arrangement, arrange
from hearout.web.sessions.actions.attending import write_down
from hearout.web.sessions.actions.changing import erase, leave
from hearout.web.sessions.actions.registering import ask_to_register
from hearout.web.sessions.actions.sweeping import (
    forget_at_the_end,
    forget_unconfirmed,
    let_in_everywhere,
    mark_unreached,
    wipe_mail_of_the_forgotten,
)
from hearout.web.sessions.agreed import Level
from hearout.web.sessions.models import Attendance, CoveragePlan, Registrant, Seat

pytestmark = pytest.mark.django_db

NOOR, SALMA, TOMAS = "noor@example.org", "salma@example.org", "tomas@example.org"
MINUTE = timedelta(minutes=1)


def with_room_for(made: Consultation, capacity: int) -> None:
    """As if the team had decided so."""
    said = in_force(made)
    assert said is not None
    made.public = revise(made, _with_capacity(said, capacity), by=owner_of(made), section="", now=NOW)
    made.save()


def _with_capacity(said: Announcement, capacity: int) -> Announcement:
    phases = tuple(
        replace(
            phase,
            rounds=tuple(
                replace(one, schedule=tuple(replace(session, capacity=capacity) for session in one.schedule))
                for one in phase.rounds
            ),
        )
        for phase in said.phases
    )
    return replace(said, phases=phases)


def mails_of(who: Registrant, state: State, *, at: datetime, trouble: str = "") -> None:
    """As if the newest mail to somebody had ended so."""
    newest = Message.objects.filter(thread=who.thread).order_by("-pk")[:1]
    Message.objects.filter(pk=newest.get().pk).update(state=state, trouble=trouble, ended=at)


def test_when_the_team_makes_more_room_those_get_it_who_waited_longest() -> None:
    made = listening(replace(MORNING, capacity=1))
    for address in (NOOR, SALMA, TOMAS):
        registered(made, address)
    with_room_for(made, 2)
    assert (let_in_everywhere(now=NOW), let_in_everywhere(now=NOW)) == (1, 0)
    assert states(made) == [("noor", "seated"), ("salma", "seated"), ("tomas", "waiting")]


def test_who_comes_before_the_sweep_does_not_overtake_who_waits() -> None:
    made = listening(replace(MORNING, capacity=1))
    for address in (NOOR, SALMA):
        registered(made, address)
    with_room_for(made, 2)
    registered(made, TOMAS)
    assert states(made) == [("noor", "seated"), ("salma", "seated"), ("tomas", "waiting")]


def test_nobody_loses_a_seat_when_there_is_less_room() -> None:
    made = listening(replace(MORNING, capacity=2))
    noor, *_ = (registered(made, address) for address in (NOOR, SALMA, TOMAS))
    with_room_for(made, 1)
    leave(noor, "morning", now=NOW)
    assert states(made) == [("salma", "seated"), ("tomas", "waiting")]


def test_who_waits_for_a_session_that_has_begun_is_not_let_in() -> None:
    made = listening(replace(MORNING, capacity=1))
    for address in (NOOR, SALMA):
        registered(made, address)
    with_room_for(made, 0)
    assert let_in_everywhere(now=held(made).starts) == 0


def test_an_address_that_bounces_is_marked_and_passed_over_until_a_mail_arrives() -> None:
    made = listening(replace(MORNING, capacity=1))
    noor, salma, _ = (registered(made, address) for address in (NOOR, SALMA, TOMAS))
    mails_of(salma, State.GIVEN_UP, at=NOW, trouble=Trouble.REFUSED)
    assert (mark_unreached(now=NOW + MINUTE), mark_unreached(now=NOW + MINUTE)) == (1, 0)
    leave(noor, "morning", now=NOW + MINUTE)
    assert states(made) == [("salma", "waiting"), ("tomas", "seated")]
    mails_of(salma, State.SENT, at=NOW + 9 * MINUTE)
    with_room_for(made, 2)
    mark_unreached(now=NOW + 10 * MINUTE)
    assert let_in_everywhere(now=NOW + 10 * MINUTE) == 1
    assert states(made) == [("salma", "seated"), ("tomas", "seated")]


def test_trouble_of_our_own_mail_server_marks_nobody() -> None:
    made = listening()
    mails_of(registered(made, NOOR), State.GIVEN_UP, at=NOW, trouble=Trouble.SENDER)
    assert mark_unreached(now=NOW) == 0


def test_what_nobody_confirmed_is_deleted_after_three_days() -> None:
    made = listening()
    ask_to_register(made, person(NOOR), wants("morning"), now=NOW)
    registered(made, SALMA)
    ask_to_register(made, person(SALMA), wants("evening"), now=NOW)
    assert forget_unconfirmed(now=NOW + timedelta(days=2)) == 0
    assert forget_unconfirmed(now=NOW + timedelta(days=3)) == 1
    assert (states(made), states(made, "evening")) == ([("salma", "seated")], [])


def test_everybody_is_deleted_when_the_promised_time_is_over() -> None:
    made = listening()
    registered(made, NOOR)
    assert forget_at_the_end(now=datetime(2027, 3, 31, 12, tzinfo=UTC)) == 0
    assert forget_at_the_end(now=datetime(2027, 4, 1, 12, tzinfo=UTC)) == 1
    assert (Registrant.objects.count(), Seat.objects.count()) == (0, 0)


def test_who_came_by_name_and_peoples_hours_are_deleted_with_them() -> None:
    made = listening()
    write_down(held(made), "Noor Haddad", Level.NOTES)
    with_its_plan = listening(owner=owner_of(made), slug="harvest")
    CoveragePlan.objects.create(consultation=with_its_plan, at=NOW)
    assert forget_at_the_end(now=datetime(2027, 3, 31, 12, tzinfo=UTC)) == 0
    assert (Attendance.objects.count(), CoveragePlan.objects.count()) == (1, 1)
    assert forget_at_the_end(now=datetime(2027, 4, 1, 12, tzinfo=UTC)) == 2
    assert (Attendance.objects.count(), CoveragePlan.objects.count()) == (0, 0)
    assert held(made).attended == 1


def test_everybody_is_deleted_when_the_key_is_destroyed() -> None:
    made = listening()
    registered(made, NOOR)
    key_folder().destroy(made.pk, NOW.date())
    assert forget_at_the_end(now=NOW) == 1
    assert not Registrant.objects.exists()


def test_deleting_everything_also_wipes_what_was_sent_to_them_and_to_nobody_else() -> None:
    made = listening()
    noor, salma = registered(made, NOOR), registered(made, SALMA)
    Message.objects.update(state=State.SENT, ended=NOW)
    erase(noor, now=NOW)
    assert {mail.recipient for mail in Message.objects.filter(state=State.SENT)} == {"", SALMA}
    assert {mail.recipient for mail in Message.objects.filter(thread=salma.thread)} == {SALMA}
    assert {mail.state for mail in Message.objects.filter(thread=noor.thread)} == {State.QUEUED}  # the last one


def test_the_last_mail_to_somebody_who_deleted_everything_is_wiped_once_it_has_gone() -> None:
    made = listening()
    noor, salma = registered(made, NOOR), registered(made, SALMA)
    Message.objects.update(state=State.SENT, ended=NOW)
    erase(noor, now=NOW)
    assert wipe_mail_of_the_forgotten() == 0
    assert NOOR in {mail.recipient for mail in Message.objects.filter(thread=noor.thread)}
    Message.objects.update(state=State.SENT, ended=NOW)
    assert (wipe_mail_of_the_forgotten(), wipe_mail_of_the_forgotten()) == (1, 0)
    assert {(mail.recipient, mail.thread) for mail in Message.objects.all()} == {("", ""), (SALMA, salma.thread)}


def test_what_became_of_sessions_is_wiped_with_them_and_not_what_the_team_was_told() -> None:
    made = listening()
    owner, noor = owner_of(made), registered(made, NOOR)
    arrange(made, "morning", Arrangement(facilitator=owner, note_taker=None), by=owner, now=NOW)
    all_settled(made, now=NOW)
    cancel_sessions(made, ["morning"], Choice(en("Cancelled")), by=owner, now=NOW)
    all_settled(made, now=NOW)
    erase(noor, now=NOW)
    Message.objects.update(state=State.SENT, ended=NOW)
    assert NOOR in {mail.recipient for mail in Message.objects.filter(kind=Kind.SESSION)}
    wipe_mail_of_the_forgotten()
    assert {mail.recipient for mail in Message.objects.all()} == {"", owner.email}


def test_the_mail_to_an_address_that_nobody_confirmed_is_wiped_with_it() -> None:
    made = listening()
    ask_to_register(made, person(NOOR), wants("morning"), now=NOW)
    Message.objects.update(state=State.SENT, ended=NOW)
    assert wipe_mail_of_the_forgotten() == 0
    forget_unconfirmed(now=NOW + timedelta(days=3))
    assert wipe_mail_of_the_forgotten() == 1
    assert [(mail.recipient, mail.thread) for mail in Message.objects.all()] == [("", "")]
