"""The list of people whose names must never be published."""

from __future__ import annotations

from dataclasses import dataclass, field

from hearout.records.identified import Person as Recorded
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Person
from hearout.web.intake.rules import Origin
from hearout.web.intake.titles import ORIGINS

__all__ = ["Listed", "people_told", "person_in"]


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry."""

    number: int
    said: Recorded = field(repr=False)
    origin: str


def people_told(consultation: Consultation) -> tuple[Listed, ...]:
    """Everybody on the list, by name: nothing sealed can be sorted by the database."""
    rows = Person.objects.filter(consultation=consultation)
    told = (Listed(row.pk, row.said, str(ORIGINS[Origin(row.origin)])) for row in rows)
    return tuple(sorted(told, key=lambda one: (one.said.name or one.said.email or "~").casefold()))


def person_in(consultation: Consultation, number: int) -> Person | None:
    """The entry of that number."""
    return Person.objects.filter(consultation=consultation, pk=number).select_related("consultation").first()
