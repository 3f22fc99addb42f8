"""Who came: a number, names, or both; and what each agreed to when they joined."""

from __future__ import annotations

import pytest
from django.test import Client

from arranged_registering import AFTER, registered
from arranged_sessions_held import EVERYBODY, TRANSCRIPT, brings, held_session, meeting_of, of_meeting, page, says
from arranged_web import member, owner_of, seen, sent, signed_in, words_of
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Person
from hearout.web.people.rules import Role
from hearout.web.sessions.actions.changing import erase
from hearout.web.sessions.agreed import Level
from hearout.web.sessions.models import Attendance, Meeting
from hearout.web.sessions.queries.attendance import came, people_of, silent
from hearout.web.sessions.queries.registrants import registrant_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Consultation:
    return held_session()


@pytest.fixture
def browser(made: Consultation) -> Client:
    return signed_in(owner_of(made), now=AFTER)


def typed(made: Consultation, **said: str) -> dict[str, str]:
    """The form as it is sent where nobody ticked anybody."""
    levels = {f"level-{one.key}": one.level.value for one in people_of(meeting_of(made))}
    empty = {f"level-{place}": "attend" for place in range(5)}
    return {"number": "", **levels, **empty, **said}


def keeps(made: Consultation, client: Client, **said: str) -> int:
    return sent(client, of_meeting(made, "attendance/"), typed(made, **said), AFTER).status_code


def key_of(made: Consultation, name: str) -> str:
    return next(one.key for one in people_of(meeting_of(made)) if one.name == name)


def there(made: Consultation) -> dict[str, str]:
    rows = Attendance.objects.select_related("meeting")
    return {one.name: Level.of(one.attending, quoted=one.quoted).value for one in rows}


def test_a_number_is_enough(made: Consultation, browser: Client) -> None:
    assert keeps(made, browser, number="7") == 302
    assert (came(meeting_of(made)), there(made)) == (7, {})


def test_that_nobody_came_is_a_number_too(made: Consultation, browser: Client) -> None:
    assert came(meeting_of(made)) is None
    keeps(made, browser, number="0")
    assert came(meeting_of(made)) == 0


def test_those_with_a_seat_are_listed_with_what_they_agreed_to(made: Consultation, browser: Client) -> None:
    body = page(made, "attendance/", client=browser)
    assert all(name in words_of(body) for name in ("Ana Lima", "Bo Tamm", "Chipo Dube"))
    expected = {one.name: one.level for one in people_of(meeting_of(made))}
    assert expected == {"Ana Lima": Level.RECORDED, "Bo Tamm": Level.ATTEND, "Chipo Dube": Level.NOTES}


def test_by_name_and_what_they_said_when_they_joined(made: Consultation, browser: Client) -> None:
    ana, bo = key_of(made, "Ana Lima"), key_of(made, "Bo Tamm")
    said = {f"came-{ana}": "on", f"level-{ana}": "quoted", f"came-{bo}": "on"}
    new = {"name-0": "Dele Oni", "level-0": "notes"}
    assert keeps(made, browser, **said, **new) == 302
    assert there(made) == {"Ana Lima": "quoted", "Bo Tamm": "attend", "Dele Oni": "notes"}
    assert silent(meeting_of(made)) == ("Bo Tamm",)


def test_whoever_came_is_never_named_in_public(made: Consultation, browser: Client) -> None:
    ana = key_of(made, "Ana Lima")
    keeps(made, browser, **{f"came-{ana}": "on", "name-0": "Dele Oni"})
    keeps(made, browser, **{f"came-{key_of(made, 'Ana Lima')}": "on", f"came-{key_of(made, 'Dele Oni')}": "on"})
    assert sorted((one.said.name, one.said.email, one.origin) for one in Person.objects.all()) == [
        ("Ana Lima", "ana@example.org", "came"),
        ("Dele Oni", "", "came"),
    ]


def test_whoever_came_is_never_named_also_once_their_registration_is_deleted(
    made: Consultation, browser: Client
) -> None:
    """Others may have named them. Whoever registered and did not come is on no list."""
    keeps(made, browser, **{f"came-{key_of(made, 'Ana Lima')}": "on"})
    for name in ("ana", "bo"):
        registrant = registrant_at(made, f"{name}@example.org")
        assert registrant is not None
        erase(registrant, now=AFTER)
    assert [one.said.name for one in Person.objects.all()] == ["Ana Lima"]
    assert there(made) == {"Ana Lima": "recorded"}


def test_a_mistake_is_taken_back(made: Consultation, browser: Client) -> None:
    keeps(made, browser, **{f"came-{key_of(made, 'Ana Lima')}": "on"})
    keeps(made, browser)
    assert there(made) == {}


