"""Where rooms above this one plug in: what it cannot know itself, as it stands below them.

@ports.enrols
def enrol(consultation: Consultation, people: Sequence[Person], *, by: User, now: datetime) -> None: ...
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from hearout.records.identified import Person
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User

__all__ = ["Enrols", "enrol", "enrols"]


class Enrols(Protocol):
    """Puts people who came to a session on the list of names that must never be published."""

    def __call__(self, consultation: Consultation, people: Sequence[Person], *, by: User, now: datetime) -> None: ...


_enrols: list[Enrols] = []


def enrols(taker: Enrols) -> Enrols:
    """Have `taker` take people who came to sessions."""
    _enrols[:] = [taker]
    return taker


def enrol(consultation: Consultation, people: Sequence[Person], *, by: User, now: datetime) -> None:
    """Put people on the list of names that must never be published."""
    for taker in _enrols:
        taker(consultation, people, by=by, now=now)
