"""The pages of those who take part: from the form to the last deletion, without an account."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from arranged_registering import LATER, MORNING, NOW, code_of, held, listening, person, registered, states, wants
from arranged_web import seen, sent, words_of
from hearout.web.outbox.models import Message
from hearout.web.sealed import key_folder
from hearout.web.sessions.actions.registering import ask_to_register
from hearout.web.sessions.models import Registrant, Seat
from hearout.web.sessions.queries.registrants import registrant_at
from hearout.web.sessions.rules import Attending

pytestmark = pytest.mark.django_db

NOOR = "noor.haddad@example.org"
TYPED = {
    "come-morning": "on",
    "attending-morning": "notes",
    "address": NOOR,
    "zone": "Africa/Nairobi",
    "language": "en",
}


@pytest.fixture(autouse=True)
def counted_anew() -> None:
    cache.clear()


def post(page: str, typed: dict[str, str], *, days: int = 0) -> HttpResponse:
    return sent(Client(), f"/forum/sessions/{page}", typed, NOW + timedelta(days=days))


def test_somebody_registers_looks_and_deletes_without_an_account() -> None:
    made = listening()
    asked = post("register/", {**TYPED, "name": "Noor", "needs": "captions"})
    assert (asked.status_code, asked["Location"]) == (302, "/forum/sessions/register/code/")
    code = code_of(Registrant.objects.get())
    assert "Your registration is confirmed." in words_of(post("register/code/", {"code": code}))
    mine = words_of(post("mine/", {"code": code}))
    assert "Tuesday 8 September 2026, 11:00 in Nairobi (08:00 UTC)" in mine
    assert "You have a seat" in mine
    before = words_of(post("mine/delete/", {"code": code}))
    assert "Are you sure?" in before
    assert "your name and address stay, encrypted, on the list of those who must never be named" in before
    assert states(made) == [("noor.haddad", "seated")]
    assert "is deleted" in words_of(post("mine/delete/", {"code": code, "sure": "yes"}))
    assert not Registrant.objects.exists()


def test_a_confirmation_is_answered_with_the_seats_and_a_short_page() -> None:
    """Thousands may confirm within a minute: the list of all zones is on the page that it leads to."""
    made = listening()
    ask_to_register(made, person(NOOR), wants("morning"), now=NOW)
    code = code_of(Registrant.objects.get())
    confirmed, mine = (post(page, {"code": code}) for page in ("register/code/", "mine/"))
    assert "You have a seat" in words_of(confirmed)
    assert 'action="/forum/sessions/mine/"' in confirmed.content.decode()
    assert confirmed["Cache-Control"] == "no-store"
    assert ["Asia/Kolkata" in answer.content.decode() for answer in (confirmed, mine)] == [False, True]


def test_the_answer_is_the_same_for_who_is_registered_and_who_is_not() -> None:
    made = listening()
    registered(made, NOOR)
    known, new = (post("register/", {**TYPED, "address": who}) for who in (NOOR, "salma@example.org"))
    assert (known.status_code, known["Location"], known.content) == (new.status_code, new["Location"], new.content)


def test_a_mailbox_is_not_flooded_under_many_addresses_that_lead_to_it() -> None:
    """And whoever tries it is not told from where on nothing is sent."""
    listening()
    answers = [post("register/", {**TYPED, "address": f"noor+{tag}@example.org"}) for tag in range(8)]
    other = post("register/", {**TYPED, "address": "salma+all@example.org"})
    assert {answer["Location"] for answer in (*answers, other)} == {"/forum/sessions/register/code/"}
    sent_to = [mail.recipient.partition("+")[0] for mail in Message.objects.all()]
    assert (sent_to.count("noor"), sent_to.count("salma")) == (6, 1)


def test_other_mailboxes_are_not_counted_together() -> None:
    listening()
    for number in range(8):
        post("register/", {**TYPED, "address": f"noor{number}@example.org"})
    assert Message.objects.count() == 8


def test_reading_pages_changes_nothing_and_shows_nothing() -> None:
    """What scans mail for viruses opens every page that a mail names."""
    made = listening()
    ask_to_register(made, person(NOOR), wants("morning"), now=NOW)
    for page in ("register/", "register/code/", "mine/", "mine/seat/", "mine/details/", "mine/delete/"):
        answer = Client().get(f"/forum/sessions/{page}", follow=True)
        assert (answer.status_code, NOOR in answer.content.decode()) == (200, False)
    assert states(made) == [("noor.haddad", "asked")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"address": ""}, "Type the address that we should write to."),
        ({"address": "noor"}, "This is not an e-mail address. It looks like name@example.org."),
        ({"address": "noor@example.org\r\nBcc: all@example.org"}, "spaces or line breaks"),
        ({"address": "n" * 250 + "@example.org"}, "This is not an e-mail address."),
        ({"attending-morning": ""}, "Say what may be kept of what you say."),
        ({"come-morning": ""}, "Choose at least one session."),
        ({"come-gone": "on"}, "A session that you chose has begun or was cancelled"),
        ({"zone": "Mars/Olympus"}, "There is no time zone called"),
        ({"needs": "x" * 2001}, "at most 2000"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(typed: dict[str, str], said: str) -> None:
    listening()
    answer = post("register/", {**TYPED, "needs": "captions, please", **typed})
    assert answer.status_code == 400
    assert said in words_of(answer)
    assert typed.get("needs", "captions, please") in answer.content.decode()
    assert not Registrant.objects.exists()


def test_who_chose_no_session_is_led_to_the_first_of_them() -> None:
    listening(MORNING, LATER)
    page = post("register/", {**TYPED, "come-morning": ""}).content.decode()
    assert '<a href="#id_come-morning">I want to come: Choose at least one session.</a>' in page
    assert 'aria-describedby="id_come-morning_error"' in page
    assert '<div id="id_come-morning_error">' in page


def test_times_are_shown_in_the_zone_that_is_chosen_without_a_script() -> None:
    listening()
    answer = post("register/", {"zone": "Asia/Kolkata", "show": "zone", "address": "noor", "come-morning": "on"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "13:30 in Kolkata (08:00 UTC)" in words_of(answer)
    assert 'value="noor"' in page
    assert re.search(r'name="come-morning"[^>]*checked', page)
    assert "second look" not in page


def test_nobody_consents_to_anything_before_they_choose() -> None:
    listening(LATER)
    page = seen("/forum/sessions/register/", NOW).content.decode()
    assert page.count('type="radio"') == len(Attending)
    assert " checked" not in page


def test_being_recorded_is_offered_only_where_the_team_wants_it_and_never_alone() -> None:
    listening(MORNING, LATER)
    page = seen("/forum/sessions/register/", NOW).content.decode()
    offered = {key: re.findall(rf'name="attending-{key}" value="(\w+)"', page) for key in ("morning", "later")}
    assert offered == {"morning": ["attend", "notes"], "later": ["attend", "notes", "recorded"]}
    assert "You never have to be recorded." in page


def test_nobody_can_agree_to_be_recorded_where_nobody_records() -> None:
    listening()
    assert post("register/", {**TYPED, "attending-morning": "recorded"}).status_code == 400


def test_a_session_is_said_to_be_full_only_where_that_gives_no_small_number_away() -> None:
    made = listening(replace(MORNING, capacity=2), replace(LATER, capacity=10))
    for number in range(10):
        registered(made, f"person{number}@example.org", wants("morning", "later"))
    assert seen("/forum/sessions/register/", NOW).content.decode().count("Full now") == 1


def test_consent_seats_and_details_are_changed_from_one_link() -> None:
    made = listening()
    code = code_of(registered(made, NOOR))
    post("mine/seat/", {"code": code, "key": "morning", "do": "consent", "attending": "attend"})
    assert Seat.objects.get(meeting=held(made)).attending == "attend"
    post("mine/seat/", {"code": code, "key": "later", "do": "take", "attending": "recorded"})
    post("mine/seat/", {"code": code, "key": "morning", "do": "leave"})
    assert (states(made), states(made, "later")) == ([], [("noor.haddad", "seated")])
    post("mine/details/", {"code": code, "name": "Noor", "needs": "", "zone": "Asia/Kolkata", "language": "en"})
    assert (Registrant.objects.get().name, Registrant.objects.get().zone) == ("Noor", "Asia/Kolkata")


def test_the_way_to_join_is_shown_to_those_alone_who_have_a_seat() -> None:
    made = listening(replace(MORNING, capacity=1))
    meeting = held(made)
    meeting.joining = "https://meet.example.org/quiet-room"
    meeting.save()
    seated, waiting = (code_of(registered(made, who)) for who in (NOOR, "salma@example.org"))
    shown = ["meet.example.org" in words_of(post("mine/", {"code": code})) for code in (seated, waiting)]
    assert shown == [True, False]


def test_a_cancelled_session_is_said_to_be_and_can_be_left() -> None:
    made = listening(replace(MORNING, cancelled=3))
    noor = registered(made, NOOR)
    Seat.objects.update_or_create(
        registrant=noor, meeting=held(made), defaults={"state": "seated", "number": 1, "at": NOW}
    )
    before = Message.objects.count()
    assert "This session was cancelled" in words_of(post("mine/", {"code": code_of(noor)}))
    assert "Your place is given back." in words_of(
        post("mine/seat/", {"code": code_of(noor), "key": "morning", "do": "leave"})
    )
    assert Message.objects.count() == before  # the calendar was told when it was cancelled


def test_a_wrong_code_opens_nothing_and_says_what_to_do() -> None:
    listening()
    for page in ("mine/", "mine/seat/", "mine/details/", "mine/delete/", "register/code/"):
        answer = post(page, {"code": "abcd-efgh-ijkl", "sure": "yes"})
        assert (answer.status_code, "Copy it from the mail" in words_of(answer)) == (400, True)


def test_who_did_not_confirm_is_asked_for_it_where_their_link_leads() -> None:
    made = listening()
    ask_to_register(made, person(NOOR), wants("morning"), now=NOW)
    found = registrant_at(made, NOOR)
    assert found is not None
    assert "It is not confirmed yet" in words_of(post("mine/", {"code": code_of(found)}))


def test_pages_with_a_registration_are_kept_by_no_cache() -> None:
    made = listening()
    code = code_of(registered(made, NOOR))
    assert post("mine/", {"code": code})["Cache-Control"] == "no-store"


def test_forms_are_taken_so_often_and_no_more() -> None:
    listening()
    browser = Client()
    answers = [browser.post("/forum/sessions/mine/", {"code": "abcd-efgh-ijkl"}).status_code for _ in range(31)]
    assert (set(answers[:-1]), answers[-1]) == ({400}, 429)


def test_once_the_key_is_destroyed_nobody_is_registered() -> None:
    made = listening()
    code = code_of(registered(made, NOOR))
    key_folder().destroy(made.pk, NOW.date())
    for page in ("register/", "mine/"):
        assert post(page, {"code": code}).status_code == 410


def test_a_draft_has_no_form() -> None:
    assert seen("/nowhere/sessions/register/", NOW).status_code == 404