def test_whom_somebody_else_ticked_since_the_page_was_shown_stays_there(made: Consultation, browser: Client) -> None:
    shown = typed(made, **{"name-0": "Dele Oni"})
    keeps(made, browser, **{f"came-{key_of(made, 'Ana Lima')}": "on"})
    assert sent(browser, of_meeting(made, "attendance/"), shown, AFTER).status_code == 302
    assert sorted(there(made)) == ["Ana Lima", "Dele Oni"]


def test_sent_twice_nobody_is_there_twice(made: Consultation, browser: Client) -> None:
    """Two people of one name are, if they are written down together."""
    said = typed(made, **{"name-0": "Dele Oni", "level-0": "notes", "name-1": "Dele Oni", "level-1": "notes"})
    for _ in range(2):
        assert sent(browser, of_meeting(made, "attendance/"), said, AFTER).status_code == 302
    assert Attendance.objects.count() == 2


def test_fewer_than_are_named_cannot_have_come(made: Consultation, browser: Client) -> None:
    said = {f"came-{key_of(made, 'Ana Lima')}": "on", "name-0": "Dele Oni", "number": "1"}
    answer = sent(browser, of_meeting(made, "attendance/"), typed(made, **said), AFTER)
    assert answer.status_code == 400
    assert "2 people are named below. Correct the number, or leave it empty." in words_of(answer)
    assert 'value="Dele Oni"' in answer.content.decode()
    assert there(made) == {}


def test_somebody_who_took_their_registration_back_meanwhile_is_passed_over(
    made: Consultation, browser: Client
) -> None:
    said = typed(made, **{f"came-{key_of(made, 'Ana Lima')}": "on", "name-0": "Dele Oni"})
    meeting_of(made).seats.all().delete()
    assert sent(browser, of_meeting(made, "attendance/"), said, AFTER).status_code == 302
    assert there(made) == {"Dele Oni": "attend"}


def test_a_facilitator_writes_it_down_for_their_own_session_alone(made: Consultation) -> None:
    """And their names go on the list, though it is not theirs to read."""
    holds = member(made, Role.FACILITATOR)
    client = signed_in(holds, now=AFTER)
    assert keeps(made, client, number="7") == 404
    Meeting.objects.update(facilitator=holds)
    assert keeps(made, client, **{"name-0": "Dele Oni"}) == 302
    assert [one.said.name for one in Person.objects.all()] == ["Dele Oni"]


def test_names_are_sealed(made: Consultation, browser: Client) -> None:
    keeps(made, browser, **{"name-0": "Dele Oni"})
    assert b"Dele" not in bytes(Attendance.objects.values_list("name", flat=True).get())


def test_the_page_asks_few_questions_of_the_database(
    made: Consultation, browser: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(30):  # type: ignore[operator]  # a fixture of pytest-django
        seen(of_meeting(made, "attendance/"), AFTER, client=browser)


def test_who_gave_no_name_is_told_apart_by_a_number_and_their_address_stays_with_organisers(
    made: Consultation, browser: Client
) -> None:
    registered(made, "zarathustra@example.org")
    holds = member(made, Role.FACILITATOR)
    Meeting.objects.update(facilitator=holds)
    assert (
        "zarathustra" in sent(browser, f"/team/{made.slug}/sessions/registrants/morning/", {}, AFTER).content.decode()
    )
    client = signed_in(holds, now=AFTER)
    before = page(made, "attendance/", client=client)
    nameless = next(one for one in people_of(meeting_of(made)) if not one.name)
    keeps(made, client, **{f"came-{nameless.key}": "on"})
    for answer in (before, page(made, "attendance/", client=client), page(made, "notes/", client=client)):
        assert "zarathustra" not in answer.content.decode()
    assert "Without a name (4)" in words_of(before)
    assert "Without a name (4)" in words_of(page(made, "attendance/", client=client))
    assert there(made) == {"": "notes"}
    assert [one.said.email for one in Person.objects.all()] == ["zarathustra@example.org"]


def test_who_gave_no_name_is_called_what_the_transcript_calls_them(made: Consultation, browser: Client) -> None:
    registered(made, "zarathustra@example.org")
    brings(made, TRANSCRIPT)
    nameless = next(one for one in people_of(meeting_of(made)) if not one.name)
    says(made, {**EVERYBODY, "iPhone": ("unknown", "listed"), "Chipo Dube": (nameless.key, "listed")})
    assert there(made)["Chipo Dube"] == "notes"
    assert "zarathustra@example.org" not in there(made)
