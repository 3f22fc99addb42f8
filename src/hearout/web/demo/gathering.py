"""Who came to the sessions of the demo: those who registered, on five continents, and who held them.

They are those who speak in the example's transcripts: whoever came is who is heard.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.people.models import User
from hearout.web.sessions.actions.arranging import Arrangement, arrange
from hearout.web.sessions.actions.attending import Entry, record_attendance
from hearout.web.sessions.actions.polling import answer, ask
from hearout.web.sessions.actions.registering import Person, Wanted, ask_to_register, confirm
from hearout.web.sessions.agreed import Level
from hearout.web.sessions.codes import Codes
from hearout.web.sessions.models import Meeting, Registrant
from hearout.web.sessions.queries.arranged import meeting_called
from hearout.web.sessions.queries.attendance import people_of
from hearout.web.sessions.queries.registrants import registrant_at
from hearout.web.sessions.queries.rounds import round_named
from hearout.web.sessions.rules import Attending, PollAnswer

__all__ = [
    "FIRST",
    "SECOND",
    "arrange_sessions",
    "ask_for_another_round",
    "count_who_came",
    "meeting",
    "register_guests",
]

FIRST, SECOND = "session-1", "session-2"
GUESTS = (
    ("seun@example.org", "Oluwaseun Adebarin", "Africa/Lagos", FIRST, Attending.RECORDED),
    ("priyanka@example.org", "Priyanka Velankar", "Asia/Kolkata", FIRST, Attending.NOTES),
    ("bogdan@example.org", "Bogdan Ciorănescu", "Europe/Bucharest", FIRST, Attending.RECORDED),
    ("will.harrowgate@example.net", "Will Harrowgate", "America/Toronto", FIRST, Attending.NOTES),
    ("rose.t@example.net", "Rose Tumwesigye", "Africa/Kampala", FIRST, Attending.NOTES),
    ("sigrun@example.net", "Sigrún Hallbjarnar", "Atlantic/Reykjavik", FIRST, Attending.NOTES),
    ("matze@example.net", "Matthias Grünwaldt", "Europe/Vienna", FIRST, Attending.RECORDED),
    ("ines.c@example.net", "Inés Carballeda", "America/Montevideo", FIRST, Attending.NOTES),
    ("hamza@example.net", "Hamza Benkirat", "Africa/Casablanca", FIRST, Attending.NOTES),
    ("liza.m@example.net", "Yelizaveta Morozhenko", "Europe/Riga", FIRST, Attending.RECORDED),
    ("haruka@example.net", "Haruka Minegishi", "Asia/Tokyo", SECOND, Attending.NOTES),
    ("kahu@example.net", "Kahurangi Tepania", "Pacific/Auckland", SECOND, Attending.NOTES),
)
UNREGISTERED: Mapping[str, tuple[str, ...]] = {FIRST: (), SECOND: ("Jomar Dimaculangan", "Anjali Kodikara")}
ROUND = "sessions/round-1"
JOINING = {
    FIRST: "https://meet.quillmere.example.org/forum-west",
    SECOND: "https://meet.quillmere.example.org/forum-east",
}


def meeting(consultation: Consultation, key: str) -> Meeting:
    """The session of that key."""
    found = meeting_called(consultation, key)
    assert found is not None
    return found


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
    """How many were there, and who: all who registered, and those who came without."""
    session = meeting(consultation, key)
    came = [Entry(one.key, one.name, one.level) for one in people_of(session)]
    came += [Entry("", name, Level.NOTES) for name in UNREGISTERED[key]]
    record_attendance(session, len(came), came, by=by, now=now)


def ask_for_another_round(consultation: Consultation, *, by: User, now: datetime) -> None:
    """Nobody wants one."""
    said = in_force(consultation)
    about = round_named(said, ROUND) if said else None
    assert about is not None
    poll = ask(consultation, about, 1, by=by, now=now)
    for guest in Registrant.objects.filter(consultation=consultation):
        answer(poll, guest, PollAnswer.NO, now=now + timedelta(hours=2))
