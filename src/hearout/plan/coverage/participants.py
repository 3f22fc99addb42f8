"""Who could come to a session, and when: stretches of the week on a zone's clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearout.plan.coverage.zones import region_of

__all__ = ["DAY", "EVERY_DAY", "WORKING_HOURS", "Facilitator", "Participant", "Participants", "Stretch"]

DAY = 24 * 60
EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hours in which somebody could come, on the days of the week on which they begin (0 is Monday).

    `opens` and `closes` are minutes after midnight on that day's clock; a `closes` past 1440 is in the night that
    follows.
    """

    opens: int
    closes: int
    days: frozenset[int] = EVERY_DAY


WORKING_HOURS = Stretch(8 * 60, 20 * 60)
"""What is assumed of people of whom only the zone is known, unless another window is given."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who could come, or as many people as `weight` says, who all could at the same hours."""

    zone: str
    region: str
    stretches: tuple[Stretch, ...] = field(repr=False)
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Facilitator:
    """Somebody who could hold sessions. `key` is how the team tells them apart."""

    key: str
    zone: str
    stretches: tuple[Stretch, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Participants:
    """Everybody a plan is made for. `window` is set where only zones are known and everyone has the same hours."""

    people: tuple[Participant, ...] = field(repr=False)
    window: Stretch | None = None

    @classmethod
    def of_weights(
        cls, weights: Mapping[str, float], window: Stretch = WORKING_HOURS, regions: Mapping[str, str] | None = None
    ) -> Participants:
        """People of whom only the zone is known: how many in each. `regions` names those of zones that are not to be
        in the region of their place."""
        return cls.of_hours({(zone, window): weight for zone, weight in weights.items()}, window, regions)

    @classmethod
    def of_hours(
        cls,
        weights: Mapping[tuple[str, Stretch], float],
        window: Stretch = WORKING_HOURS,
        regions: Mapping[str, str] | None = None,
    ) -> Participants:
        """The same of people of whom the hours are known too: how many have which, in each zone. If all have the
        window, only zones are known."""
        given = regions or {}
        people = [
            Participant(zone, given.get(zone) or region_of(zone), (hours,), weight)
            for (zone, hours), weight in weights.items()
            if weight > 0
        ]
        alike = all(person.stretches == (window,) for person in people)
        return cls(tuple(sorted(people, key=_by_place)), window if alike else None)

    @property
    def weight(self) -> float:
        """How many people these are."""
        return sum(person.weight for person in self.people)


def _by_place(person: Participant) -> tuple[str, list[tuple[int, int, list[int]]]]:
    return person.zone, [(hours.opens, hours.closes, sorted(hours.days)) for hours in person.stretches]
