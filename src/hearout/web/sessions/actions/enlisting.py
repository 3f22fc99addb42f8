"""Registering somebody who asked for it otherwise, as by telephone: the team writes down what they say."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.outbox.actions.queueing import RECIPIENT
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sealed import pseudonym
from hearout.web.sessions.actions.registering import Person, Wanted, new_registrant
from hearout.web.sessions.actions.seating import enter, vacate
from hearout.web.sessions.models import Meeting, Registrant, Seat
from hearout.web.sessions.queries.registrants import thread_of
from hearout.web.sessions.rules import SeatState

__all__ = ["add_by_hand", "take_out"]


@transaction.atomic
def add_by_hand(consultation: Consultation, person: Person, wanted: Wanted, *, by: User, now: datetime) -> Seat:
    """A seat, or a place on the waiting list, for somebody who spoke with the team. Without an address they are told
    nothing by mail. Raises Refusal about "address" where it is registered already, and about "" where nobody can
    register any more; BadAddress."""
    require("registrants.change", by, consultation)
    consultation = held_still(consultation)
    thread = thread_of(consultation, person.address) if person.address else _thread_of_nobody(consultation)
    known = Registrant.objects.filter(consultation=consultation, thread=thread).first()
    if known is not None and known.confirmed is not None:
        there = _("Somebody is registered with this address already. Mail them to change it through their own link.")
        raise Refusal("address", say(there))
    if known is not None:
        known.delete()  # a form that nobody confirmed: now they said it themselves
    registrant = new_registrant(consultation, person, thread, now=now)
    registrant.confirmed = now
    registrant.save()
    said = in_force(consultation)
    meeting = Meeting.objects.filter(consultation=consultation, key=wanted.key).first()
    wish = Seat(registrant=registrant, meeting=meeting) if meeting else None
    seat = enter(wish, said, wanted.attending, now=now) if said and wish else None
    if seat is None:
        raise Refusal("", say(_("Nobody can register for this session any more: it has begun, or was cancelled.")))
    note(by, "registrant.added", room=consultation.pk, about=wanted.key, now=now)
    return seat


@transaction.atomic
def take_out(consultation: Consultation, seat: int, *, by: User, now: datetime) -> bool:
    """Give somebody's place back for them, who asked for it otherwise. False where it is given back already."""
    require("registrants.change", by, consultation)
    consultation = held_still(consultation)
    places = Seat.objects.filter(
        pk=seat, meeting__consultation=consultation, state__in=(SeatState.SEATED, SeatState.WAITING)
    )
    place, said = places.select_related("meeting", "registrant").first(), in_force(consultation)
    if place is None or said is None:
        return False
    vacate(place, said, now=now)
    note(by, "registrant.taken_out", room=consultation.pk, about=place.meeting.key, now=now)
    return True


def _thread_of_nobody(consultation: Consultation) -> str:
    """Of somebody without an address: no mail is theirs."""
    return pseudonym(consultation.pk, RECIPIENT, str(uuid.uuid4()))
