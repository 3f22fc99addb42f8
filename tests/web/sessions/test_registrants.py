"""Who registered, as the team sees it: names for organisers alone and logged, numbers protected for everybody else."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from arranged_registering import LATER, MORNING, NOW, code_of, held, listening, person, registered, states, wants
from arranged_web import member, owner_of, seen, sent, signed_in, words_of
from hearout.errors import Refusal
from hearout.plan.announcement import Promises
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.outbox.models import Message
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role
from hearout.web.sessions.actions.changing import leave
from hearout.web.sessions.actions.enlisting import add_by_hand, take_out
from hearout.web.sessions.models import Registrant, Seat
from hearout.web.sessions.queries.numbers import protected, registered_count, zone_counts
from hearout.web.sessions.queries.seats import SeatCount, seat_counts

pytestmark = pytest.mark.django_db

NOOR, SALMA = "noor.haddad@example.org", "salma@example.org"


def post(made: Consultation, page: str, typed: dict[str, str] | None = None, browser: Client | None = None) -> str:
    """What an organiser is answered."""
    client = browser or signed_in(owner_of(made), now=NOW)
    return words_of(sent(client, f"/team/forum/sessions/registrants/{page}", typed or {}, NOW))


def deeds() -> list[tuple[str, str]]:
    return list(AuditEntry.objects.filter(did__startswith="registrant").order_by("pk").values_list("did", "about"))


def test_the_list_says_who_comes_when_and_what_they_need_and_that_it_was_opened() -> None:
    made = listening(replace(MORNING, capacity=1))
    registered(made, person(NOOR, name="Noor", needs="captions", zone="Asia/Kolkata"))
    registered(made, person(SALMA, name="Salma"))
    shown = post(made, "morning/")
    assert "Noor noor.haddad@example.org has a seat 13:30 in Kolkata notes captions" in shown
    assert "Salma salma@example.org waits 11:00 in Nairobi notes" in shown
    assert deeds() == [("registrants.shown", "morning")]


def test_numbers_are_shown_without_opening_any_name() -> None:
    made = listening(replace(MORNING, capacity=1))
    registered(made, person(NOOR, name="Noor"))
    registered(made, SALMA)
    browser = signed_in(owner_of(made), now=NOW)
    page = words_of(seen("/team/forum/sessions/registrants/", NOW, client=browser))
    assert "Seats taken: 1 of 1. One person waits." in page
    assert ("Noor" in page, NOOR in page, deeds()) == (False, False, [])


def test_the_table_runs_nothing_in_a_spreadsheet_and_is_logged() -> None:
    made = listening()
    registered(made, person(NOOR, name="=HYPERLINK(1)", needs="a break,\nplease"))
    answer = sent(signed_in(owner_of(made), now=NOW), "/team/forum/sessions/registrants/morning/table.csv", {}, NOW)
    head, row = csv.reader(io.StringIO(answer.content.decode()))
    assert dict(zip(head, row, strict=True)) == {
        "Name": "'=HYPERLINK(1)",
        "Address": NOOR,
        "State": "has a seat",
        "Lives by the clock of": "Nairobi",
        "Time there": "11:00",
        "What may be kept": "notes",
        "Needs": "a break,\nplease",
        "Reached by mail": "yes",
    }
    assert deeds() == [("registrants.taken_away", "morning")]


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.ANALYST, Role.REVIEWER, Role.READER])
def test_nobody_else_of_the_team_can_open_it(role: Role) -> None:
    made = listening()
    registered(made, NOOR)
    browser = signed_in(member(made, role), now=NOW)
    for page in ("", "morning/", "morning/table.csv", "morning/add/"):
        assert sent(browser, f"/team/forum/sessions/registrants/{page}", {}, NOW).status_code in (404, 405)
    assert seen("/team/forum/sessions/registrants/", NOW, client=browser).status_code == 404
    with pytest.raises(PermissionDenied):
        add_by_hand(made, person(SALMA), wants("morning")[0], by=member(made, role, "Kofi B."), now=NOW)


def test_somebody_who_telephones_is_registered_without_an_address_and_written_no_mail() -> None:
    made = listening(replace(MORNING, capacity=1))
    typed = {"name": "Rosa", "attending": "attend", "zone": "America/Lima", "language": "en", "needs": "slowly"}
    for _ in range(2):  # two people may have the same name
        post(made, "morning/add/", typed)
    assert [(one.name, one.address, one.confirmed) for one in Registrant.objects.all()] == [("Rosa", "", NOW)] * 2
    assert [state for _, state in states(made)] == ["seated", "waiting"]
    assert not Message.objects.filter(kind="register").exists()
    assert deeds() == [("registrant.added", "morning")] * 2


def test_somebody_who_telephones_with_an_address_can_change_it_themselves() -> None:
    made = listening()
    add_by_hand(made, person(NOOR, name="Noor"), wants("morning")[0], by=owner_of(made), now=NOW)
    noor = Registrant.objects.get()
    assert len(code_of(noor)) == 12
    assert leave(noor, "morning", now=NOW)


def test_an_address_that_is_registered_is_not_registered_by_hand_again() -> None:
    made = listening()
    registered(made, NOOR)
    with pytest.raises(Refusal) as refused:
        add_by_hand(made, person(NOOR.upper()), wants("evening")[0], by=owner_of(made), now=NOW)
    assert refused.value.field == "address"
    assert states(made, "evening") == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "Type a name, so that you find them in the list."),
        ({"address": "rosa@example.org\nsalma@example.org"}, "spaces or line breaks"),
        ({"attending": ""}, "Ask them what they allow, and choose it here."),
    ],
)
def test_what_an_organiser_types_wrong_is_said_beside_it(typed: dict[str, str], said: str) -> None:
    made = listening()
    right = {"name": "Rosa", "attending": "attend", "zone": "America/Lima", "language": "en"}
    assert said in post(made, "morning/add/", {**right, **typed})
    assert not Registrant.objects.exists()


def test_a_place_given_back_for_somebody_goes_to_who_waits() -> None:
    made = listening(replace(MORNING, capacity=1))
    registered(made, NOOR)
    registered(made, SALMA)
    seat = Seat.objects.get(state="seated")
    post(made, f"{seat.pk}/give-back/")
    assert states(made) == [("salma", "seated")]
    assert not take_out(made, seat.pk, by=owner_of(made), now=NOW)
    assert deeds() == [("registrant.taken_out", "morning")]


def test_counts_for_other_rooms_hold_seats_waiting_and_unreached() -> None:
    made = listening(replace(MORNING, capacity=1), LATER)
    noor = registered(made, NOOR, wants("morning", "later"))
    registered(made, SALMA)
    Registrant.objects.filter(pk=noor.pk).update(bounced=NOW)
    assert seat_counts(made) == {"later": SeatCount(1, 0, 1), "morning": SeatCount(1, 1, 1)}


def test_people_are_counted_once_by_their_zone_and_not_when_they_left() -> None:
    made = listening()
    registered(made, person(NOOR, zone="Asia/Kolkata"), wants("morning", "evening"))
    gone = registered(made, SALMA)
    leave(gone, "morning", now=NOW)
    assert (registered_count(made), zone_counts(made)) == (1, {"Asia/Kolkata": 1})


def test_a_number_told_to_others_is_neither_small_nor_exact() -> None:
    said = in_force(listening())
    assert said is not None
    told = replace(said, promises=Promises(minimum=10, k=5, rounding=5))
    assert [protected(told, count) for count in (0, 9, 10, 23, 1042)] == [
        "fewer than 10",
        "fewer than 10",
        "about 10",
        "about 25",
        "about 1040",
    ]


def test_whose_list_it_is_not_finds_no_session() -> None:
    made = listening()
    assert held(made).key == "morning"
    browser = signed_in(owner_of(made), now=NOW)
    assert sent(browser, "/team/forum/sessions/registrants/no-such/", {}, NOW).status_code == 404
