"""What is announced of sessions is compared with what people were told, and each is owed exactly what is new."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from arranged_invitations import all_settled, letters, nothing_written_yet
from arranged_registering import (
    EVENING,
    LATER,
    MORNING,
    NOW,
    code_of,
    held,
    listening,
    person,
    registered,
    session,
    states,
    wants,
)
from arranged_web import consultation, en, member, owner_of
from hearout.web.consultations.actions.phases import end_early, give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.actions.sessions import cancel_sessions, merge_sessions, move_session
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import reloaded
from hearout.web.people.rules import Role
from hearout.web.sealed import key_folder
from hearout.web.sessions.actions.arranging import Arrangement, arrange
from hearout.web.sessions.actions.changing import erase, leave, take_seat
from hearout.web.sessions.actions.reconciling import reconcile
from hearout.web.sessions.actions.registering import Wanted, ask_to_register, confirm
from hearout.web.sessions.models import Change, Meeting, Seat
from hearout.web.sessions.queries.registrants import registrant_at
from hearout.web.sessions.rules import Attending, SeatState, What

pytestmark = pytest.mark.django_db

BECAUSE = Choice(en("About the sessions"), en("The hall is closed."), decided_by="the committee")
NEXT_DAY = datetime(2026, 9, 9, 11, 0)
IN_SESSIONS = datetime(2026, 9, 8, 7, 0, tzinfo=UTC)


def owed(made: Consultation, key: str = "morning") -> list[str]:
    return list(held(made, key).seats.order_by("number").values_list("owed", flat=True))


def moved(made: Consultation, *, now: datetime = NOW) -> None:
    move_session(made, replace(MORNING, opens=NEXT_DAY), BECAUSE, by=owner_of(made), now=now)


def test_every_session_that_is_announced_is_kept() -> None:
    made = consultation()
    assert not Meeting.objects.exists()
    listening_too = listening(slug="rivers", owner=owner_of(made))

    assert list(Meeting.objects.values_list("consultation__slug", "key", "starts", "sequence")) == [
        ("rivers", "morning", datetime(2026, 9, 8, 8, 0, tzinfo=UTC), 0),
        ("rivers", "evening", datetime(2026, 9, 8, 16, 0, tzinfo=UTC), 0),
        ("rivers", "later", datetime(2026, 9, 15, 8, 0, tzinfo=UTC), 0),
    ]
    assert reconcile(listening_too, now=NOW) == 0


def test_who_has_a_seat_or_waits_is_owed_a_letter_when_it_moves_and_nobody_else() -> None:
    made = listening(replace(MORNING, capacity=1), EVENING)
    for name in ("lea", "noor"):
        registered(made, f"{name}@example.org")
    registered(made, "teodor@example.org", "evening")
    gone = registered(made, "gone@example.org")
    leave(gone, "morning", now=NOW)
    move_session(made, replace(MORNING, capacity=1, opens=NEXT_DAY), BECAUSE, by=owner_of(made), now=NOW)

    assert owed(made) == [What.MOVED, What.MOVED, ""]
    assert owed(made, "evening") == [""]
    assert held(made).sequence == 1
    change = Change.objects.get()
    assert (change.what, change.before, change.done) == (What.MOVED, datetime(2026, 9, 8, 8, 0, tzinfo=UTC), None)


def test_what_is_owed_is_written_once_however_often_it_is_looked_at() -> None:
    made = listening()
    for name in ("lea", "noor", "teodor"):
        registered(made, f"{name}@example.org")
    nothing_written_yet()
    moved(made)
    all_settled(made, now=NOW)
    assert reconcile(reloaded(made), now=NOW) == 0
    all_settled(made, now=NOW)

    told = [(f"{name}@example.org", "REQUEST", "Moved") for name in ("lea", "noor", "teodor")]
    assert letters() == told
    assert Change.objects.get().done == NOW


def test_who_registers_after_it_moved_is_not_told_that_it_did() -> None:
    made = listening()
    registered(made, "lea@example.org")
    moved(made)
    registered(made, "late@example.org")
    nothing_written_yet()
    all_settled(made, now=NOW)

    assert letters() == [("lea@example.org", "REQUEST", "Moved")]


def test_moved_and_then_cancelled_before_anybody_was_told_is_one_letter() -> None:
    made = listening()
    registered(made, "lea@example.org")
    nothing_written_yet()
    moved(made)
    cancel_sessions(made, ["morning"], BECAUSE, by=owner_of(made), now=NOW)
    all_settled(made, now=NOW)

    assert letters() == [("lea@example.org", "CANCEL", "Cancelled")]


def test_who_deletes_everything_before_the_worker_came_has_nothing_left_in_their_calendar() -> None:
    made = listening()
    lea = registered(made, "lea@example.org", wants("morning", "evening"))
    all_settled(made, now=NOW)
    nothing_written_yet()
    cancel_sessions(made, ["morning"], BECAUSE, by=owner_of(made), now=NOW)
    erase(lea, now=NOW)
    all_settled(made, now=NOW)

    assert sorted(letters()) == [
        ("lea@example.org", "CANCEL", "Cancelled"),
        ("lea@example.org", "CANCEL", "You gave up your seat"),
    ]


def test_the_worker_is_asked_in_the_transaction_of_the_decision() -> None:
    made = listening()
    DBTaskResult.objects.all().delete()
    moved(made)

    asked = [row.args_kwargs["args"] for row in DBTaskResult.objects.all()]
    assert ["sessions.tell", str(made.pk)] in asked


def test_a_notice_that_changes_no_session_asks_nothing_of_anybody() -> None:
    made = listening()
    registered(made, "lea@example.org")
    nothing_written_yet()
    give_notice(made, BECAUSE, by=owner_of(made), now=NOW)
    all_settled(made, now=NOW)

    assert (letters(), Change.objects.count()) == ([], 0)


def test_ending_a_phase_early_cancels_what_has_not_begun_and_tells_its_people() -> None:
    made = listening()
    registered(made, "lea@example.org", "morning")
    registered(made, "noor@example.org", "later")
    nothing_written_yet()
    end_early(made, "sessions", BECAUSE, by=owner_of(made), now=IN_SESSIONS + timedelta(hours=6), held=1)
    all_settled(made, now=IN_SESSIONS + timedelta(hours=6))

    assert letters() == [("noor@example.org", "CANCEL", "Cancelled")]
    assert [one.cancelled for one in Meeting.objects.order_by("starts")] == [False, True, True]


def test_what_was_cancelled_is_told_once_however_often_it_is_looked_at() -> None:
    made = listening()
    registered(made, "noor@example.org", "later")
    nothing_written_yet()
    cancel_sessions(made, ["later"], BECAUSE, by=owner_of(made), now=NOW)
    all_settled(made, now=NOW)
    assert reconcile(reloaded(made), now=NOW) == 0
    all_settled(made, now=NOW)

    assert letters() == [("noor@example.org", "CANCEL", "Cancelled")]
    assert held(made, "later").sequence == 1


def test_people_of_a_merged_session_have_a_seat_in_the_other_and_hear_of_the_end_first() -> None:
    made = listening(MORNING, replace(LATER, capacity=2))
    for name in ("lea", "noor"):
        registered(made, f"{name}@example.org", "later")
    noor = registered(made, "noor@example.org", "morning")
    take_seat(noor, Wanted("morning", Attending.NOTES), now=NOW)
    registered(made, "teodor@example.org", "morning")
    nothing_written_yet()
    merge_sessions(made, ["morning"], "later", BECAUSE, by=owner_of(made), now=NOW)
    all_settled(made, now=NOW, batch=1)

    assert letters() == [
        ("noor@example.org", "CANCEL", "Joined with another"),
        ("teodor@example.org", "CANCEL", "Joined with another"),
        ("teodor@example.org", "REQUEST", "You have a seat"),
    ]
    seats = held(made, "later").seats.select_related("registrant").order_by("number")
    assert [(seat.registrant.address, seat.state) for seat in seats] == [
        ("lea@example.org", SeatState.SEATED),
        ("noor@example.org", SeatState.SEATED),
        ("teodor@example.org", SeatState.SEATED),  # beyond the room there is, as was decided
    ]


def test_who_confirms_after_a_merge_has_a_seat_in_the_session_that_took_the_others() -> None:
    made = listening()
    ask_to_register(made, person("lea@example.org"), wants("morning"), now=NOW)
    ask_to_register(made, person("noor@example.org"), wants("morning", "later"), now=NOW)
    merge_sessions(made, ["morning"], "later", BECAUSE, by=owner_of(made), now=NOW)
    for name in ("lea", "noor"):
        found = registrant_at(made, f"{name}@example.org")
        assert found is not None
        assert confirm(made, code_of(found), now=NOW)
    assert states(made, "later") == [("lea", "seated"), ("noor", "seated")]


def test_after_a_merge_everybody_is_in_the_other_session_once_and_nobody_is_lost() -> None:
    made = listening(replace(MORNING, capacity=3), replace(LATER, capacity=2))
    for name in ("in-both", "only-later", "waits-later", "seated-here-waits-there"):
        registered(made, f"{name}@example.org", "later")
    both = registered(made, "in-both@example.org", "morning")
    take_seat(both, Wanted("morning", Attending.NOTES), now=NOW)
    one_waits_there = registered(made, "seated-here-waits-there@example.org", "morning")
    take_seat(one_waits_there, Wanted("morning", Attending.NOTES), now=NOW)
    for name in ("here", "waits-here", "waits-too"):
        registered(made, f"{name}@example.org", "morning")
    leave(registered(made, "left@example.org", "morning"), "morning", now=NOW)
    assert states(made)[-2:] == [("waits-here", "waiting"), ("waits-too", "waiting")]
    merge_sessions(made, ["morning"], "later", BECAUSE, by=owner_of(made), now=NOW)

    assert sorted(states(made, "later")) == [
        ("here", "seated"),
        ("in-both", "seated"),
        ("only-later", "seated"),
        ("seated-here-waits-there", "seated"),
        ("waits-here", "waiting"),
        ("waits-later", "waiting"),
        ("waits-too", "waiting"),
    ]
    in_turn = [name for name, state in states(made, "later") if state == "waiting"]
    assert in_turn == ["waits-later", "waits-here", "waits-too"]


def test_new_rules_for_clocks_are_told_only_where_a_session_begins_at_another_instant() -> None:
    made = listening(MORNING, session("utc", datetime(2026, 9, 8, 10, 0), zone="UTC"))
    registered(made, "lea@example.org", "morning")
    registered(made, "noor@example.org", "utc")
    nothing_written_yet()
    # as it was reckoned by the rules of before, an hour apart
    Meeting.objects.filter(key="morning").update(starts=datetime(2026, 9, 8, 9, 0, tzinfo=UTC))
    assert reconcile(made, now=NOW) == 1
    all_settled(made, now=NOW)

    assert letters() == [("lea@example.org", "REQUEST", "Moved")]
    assert held(made).starts == datetime(2026, 9, 8, 8, 0, tzinfo=UTC)


def test_nobody_is_told_of_a_session_that_is_over() -> None:
    made = listening()
    registered(made, "lea@example.org")
    nothing_written_yet()
    Meeting.objects.filter(key="morning").update(minutes=45)
    over = datetime(2026, 9, 8, 12, 0, tzinfo=UTC)
    assert reconcile(made, now=over) == 0

    assert (held(made).minutes, held(made).sequence, owed(made)) == (60, 0, [""])


def test_how_to_join_is_told_to_those_with_a_seat_and_not_to_those_who_wait() -> None:
    made = listening(replace(MORNING, capacity=1), EVENING)
    registered(made, "lea@example.org")
    registered(made, "waits@example.org")
    nothing_written_yet()
    arrange(made, "morning", Arrangement(joining="https://meet.example.org/abc"), by=owner_of(made), now=NOW)
    all_settled(made, now=NOW)

    assert letters() == [("lea@example.org", "REQUEST", "How to join")]


def test_who_holds_a_session_is_invited_and_told_when_somebody_else_does() -> None:
    made = listening()
    teodor, owner = member(made, Role.ORGANISER), owner_of(made)
    arrange(made, "morning", Arrangement(facilitator=teodor, note_taker=teodor), by=owner, now=NOW)
    all_settled(made, now=NOW)
    arrange(made, "morning", Arrangement(facilitator=owner, note_taker=teodor), by=owner, now=NOW)
    all_settled(made, now=NOW)
    arrange(made, "morning", Arrangement(facilitator=owner), by=owner, now=NOW)
    all_settled(made, now=NOW)
    moved(made)
    all_settled(made, now=NOW)

    assert letters() == [
        ("teodor@example.org", "REQUEST", "You hold a session"),
        ("amara@example.org", "REQUEST", "You hold a session"),
        ("teodor@example.org", "CANCEL", "A session is no longer yours"),
        ("amara@example.org", "REQUEST", "Moved"),
    ]


def test_who_takes_notes_alone_is_not_told_that_they_hold_it() -> None:
    made = listening()
    teodor, owner = member(made, Role.ORGANISER), owner_of(made)
    arrange(made, "morning", Arrangement(facilitator=owner, note_taker=teodor), by=owner, now=NOW)
    all_settled(made, now=NOW)

    assert sorted(letters()) == [
        ("amara@example.org", "REQUEST", "You hold a session"),
        ("teodor@example.org", "REQUEST", "You take notes in a session"),
    ]


def test_who_holds_it_again_is_invited_again() -> None:
    made = listening()
    owner = owner_of(made)
    for holding in (owner, None, owner):
        arrange(made, "morning", Arrangement(facilitator=holding), by=owner, now=NOW)
        all_settled(made, now=NOW)

    assert [method for _, method, _ in letters()] == ["REQUEST", "CANCEL", "REQUEST"]


def test_once_the_key_is_destroyed_nobody_is_told_and_nothing_stays_owed() -> None:
    made = listening()
    registered(made, "lea@example.org")
    nothing_written_yet()
    moved(made)
    key_folder().destroy(made.pk, NOW.date())
    all_settled(made, now=NOW)

    assert (letters(), owed(made), Seat.objects.exclude(owed="").count()) == ([], [""], 0)
