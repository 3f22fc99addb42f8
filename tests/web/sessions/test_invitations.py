"""Mails of sessions as they arrive: through a real mail server, and read back by two calendar programs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from arranged_invitations import Received, all_settled, received_by
from arranged_mail import MailServerOfTests
from arranged_registering import EVENING, MORNING, NOW, code_of, held, listening, person, registered, session
from arranged_web import en, owner_of
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.actions.sessions import cancel_sessions, merge_sessions, move_session
from hearout.web.consultations.models import Consultation
from hearout.web.outbox.actions.delivering import try_again
from hearout.web.outbox.actions.forgetting import wipe
from hearout.web.outbox.models import Message
from hearout.web.outbox.rules import BadAddress
from hearout.web.sessions.actions.arranging import Arrangement, arrange
from hearout.web.sessions.actions.changing import consent, leave, take_seat
from hearout.web.sessions.actions.registering import Wanted
from hearout.web.sessions.models import Meeting
from hearout.web.sessions.rules import Attending

pytestmark = [pytest.mark.django_db, pytest.mark.allow_hosts(["127.0.0.1"])]

BECAUSE = Choice(en("About the sessions"), en("The hall is closed."), decided_by="the committee")
ROOM = "https://meet.example.org/listening-7"
# where somebody lives, and what their clocks show at 18:00 in Berlin: the day before, and the days after, clocks change
ZONES = [
    ("Europe/Berlin", "18:00", "18:00"),
    ("Europe/London", "17:00", "17:00"),
    ("America/New_York", "12:00", "13:00"),  # a week later than Europe
    ("America/Los_Angeles", "09:00", "10:00"),
    ("America/St_Johns", "13:30", "14:30"),
    ("America/Santiago", "13:00", "14:00"),
    ("Africa/Casablanca", "17:00", "18:00"),
    ("Africa/Nairobi", "19:00", "20:00"),
    ("Asia/Kolkata", "21:30", "22:30"),
    ("Asia/Kathmandu", "21:45", "22:45"),
    ("Australia/Adelaide", "02:30", "03:30"),
    ("Australia/Lord_Howe", "03:00", "04:00"),
    ("Pacific/Chatham", "05:45", "06:45"),
    ("Pacific/Auckland", "05:00", "06:00"),
]


def arranged(made: Consultation) -> None:
    arrange(made, "morning", Arrangement(joining=ROOM), by=owner_of(made), now=NOW)
    all_settled(made, now=NOW)


def of_sessions(server: MailServerOfTests, *, now: datetime = NOW) -> list[Received]:
    """Without what tells of the notice, and without what asks for a yes."""
    mails = received_by(server, now=now)
    return [
        mail
        for mail in mails
        if "Confirm your registration" not in mail.subject and mail.recipient != "amara@example.org"
    ]


def test_an_invitation_is_what_mail_programs_act_on() -> None:
    made = listening()
    arranged(made)
    registered(made, person("lea@example.org", name="Lea Okafor"))
    with MailServerOfTests() as server:
        (mail,) = of_sessions(server)

    assert mail.mail.get_content_type() == "multipart/mixed"
    alternatives, attached = mail.mail.iter_parts()
    assert [part.get_content_type() for part in alternatives.iter_parts()] == ["text/plain", "text/calendar"]
    assert (attached.get_content_type(), attached.get_filename()) == ("application/ics", "invitation.ics")
    assert mail.calendar_part is not None
    assert mail.calendar_part["Content-Type"].params == {"charset": "utf-8", "method": "REQUEST"}
    assert "METHOD:REQUEST\r\n" in mail.calendar
    assert mail.mail["Content-Language"] == "en"
    assert mail.event_elsewhere.attendee.params["CN"] == ["Lea Okafor"]
    assert mail.event_elsewhere.location.value == ROOM
    assert ROOM in mail.event_elsewhere.description.value
    assert mail.event_elsewhere.organizer.value == "mailto:hearout@localhost"


@pytest.mark.parametrize(("before", "after"), [("2026-10-24", "2026-10-26"), ("2027-03-27", "2027-03-29")])
def test_everybody_reads_the_right_time_on_both_sides_of_a_change_of_clocks(before: str, after: str) -> None:
    days = [datetime.fromisoformat(f"{day}T18:00") for day in (before, after)]
    made = listening(session("before", days[0]), session("after", days[1]))
    for number, (zone, _, _) in enumerate(ZONES):
        registered(made, person(f"reader{number}@example.org", zone=zone), "before")
        take_seat(made.registrants.get(zone=zone), Wanted("after", Attending.NOTES), now=NOW)
    with MailServerOfTests() as server:
        mails = of_sessions(server)

    assert len(mails) == 2 * len(ZONES)
    for number, (zone, _, _) in enumerate(ZONES):
        theirs = [mail for mail in mails if mail.recipient == f"reader{number}@example.org"]
        for mail in theirs:
            utc = f"{mail.begins:%H:%M} UTC"
            assert f"{mail.begins_in(zone)} in " in mail.words
            assert utc in mail.words
        assert [mail.begins.hour for mail in theirs] == ([16, 17] if before.startswith("2026") else [17, 16])


def test_clocks_of_every_zone_are_as_people_there_read_them_in_autumn() -> None:
    made = listening(session("before", datetime(2026, 10, 24, 18, 0)), session("after", datetime(2026, 10, 26, 18, 0)))
    for number, (zone, _, _) in enumerate(ZONES):
        someone = registered(made, person(f"reader{number}@example.org", zone=zone), "before")
        take_seat(someone, Wanted("after", Attending.NOTES), now=NOW)
    with MailServerOfTests() as server:
        mails = of_sessions(server)

    read: dict[str, list[str]] = {zone: [] for zone, _, _ in ZONES}
    for mail in mails:
        zone = ZONES[int(mail.recipient.removeprefix("reader").partition("@")[0])][0]
        read[zone].append(mail.begins_in(zone))
    assert read == {zone: [first, second] for zone, first, second in ZONES}


def test_no_file_is_for_anybody_but_whom_the_mail_goes_to() -> None:
    made = listening()
    people = [f"reader{number}@example.org" for number in range(6)]
    for address in people:
        registered(made, address)
    arranged(made)
    move_session(made, replace(MORNING, opens=datetime(2026, 9, 9, 10, 0)), BECAUSE, by=owner_of(made), now=NOW)
    all_settled(made, now=NOW)
    cancel_sessions(made, ["morning"], BECAUSE, by=owner_of(made), now=NOW)
    all_settled(made, now=NOW)
    with MailServerOfTests() as server:
        mails = of_sessions(server)

    assert len(mails) == 4 * len(people)
    for mail in mails:
        assert mail.attendees == [mail.recipient]
        assert [other for other in people if other != mail.recipient and other in str(mail.mail) + mail.calendar] == []


def test_versions_of_a_calendar_only_grow_also_for_who_leaves_and_comes_back() -> None:
    made = listening()
    lea = registered(made, "lea@example.org")
    leave(lea, "morning", now=NOW)
    take_seat(lea, Wanted("morning", Attending.NOTES), now=NOW)
    arranged(made)
    leave(lea, "morning", now=NOW)
    take_seat(lea, Wanted("morning", Attending.NOTES), now=NOW)
    cancel_sessions(made, ["morning"], BECAUSE, by=owner_of(made), now=NOW)
    all_settled(made, now=NOW)
    with MailServerOfTests() as server:
        mails = of_sessions(server)

    methods = ["REQUEST", "CANCEL", "REQUEST", "REQUEST", "CANCEL", "REQUEST", "CANCEL"]
    assert [mail.method for mail in mails] == methods
    numbers = [int(mail.event["SEQUENCE"]) for mail in mails]
    assert all(earlier < later for earlier, later in pairwise(numbers)), numbers
    assert {str(mail.event["UID"]) for mail in mails} == {str(held(made).uid)}


def test_a_cancellation_waits_for_an_invitation_that_is_tried_again() -> None:
    made = listening()
    lea = registered(made, "lea@example.org")
    with MailServerOfTests() as server:
        server.answers["lea@example.org"] = "451 come back later"
        assert of_sessions(server) == []
        leave(lea, "morning", now=NOW)
        assert of_sessions(server, now=NOW + timedelta(seconds=30)) == []
        server.answers.clear()
        mails = of_sessions(server, now=NOW + timedelta(minutes=5))

    assert [mail.method for mail in mails] == ["REQUEST", "CANCEL"]


def test_an_invitation_that_was_given_up_is_not_sent_again_once_it_is_cancelled() -> None:
    made = listening()
    lea = registered(made, "lea@example.org")
    with MailServerOfTests() as server:
        server.answers["lea@example.org"] = "550 no such mailbox"
        assert of_sessions(server) == []
        server.answers.clear()
        leave(lea, "morning", now=NOW)
        (cancelled,) = of_sessions(server)
        try_again(made, by=owner_of(made), now=NOW)
        again = of_sessions(server)

    assert cancelled.method == "CANCEL"
    assert [mail.method for mail in again] == []


def test_how_to_join_is_only_for_those_with_a_seat() -> None:
    made = listening(replace(MORNING, capacity=1), EVENING)
    arranged(made)
    lea = registered(made, "lea@example.org")
    registered(made, "waits@example.org")
    leave(lea, "morning", now=NOW)
    with MailServerOfTests() as server:
        mails = of_sessions(server)

    assert [(mail.recipient, mail.method, ROOM in mail.text) for mail in mails] == [
        ("lea@example.org", "REQUEST", True),
        ("waits@example.org", "", False),
        ("lea@example.org", "CANCEL", False),
        ("waits@example.org", "REQUEST", True),
    ]
    assert [ROOM.encode() in mail.calendar.encode() for mail in mails if mail.method] == [True, False, True]


def test_the_private_link_is_in_the_mail_and_not_in_the_calendar() -> None:
    made = listening()
    lea = registered(made, "lea@example.org")
    with MailServerOfTests() as server:
        (mail,) = of_sessions(server)

    assert f"http://127.0.0.1:8000/forum/sessions/mine/#{code_of(lea)}" in mail.text
    assert code_of(lea) not in mail.calendar


def test_what_somebody_consents_to_is_said_and_said_anew_when_they_change_it() -> None:
    made = listening(replace(MORNING, recorded=True))
    lea = registered(made, "lea@example.org")
    consent(lea, "morning", Attending.RECORDED, now=NOW)
    with MailServerOfTests() as server:
        first, second = of_sessions(server)

    assert "What I say may be written down, without my name" in first.text
    assert "there is a way to take part unrecorded" in first.words
    assert "What I say may be recorded" in second.text


def test_a_mail_in_arabic_has_its_days_and_digits_and_the_words_of_its_readers() -> None:
    made = listening()
    registered(made, person("huda@example.org", language="ar", zone="Africa/Cairo"))
    with MailServerOfTests() as server:
        mails = received_by(server, now=NOW)
    mail = next(mail for mail in mails if mail.method)

    assert mail.mail["Content-Language"] == "ar"
    assert "الثلاثاء" in mail.text  # Tuesday
    assert "UTC" in mail.text
    assert mail.begins == datetime(2026, 9, 8, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "address", ["lea@example.org\nBcc: eve@example.org", "lea@example.org\r\nATTENDEE:mailto:e@x.org"]
)
def test_an_address_with_a_line_break_is_refused_before_anything_is_written(address: str) -> None:
    made = listening()
    with pytest.raises(BadAddress):
        registered(made, address)

    assert not Message.objects.filter(kind="register").exists()


def test_a_name_with_line_breaks_adds_no_header_and_no_attendee() -> None:
    made = listening()
    registered(made, person("lea@example.org", name="Lea\r\nBcc: eve@example.org\r\nATTENDEE:mailto:eve@example.org"))
    with MailServerOfTests() as server:
        (mail,) = of_sessions(server)

    assert mail.mail["Bcc"] is None
    assert mail.attendees == ["lea@example.org"]


def test_a_merge_is_a_cancellation_and_then_an_invitation_to_the_other() -> None:
    made = listening(MORNING, EVENING)
    registered(made, "lea@example.org")
    merge_sessions(made, ["morning"], "evening", BECAUSE, by=owner_of(made), now=NOW)
    all_settled(made, now=NOW)
    with MailServerOfTests() as server:
        first, gone, new = of_sessions(server)

    assert [(mail.method, str(mail.event["UID"])) for mail in (first, gone, new)] == [
        ("REQUEST", str(held(made).uid)),
        ("CANCEL", str(held(made).uid)),
        ("REQUEST", str(held(made, "evening").uid)),
    ]
    assert "The hall is closed." in gone.text
    assert "Decided by the committee." in gone.text


def test_what_is_wiped_after_its_time_is_wiped_with_its_calendar() -> None:
    made = listening()
    registered(made, "lea@example.org")
    with MailServerOfTests() as server:
        of_sessions(server)
    wipe(now=NOW + timedelta(days=30), kept=timedelta(days=14), accounts_kept=timedelta(hours=1))

    mails = Message.objects.filter(method="REQUEST")
    assert [(mail.wiped, mail.calendar, mail.body, mail.recipient) for mail in mails] == [(True, "", "", "")]


def test_calendars_are_sealed_in_the_database() -> None:
    made = listening()
    registered(made, "lea@example.org")
    mail = Message.objects.get(method="REQUEST")

    assert "BEGIN:VCALENDAR" in mail.calendar
    assert b"VCALENDAR" not in bytes(Message.objects.filter(pk=mail.pk).values_list("calendar", flat=True)[0])
    assert not Meeting.objects.exclude(uid=mail.entry).filter(key="morning").exists()
