"""Files for calendars, read back by icalendar and by a second implementation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from hearout.errors import Fault
from hearout.plan.calendars import Event, Feed, Person, cancellation, invitation, published

STAMP = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
SESSION = Event(
    uid="5f0c@listening.example.org",
    sequence=2,
    starts=datetime(2026, 10, 20, 18, 0),
    zone="Europe/Berlin",
    minutes=90,
    summary="Listening session",
    description="Join: https://meet.example.org/abc",
    location="https://meet.example.org/abc",
    url="https://listening.example.org/rivers/",
    organiser=Person("listen@example.org", "Meridian Technical Committee"),
    attendee=Person("lea@example.org", "Lea Okafor"),
)
# day, wall time, zone, instant: on both sides of a change of clocks, in both hemispheres, at :00, :30 and :45
ACROSS_CHANGES = [
    ("2026-03-28T18:00", "Europe/Berlin", "2026-03-28T17:00"),
    ("2026-03-29T18:00", "Europe/Berlin", "2026-03-29T16:00"),
    ("2026-10-24T18:00", "Europe/Berlin", "2026-10-24T16:00"),
    ("2026-10-25T18:00", "Europe/Berlin", "2026-10-25T17:00"),
    ("2026-03-07T09:00", "America/New_York", "2026-03-07T14:00"),
    ("2026-03-08T09:00", "America/New_York", "2026-03-08T13:00"),
    ("2026-10-31T09:00", "America/Los_Angeles", "2026-10-31T16:00"),
    ("2026-11-01T09:00", "America/Los_Angeles", "2026-11-01T17:00"),
    ("2026-10-31T09:00", "America/St_Johns", "2026-10-31T11:30"),
    ("2026-11-01T09:00", "America/St_Johns", "2026-11-01T12:30"),
    ("2026-04-04T20:00", "America/Santiago", "2026-04-04T23:00"),
    ("2026-04-05T20:00", "America/Santiago", "2026-04-06T00:00"),
    ("2026-02-14T12:00", "Africa/Casablanca", "2026-02-14T11:00"),
    ("2026-02-16T12:00", "Africa/Casablanca", "2026-02-16T12:00"),
    ("2026-10-25T20:00", "Africa/Nairobi", "2026-10-25T17:00"),
    ("2026-10-25T20:00", "Asia/Kathmandu", "2026-10-25T14:15"),
    ("2026-10-25T20:00", "Asia/Kolkata", "2026-10-25T14:30"),
    ("2026-10-03T20:00", "Australia/Adelaide", "2026-10-03T10:30"),
    ("2026-10-04T20:00", "Australia/Adelaide", "2026-10-04T09:30"),
    ("2026-04-04T20:00", "Australia/Lord_Howe", "2026-04-04T09:00"),
    ("2026-04-05T20:00", "Australia/Lord_Howe", "2026-04-05T09:30"),
    ("2026-09-26T20:00", "Pacific/Chatham", "2026-09-26T07:15"),
    ("2026-09-27T20:00", "Pacific/Chatham", "2026-09-27T06:15"),
    ("2026-04-04T20:00", "Pacific/Auckland", "2026-04-04T07:00"),
    ("2026-04-05T20:00", "Pacific/Auckland", "2026-04-05T08:00"),
]


def entry(written: bytes) -> icalendar.Event:
    (only,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    return only


def from_until(written: bytes) -> tuple[tuple[datetime, datetime], tuple[datetime, datetime]]:
    """When both implementations say that it is."""
    one, other = entry(written), vobject.readOne(written.decode()).vevent
    return (
        (one.decoded("DTSTART").astimezone(UTC), one.decoded("DTEND").astimezone(UTC)),
        (other.dtstart.value.astimezone(UTC), other.dtend.value.astimezone(UTC)),
    )


@pytest.mark.parametrize(("wall", "zone", "instant"), ACROSS_CHANGES)
def test_both_calendars_read_the_instant_that_is_meant(wall: str, zone: str, instant: str):
    written = invitation(replace(SESSION, starts=datetime.fromisoformat(wall), zone=zone), STAMP)

    begins = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    meant = (begins, begins + timedelta(minutes=90))
    assert from_until(written) == (meant, meant)
    assert entry(written)["DTSTART"].params["TZID"] == zone


def test_a_session_in_the_night_in_which_clocks_are_put_back_is_as_long_as_it_is():
    at_night = replace(SESSION, starts=datetime(2026, 10, 25, 1, 30), minutes=60)

    meant = (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    assert from_until(invitation(at_night, STAMP)) == (meant, meant)


def test_a_session_over_the_hour_that_clocks_leave_out_is_as_long_as_it_is():
    at_night = replace(SESSION, starts=datetime(2026, 3, 29, 1, 30), minutes=60)

    meant = (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC))
    assert from_until(invitation(at_night, STAMP)) == (meant, meant)


def test_an_invitation_says_who_asks_whom_to_what():
    written = invitation(SESSION, STAMP)

    calendar, read = icalendar.Calendar.from_ical(written), vobject.readOne(written.decode())
    assert calendar["METHOD"] == read.method.value == "REQUEST"
    assert (entry(written)["UID"], entry(written)["SEQUENCE"]) == ("5f0c@listening.example.org", 2)
    assert entry(written)["ATTENDEE"] == read.vevent.attendee.value == "mailto:lea@example.org"
    assert entry(written)["ORGANIZER"] == read.vevent.organizer.value == "mailto:listen@example.org"
    assert read.vevent.organizer.params["CN"] == ["Meridian Technical Committee"]
    assert entry(written).decoded("DTSTAMP") == STAMP
    assert read.vevent.location.value == "https://meet.example.org/abc"
    assert len(read.vevent.attendee_list) == 1


def test_a_cancellation_is_of_the_same_event_and_attendee():
    read = vobject.readOne(cancellation(replace(SESSION, sequence=3), STAMP).decode())

    assert read.method.value == "CANCEL"
    assert read.vevent.status.value == "CANCELLED"
    assert (read.vevent.uid.value, read.vevent.sequence.value) == ("5f0c@listening.example.org", "3")
    assert read.vevent.attendee.value == "mailto:lea@example.org"


@pytest.mark.parametrize(
    "words",
    [
        'Rivers, lakes; and "the" sea\\shore',
        "Two\nlines, and\ta tab",
        "جلسة استماع: ماذا نسمع؟",
        "会议" * 60,
        "👩‍🔬 " * 40,
        "END:VEVENT\nBEGIN:VEVENT\nSUMMARY:another",
    ],
)
def test_words_come_back_as_they_were(words: str):
    written = invitation(replace(SESSION, summary=words, description=words), STAMP)

    read = vobject.readOne(written.decode()).vevent
    assert (str(entry(written)["SUMMARY"]), read.summary.value, read.description.value) == (words, words, words)
    assert len(icalendar.Calendar.from_ical(written).walk("VEVENT")) == 1


def test_lines_end_and_fold_as_the_standard_says():
    written = invitation(replace(SESSION, description="ü" * 500), STAMP)

    assert written.replace(b"\r\n", b"").count(b"\n") == 0
    assert max(len(line) for line in written.split(b"\r\n")) <= 75


def test_what_stands_in_a_name_adds_no_line_and_no_address():
    sly = Person("lea@example.org", 'Lea"\r\nATTENDEE:mailto:eve@example.org;X="')
    written = invitation(replace(SESSION, attendee=sly), STAMP)

    assert len(vobject.readOne(written.decode()).vevent.attendee_list) == 1
    assert entry(written)["ATTENDEE"] == "mailto:lea@example.org"


@pytest.mark.parametrize("address", ["lea@example.org\r\nATTENDEE:mailto:eve@example.org", "lea okafor@example.org"])
def test_an_address_with_a_line_break_or_a_space_never_comes_into_a_calendar(address: str):
    with pytest.raises(Fault):
        invitation(replace(SESSION, attendee=Person(address)), STAMP)


def test_letters_beyond_ascii_in_an_address_are_written_as_addresses_are():
    written = invitation(replace(SESSION, attendee=Person("léa+rivers@example.org")), STAMP)

    assert entry(written)["ATTENDEE"] == "mailto:l%C3%A9a+rivers@example.org"


def test_what_everybody_may_read_names_nobody_who_takes_part():
    with pytest.raises(Fault):
        published((SESSION,), Feed("Rivers"), STAMP)


def test_a_feed_holds_every_date_and_says_which_are_cancelled():
    public = replace(SESSION, attendee=None)
    feed = (
        public,
        replace(public, uid="b", starts=datetime(2027, 4, 4, 20, 0), zone="Pacific/Chatham"),
        replace(public, uid="c", starts=datetime(2027, 1, 5, 9, 0), cancelled=True),
    )

    calendar = vobject.readOne(published(feed, Feed("Rivers", "Every session"), STAMP).decode())
    assert calendar.method.value == "PUBLISH"
    assert calendar.x_wr_calname.value == "Rivers"
    assert [(one.uid.value, one.dtstart.value.astimezone(UTC), one.status.value) for one in calendar.vevent_list] == [
        ("5f0c@listening.example.org", datetime(2026, 10, 20, 16, 0, tzinfo=UTC), "CONFIRMED"),
        ("b", datetime(2027, 4, 4, 7, 15, tzinfo=UTC), "CONFIRMED"),
        ("c", datetime(2027, 1, 5, 8, 0, tzinfo=UTC), "CANCELLED"),
    ]
    assert sorted(str(zone.tzid.value) for zone in calendar.vtimezone_list) == ["Europe/Berlin", "Pacific/Chatham"]


def test_a_feed_without_dates_can_be_read():
    calendar = icalendar.Calendar.from_ical(published((), Feed("Rivers"), STAMP))

    assert (calendar["METHOD"], calendar.walk("VEVENT")) == ("PUBLISH", [])


def test_a_session_in_utc_needs_no_zone():
    written = invitation(replace(SESSION, zone="UTC"), STAMP)

    assert entry(written).decoded("DTSTART") == datetime(2026, 10, 20, 18, 0, tzinfo=ZoneInfo("UTC"))
    assert b"VTIMEZONE" not in written
