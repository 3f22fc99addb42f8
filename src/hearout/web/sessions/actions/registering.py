"""Registering for sessions without an account: asked for in a form, confirmed by whom the address belongs to.

A seat is taken when it is confirmed, not when it is asked for: otherwise thirty invented addresses would fill a room of
thirty, and every address typed wrong would keep somebody out. What a form asks for is kept, takes no room, and is
forgotten if nobody confirms it. The form is answered alike for every address: who registered already is told by mail.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from hearout.plan.announcement import Announcement, Session
from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.outbox.actions.queueing import queue
from hearout.web.outbox.rules import Kind, deliverable
from hearout.web.sessions.actions.seating import enter
from hearout.web.sessions.codes import Codes
from hearout.web.sessions.letters.confirming import confirm_letter, registered_already_letter
from hearout.web.sessions.models import Meeting, Registrant, Seat
from hearout.web.sessions.queries.registrants import registrant_with, thread_of
from hearout.web.sessions.queries.seats import can_register
from hearout.web.sessions.rules import Attending, SeatState

__all__ = ["Person", "Wanted", "ask_to_register", "confirm", "new_registrant"]

PAUSE, LONGEST_PAUSE = timedelta(minutes=10), timedelta(days=1)
ANSWERS = 3  # to an address that does not confirm, until it is forgotten


@dataclass(frozen=True, slots=True)
class Wanted:
    """A session somebody wants to come to, and what they consent to there."""

    key: str
    attending: Attending


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody says of themselves when they register. `zone` is the one in which they read times."""

    address: str = field(repr=False)
    name: str = field(repr=False)
    needs: str = field(repr=False)
    language: str
    zone: str


@transaction.atomic
def ask_to_register(consultation: Consultation, person: Person, wanted: Sequence[Wanted], *, now: datetime) -> None:
    """Keep what somebody asks for, and write to the address, so that its owner can confirm; or that they registered
    already, and what was asked for now. No mail where there was one lately. Raises BadAddress."""
    consultation = held_still(consultation)
    registrant = _asked(consultation, person, now=now)
    said = in_force(consultation)
    assert said is not None  # the door finds only what is published
    asked = _ask_for(registrant, wanted, said, now=now)
    if _may_be_answered(registrant, now):
        _answer(consultation, said, registrant, asked, now=now)


@transaction.atomic
def confirm(consultation: Consultation, code: str, *, now: datetime) -> Registrant | None:
    """The owner of the address says yes: they get the seats that were asked for, or places on the waiting lists. None
    where nobody has this code. Twice is once."""
    consultation = held_still(consultation)
    registrant = registrant_with(consultation, code)
    said = in_force(consultation)
    if registrant is None or said is None:
        return None
    if registrant.confirmed is None:
        registrant.confirmed = now
        registrant.save(update_fields=["confirmed"])
        asked = registrant.seats.filter(state=SeatState.ASKED).select_related("meeting")
        for seat in asked.order_by("meeting"):
            seat.registrant, seat.meeting.consultation = registrant, consultation
            enter(seat, said, Attending(seat.attending), now=now)
    return registrant


def new_registrant(consultation: Consultation, person: Person, thread: str, *, now: datetime) -> Registrant:
    """Somebody who is not known yet, not saved. Raises BadAddress, KeyMissing."""
    ident, codes = uuid.uuid4(), Codes(consultation)
    return Registrant(
        id=ident,
        consultation=consultation,
        address=deliverable(person.address) if person.address else "",
        name=person.name,
        needs=person.needs,
        thread=thread,
        mark=codes.mark(codes.of(Registrant(id=ident))),
        language=person.language,
        zone=person.zone,
        at=now,
    )


def _asked(consultation: Consultation, person: Person, *, now: datetime) -> Registrant:
    """The registrant with this address. What a form says of somebody who confirmed is not taken from whoever typed it;
    before that, the last form counts."""
    thread = thread_of(consultation, person.address)
    known = Registrant.objects.filter(consultation=consultation, thread=thread).first()
    if known is not None and known.confirmed is not None:
        return known
    if known is not None:
        known.name, known.needs = person.name, person.needs
        known.language, known.zone = person.language, person.zone
        known.seats.all().delete()
    registrant = known or new_registrant(consultation, person, thread, now=now)
    registrant.save()
    return registrant


def _ask_for(registrant: Registrant, wanted: Sequence[Wanted], said: Announcement, *, now: datetime) -> list[Session]:
    """Note that they want to come; not where they have that seat already. All sessions that they asked for since."""
    keys = [one.key for one in wanted]
    meetings = {one.key: one for one in Meeting.objects.filter(consultation=registrant.consultation_id, key__in=keys)}
    seats = {seat.meeting.key: seat for seat in registrant.seats.select_related("meeting")}
    for one in wanted:
        session, meeting = said.session(one.key), meetings.get(one.key)
        if session is None or meeting is None or not can_register(session, now):
            continue
        seat = seats.setdefault(one.key, Seat(registrant=registrant, meeting=meeting))
        if seat.state in (SeatState.ASKED, SeatState.LEFT):
            seat.state, seat.attending, seat.at, seat.number = SeatState.ASKED, one.attending, now, None
            seat.save()
    asked = {key for key, seat in seats.items() if seat.state == SeatState.ASKED}
    return [session for session in said.sessions if session.key in asked]


def _may_be_answered(registrant: Registrant, now: datetime) -> bool:
    """Not so often that anybody could be pestered through us: with longer pauses each time."""
    if registrant.answered is None:
        return True
    enough = registrant.confirmed is None and registrant.answers >= ANSWERS
    pause = min(PAUSE * 2 ** min(registrant.answers - 1, 10), LONGEST_PAUSE)
    return not enough and now - registrant.answered >= pause


def _answer(
    consultation: Consultation,
    said: Announcement,
    registrant: Registrant,
    asked: Sequence[Session],
    *,
    now: datetime,
) -> None:
    write = registered_already_letter if registrant.confirmed else confirm_letter
    letter = write(consultation, said, registrant, Codes(consultation).of(registrant), asked)
    queue(letter, registrant.address, Kind.REGISTER, consultation=consultation, reply_to=said.contact, now=now)
    registrant.answered, registrant.answers = now, registrant.answers + 1
    registrant.save(update_fields=["answered", "answers"])
