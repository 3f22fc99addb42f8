"""Who registered: found by the code of their link, and as organisers see them."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet

from hearout.web.consultations.models import Consultation, Decision
from hearout.web.outbox.actions.queueing import RECIPIENT
from hearout.web.outbox.models import Message
from hearout.web.outbox.rules import same_address
from hearout.web.sealed import pseudonym
from hearout.web.sessions.codes import mark_of_typed
from hearout.web.sessions.models import Registrant, Seat
from hearout.web.sessions.rules import SeatState

__all__ = ["confirmed", "registrant_at", "registrant_with", "registrants_of", "thread_of", "untold"]


def registrant_with(consultation: Consultation, typed: str) -> Registrant | None:
    """Whose code that is, confirmed or not. Raises KeyMissing."""
    mark = mark_of_typed(consultation, typed)
    found = Registrant.objects.filter(consultation=consultation, mark=mark).first() if mark else None
    if found is not None:
        found.consultation = consultation  # as it was read already
    return found


def registrant_at(consultation: Consultation, address: str) -> Registrant | None:
    """Who registered with this address, confirmed or not. Raises BadAddress, KeyMissing."""
    return Registrant.objects.filter(consultation=consultation, thread=thread_of(consultation, address)).first()


def thread_of(consultation: Consultation, address: str) -> str:
    """What stands for an address, the same as in its mails. Raises BadAddress, KeyMissing."""
    return pseudonym(consultation.pk, RECIPIENT, same_address(address))


def confirmed(consultation: Consultation) -> QuerySet[Registrant]:
    """Those who have a seat or wait for one."""
    return _holding(Seat.objects.all()).filter(consultation=consultation)


def untold(decision: Decision, sessions: Collection[str]) -> QuerySet[Registrant]:
    """Those who had a seat in one of these sessions (their keys) or waited for one when it was decided, and have no
    mail of it."""
    told = Message.objects.filter(decision=decision).values("thread")
    held = registrants_of(decision.consultation, sessions).filter(confirmed__lte=decision.at)
    return held.exclude(thread__in=told).order_by("pk")


def registrants_of(consultation: Consultation, sessions: Collection[str]) -> QuerySet[Registrant]:
    """Those who have a seat in one of these sessions (their keys) or wait for one."""
    return _holding(Seat.objects.filter(meeting__key__in=sessions)).filter(consultation=consultation)


def _holding(seats: QuerySet[Seat]) -> QuerySet[Registrant]:
    held = seats.filter(registrant=OuterRef("pk"), state__in=(SeatState.SEATED, SeatState.WAITING))
    return Registrant.objects.filter(Exists(held), confirmed__isnull=False)
