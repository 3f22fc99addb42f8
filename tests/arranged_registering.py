"""What tests of registration arrange: a consultation with sessions, and people who register as in life."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from arranged_web import announcement, consultation, en
from hearout.plan.announcement import Announcement, Joining, Round, Session, Text
from hearout.plan.sessions import begins_at
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.sessions.actions.registering import Person, Wanted, ask_to_register, confirm
from hearout.web.sessions.codes import Codes
from hearout.web.sessions.models import Meeting, Registrant
from hearout.web.sessions.queries.registrants import registrant_at
from hearout.web.sessions.rules import Attending, SeatState

__all__ = [
    "AFTER",
    "NOW",
    "code_of",
    "held",
    "listening",
    "person",
    "registered",
    "session",
    "states",
    "wants",
    "with_sessions",
]

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)  # a week before the first session
AFTER = datetime(2026, 9, 9, 9, 0, tzinfo=UTC)  # the first two are over


def session(key: str, opens: datetime, **other: object) -> Session:
    """A session of an hour, in Berlin's time, that people register for; `other` replaces fields."""
    plain = Session(key, opens, "Europe/Berlin", 60, title=Text(), joining=Joining.JITSI)
    return replace(plain, **other)  # type: ignore[arg-type]


MORNING = session("morning", datetime(2026, 9, 8, 10, 0), title=en("Morning"))
EVENING = session("evening", datetime(2026, 9, 8, 18, 0), title=en("Evening"))
LATER = session("later", datetime(2026, 9, 15, 10, 0), title=en("Second round"), recorded=True)


def with_sessions(*sessions: Session) -> Announcement:
    """The announcement of other tests, with these sessions in one round (three where none are given)."""
    held = sessions or (MORNING, EVENING, LATER)
    said = announcement()
    one = Round("round-1", en("First round"), date(2026, 9, 8), date(2026, 9, 15), len(held), held)
    phases = tuple(replace(phase, rounds=(one,)) if phase.key == "sessions" else phase for phase in said.phases)
    return replace(said, phases=phases)


def listening(*sessions: Session, owner: User | None = None, slug: str = "forum") -> Consultation:
    """A published consultation with sessions that people can register for."""
    said = with_sessions(*sessions)
    made = consultation(owner, slug=slug, said=said)
    for one in said.sessions:
        Meeting.objects.get_or_create(
            consultation=made, key=one.key, defaults={"starts": begins_at(one), "minutes": one.minutes}
        )
    return made


def person(address: str, **other: str) -> Person:
    """Somebody with this address, who reads English and lives in Nairobi; `other` replaces fields."""
    plain = Person(address, name="", needs="", language="en", zone="Africa/Nairobi")
    return replace(plain, **other)


def wants(*keys: str, attending: Attending = Attending.NOTES) -> tuple[Wanted, ...]:
    return tuple(Wanted(key, attending) for key in keys)


def registered(
    made: Consultation, who: str | Person, wanted: Sequence[Wanted] | str = "morning", *, now: datetime = NOW
) -> Registrant:
    """Somebody who filled in the form and confirmed it."""
    known = person(who) if isinstance(who, str) else who
    ask_to_register(made, known, wants(wanted) if isinstance(wanted, str) else wanted, now=now)
    found = registrant_at(made, known.address)
    assert found is not None
    registrant = confirm(made, code_of(found), now=now)
    assert registrant is not None
    return registrant


def code_of(registrant: Registrant) -> str:
    """What stands in their mails."""
    return Codes(registrant.consultation).of(registrant)


def held(made: Consultation, key: str = "morning") -> Meeting:
    """The session of that key."""
    return Meeting.objects.get(consultation=made, key=key)


def states(made: Consultation, key: str = "morning") -> list[tuple[str, str]]:
    """Who has a seat in a session, waits or asked, in the order in which they came."""
    seats = held(made, key).seats.exclude(state=SeatState.LEFT).order_by("number", "pk")
    return [(seat.registrant.address.partition("@")[0], seat.state) for seat in seats.select_related("registrant")]
