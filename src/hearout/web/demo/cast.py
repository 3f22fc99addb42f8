"""The six invented people of the demo's team, one for each role."""

from __future__ import annotations

from dataclasses import dataclass

from hearout.web.people.rules import Role

__all__ = ["CAST", "FACILITATOR", "ORGANISER", "OWNER", "REVIEWER", "Person"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the team: what they are there for, their name, address and time zone."""

    role: Role
    name: str
    email: str
    zone: str


CAST = (
    Person(Role.OWNER, "Ilse Vandermoor", "ilse@example.org", "Europe/Lisbon"),
    Person(Role.ORGANISER, "Tendai Mukaro", "tendai@example.org", "Africa/Harare"),
    Person(Role.FACILITATOR, "Paolo Venturino", "paolo@example.org", "Europe/Rome"),
    Person(Role.ANALYST, "Asel Nurbekova", "asel@example.org", "Asia/Bishkek"),
    Person(Role.REVIEWER, "Brannagh Keogh", "brannagh@example.org", "Europe/Dublin"),
    Person(Role.READER, "Devaki Raghunathan", "devaki@example.org", "Asia/Kolkata"),
)
OWNER, ORGANISER, FACILITATOR, REVIEWER = CAST[0], CAST[1], CAST[2], CAST[4]
