"""People who registered for a session, for tests that look at every page: with a seat, waiting, and not reached."""

from __future__ import annotations

from datetime import datetime

from hearout.web.consultations.models import Consultation
from hearout.web.sessions.actions.registering import Person, new_registrant
from hearout.web.sessions.codes import Codes
from hearout.web.sessions.models import Meeting, Seat
from hearout.web.sessions.queries.registrants import thread_of
from hearout.web.sessions.rules import Attending, SeatState

__all__ = ["seed_registered"]

PEOPLE = (
    ("noor.haddad@example.org", "Noor", "Captions, please.\nAnd a break.", "Asia/Kolkata", SeatState.SEATED),
    ("a.very.long.address+sessions@a-rather-long-name-of-a-place.example.org", "", "", "UTC", SeatState.SEATED),
    ("salma@example.org", "سلمى", "", "Africa/Nairobi", SeatState.WAITING),
)


def seed_registered(room: Consultation, key: str, now: datetime) -> dict[str, str | int]:
    """Whoever the session is for, also when it is over: the arguments of the addresses."""
    meeting, _ = Meeting.objects.get_or_create(consultation=room, key=key, defaults={"starts": now, "minutes": 60})
    seats = []
    for number, (address, name, needs, zone, state) in enumerate(PEOPLE, start=1):
        registrant = new_registrant(room, Person(address, name, needs, "en", zone), thread_of(room, address), now=now)
        registrant.confirmed, registrant.bounced = now, now if number == 2 else None
        registrant.save()
        seats.append(
            Seat.objects.create(
                registrant=registrant, meeting=meeting, state=state, number=number, at=now, attending=Attending.NOTES
            )
        )
    return {"seat": seats[0].pk, "code_of_registrant": Codes(room).of(seats[0].registrant)}
