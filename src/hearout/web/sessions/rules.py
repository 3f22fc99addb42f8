"""What holds for sessions: how far a seat is, what people consent to, what counts as few."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["ATTENDING_SHORT", "ATTENDING_WORDS", "REMINDED", "SETTLED", "Attending", "PollAnswer", "SeatState", "What"]


class SeatState(StrEnum):
    """How far somebody's seat in a session is."""

    ASKED = "asked"  # in a form, and not confirmed by whom the address belongs to: takes no room
    SEATED = "seated"
    WAITING = "waiting"
    LEFT = "left"  # they gave it back


class Attending(StrEnum):
    """What somebody consents to in a session, from least to most. Each includes those before."""

    ATTEND = "attend"  # to be there: nothing they say is kept
    NOTES = "notes"  # what they say may be written down
    RECORDED = "recorded"


ATTENDING_WORDS: dict[Attending, str | Promise] = {
    Attending.ATTEND: _("I am there, and nothing that I say is kept"),
    Attending.NOTES: _("What I say may be written down, without my name"),
    Attending.RECORDED: _("What I say may be recorded, and written down from the recording, without my name"),
}
"""As people say it of themselves."""

ATTENDING_SHORT: dict[Attending, str | Promise] = {
    Attending.ATTEND: _("nothing is kept"),
    Attending.NOTES: _("notes"),
    Attending.RECORDED: _("recorded"),
}
"""As the team reads it in a list."""


class What(StrEnum):
    """What people are to be told of a session that they have a place in."""

    INVITED = "invited"  # they take part, and were not told how yet
    MOVED = "moved"
    JOINING = "joining"
    CANCELLED = "cancelled"
    MERGED = "merged"  # cancelled, and another session takes its people
    RELEASED = "released"  # somebody of the team no longer facilitates it or takes notes


class PollAnswer(StrEnum):
    """Would you come to another round?"""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


REMINDED = (timedelta(days=1), timedelta(hours=1))
"""How long before a session those who take part are reminded of it."""
SETTLED = timedelta(minutes=30)
"""Who was told of a session so shortly before a reminder of it is due needs none."""
