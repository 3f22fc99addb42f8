"""Who came to the sessions of the demo: those who registered, from four continents, and who held them."""

from __future__ import annotations

from datetime import datetime

from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.sessions.actions.arranging import Arrangement, arrange
from hearout.web.sessions.actions.attending import record_attendance
from hearout.web.sessions.actions.registering import Person, Wanted, ask_to_register, confirm
from hearout.web.sessions.codes import Codes
from hearout.web.sessions.queries.arranged import meeting_called
from hearout.web.sessions.queries.registrants import registrant_at
from hearout.web.sessions.rules import Attending

__all__ = ["arrange_sessions", "count_who_came", "register_guests"]

FIRST, SECOND = "session-1", "session-2"
GUESTS = (
    ("solveig@example.net", "Solveig", "Europe/Oslo", FIRST, Attending.NOTES),
    ("kwabena@example.net", "Kwabena", "Africa/Accra", FIRST, Attending.RECORDED),
    ("ximena@example.net", "Ximena", "America/Lima", FIRST, Attending.NOTES),
    ("tobias@example.net", "Tobias", "Europe/Vienna", FIRST, Attending.NOTES),
    ("wanjiku@example.net", "Wanjiku", "Africa/Nairobi", FIRST, Attending.ATTEND),
    ("odalys@example.net", "Odalys", "America/Montevideo", FIRST, Attending.NOTES),
    ("fintan@example.net", "Fintan", "Europe/Dublin", FIRST, Attending.RECORDED),
    ("haruka@example.net", "Haruka", "Asia/Tokyo", SECOND, Attending.NOTES),
    ("kahurangi@example.net", "", "Pacific/Auckland", SECOND, Attending.NOTES),
)
CAME = {FIRST: 8, SECOND: 4}
JOINING = {
    FIRST: "https://meet.quillmere.example.org/forum-west",
    SECOND: "https://meet.quillmere.example.org/forum-east",
}


def arrange_sessions(consultation: Consultation, holds: User, notes: User, *, by: User, now: datetime) -> None:
    """Both sessions have somebody who holds them and somebody who takes notes; those who register are told the link."""
    for key, joining in JOINING.items():
        arrange(consultation, key, Arrangement(holds, notes, joining), by=by, now=now)


def register_guests(consultation: Consultation, *, now: datetime) -> None:
    """Everybody fills in the form and confirms it."""
    codes = Codes(consultation)
    for address, name, zone, key, attending in GUESTS:
        ask_to_register(consultation, Person(address, name, "", "en", zone), (Wanted(key, attending),), now=now)
        guest = registrant_at(consultation, address)
        assert guest is not None
        confirm(consultation, codes.of(guest), now=now)


def count_who_came(consultation: Consultation, key: str, *, by: User, now: datetime) -> None:
    """How many were there, as a number alone."""
    meeting = meeting_called(consultation, key)
    assert meeting is not None
    record_attendance(meeting, CAME[key], (), by=by, now=now)
