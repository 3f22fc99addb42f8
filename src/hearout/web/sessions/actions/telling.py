"""Writing to people of the sessions they take part in. Each letter is queued in the caller's transaction: it goes out
together with what it tells of, or not at all."""

from __future__ import annotations

from datetime import datetime

from hearout.web.sessions.models import Meeting, Poll, Registrant, Seat

__all__ = [
    "tell_joining",
    "tell_left",
    "tell_poll",
    "tell_promoted",
    "tell_registered",
    "tell_team",
    "tell_to_confirm",
    "tell_waiting",
]


def tell_to_confirm(registrant: Registrant, code: str, *, now: datetime) -> None:
    """Ask whether the address is theirs: with the `code` of their private link."""


def tell_registered(seat: Seat, *, now: datetime) -> None:
    """They have a seat: with the invitation for their calendar, and how to join. Also after they change what they
    consent to."""


def tell_waiting(seat: Seat, *, now: datetime) -> None:
    """They are on the waiting list."""


def tell_promoted(seat: Seat, *, now: datetime) -> None:
    """They were waiting, and have a seat now."""


def tell_left(seat: Seat, *, now: datetime) -> None:
    """They gave up their seat or their place on the waiting list: with the cancellation, where their calendar holds
    it. Call it before anything of the seat is deleted."""


def tell_team(meeting: Meeting, *, now: datetime) -> None:
    """Facilitator or note-taker are others since: who is new is invited, who no longer is is told so."""


def tell_joining(meeting: Meeting, *, now: datetime) -> None:
    """How those who registered join it (`meeting.joining`) is another since: everybody with a seat is told, and whoever
    holds it."""


def tell_poll(poll: Poll) -> None:
    """Everybody in `queries.polls.asked_of` is asked, once: with the page `sessions:poll` (slug, phase, round) and the
    code of their private link behind #. The poll is `told` once all letters are there."""
