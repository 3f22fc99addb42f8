"""Who came to a session, and what each agreed to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.rooms import may, role_of
from hearout.web.people.models import User
from hearout.web.people.rules import ORGANISING
from hearout.web.sessions.agreed import Level
from hearout.web.sessions.models import Attendance, Meeting, Registrant, Seat
from hearout.web.sessions.queries.arranged import meeting_called
from hearout.web.sessions.queries.seats import with_seat

__all__ = ["Present", "came", "may_write_down", "meeting_for", "people_of", "silent"]


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who was there, or is expected. `key` is theirs on a form; `level` what they agreed to, at registration
    unless they said otherwise when they joined. Who gave no name is told apart by the `number` of their place: their
    address is for organisers alone, and not for everybody who holds a session."""

    key: str
    number: int
    name: str = field(repr=False)
    level: Level
    came: bool
    email: str = field(default="", repr=False)
    attendance: Attendance | None = field(default=None, repr=False)
    registrant: Registrant | None = field(default=None, repr=False)

    @property
    def called(self) -> str:
        """Their name, as the page shows it."""
        return self.name or f"{gettext('Without a name')} ({self.number})"


def may_write_down(user: User, meeting: Meeting) -> bool:
    """Whether they may write down who came and what was said: organisers, and those who hold this session."""
    if not may(user, "attendance.record", meeting.consultation):
        return False
    return role_of(user, meeting.consultation) in ORGANISING or user.pk in (
        meeting.facilitator_id,
        meeting.note_taker_id,
    )


def meeting_for(user: User, consultation: Consultation, key: str) -> Meeting | None:
    """The session of that key, if they may write down what happens in it and it was not cancelled."""
    meeting = meeting_called(consultation, key)
    return meeting if meeting and not meeting.cancelled and may_write_down(user, meeting) else None


def people_of(meeting: Meeting) -> tuple[Present, ...]:
    """Those who are written down as there, then those with a seat who are not, each by name."""
    rows = list(meeting.attendances.select_related("registrant", "meeting"))
    there = {row.registrant_id for row in rows}
    numbers: dict[object, int | None] = dict(meeting.seats.values_list("registrant", "number"))
    seats = [seat for seat in with_seat(meeting) if seat.registrant_id not in there]
    return (*_by_name(_attended(row, numbers.get(row.registrant_id)) for row in rows), *_by_name(map(_expected, seats)))


def silent(meeting: Meeting) -> tuple[str, ...]:
    """The names of those who agreed to be there alone: of those who came, or, while nobody has written that down, of
    those with a seat."""
    people = people_of(meeting)
    known = [one for one in people if one.came] or people
    return tuple(one.called for one in known if one.level is Level.ATTEND)


def came(meeting: Meeting) -> int | None:
    """How many came: as counted, else as written down by name; None where nobody said."""
    return meeting.attended if meeting.attended is not None else (meeting.attendances.count() or None)


def _attended(row: Attendance, number: int | None) -> Present:
    return Present(
        key=f"a{row.pk}",
        number=number or row.pk,
        name=row.name,
        level=Level.of(row.attending, quoted=row.quoted),
        came=True,
        email=row.registrant.address if row.registrant else "",
        attendance=row,
        registrant=row.registrant,
    )


def _expected(seat: Seat) -> Present:
    person = seat.registrant
    return Present(
        key=f"r{person.pk.hex}",
        number=seat.number or 0,
        name=person.name,
        level=Level.of(seat.attending),
        came=False,
        email=person.address,
        registrant=person,
    )


def _by_name(people: Iterable[Present]) -> list[Present]:
    return sorted(people, key=lambda one: (one.name.casefold(), one.number))
