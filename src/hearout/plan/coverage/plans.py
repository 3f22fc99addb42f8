"""Plans: which sessions, whom they reach, and how sure it is that none is better."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hearout.messages import Message

__all__ = ["Plan", "Plans", "Proof", "RegionReach", "Step", "Worth", "ZoneReach"]


class Proof(StrEnum):
    """Whether no plan is better: `exact`, it was proved; `bound`, a plan might be, by as much as the bound says."""

    EXACT = "exact"
    BOUND = "bound"


@dataclass(frozen=True, slots=True)
class RegionReach:
    """A region: how many people (`weight`), and the share of them who can come to at least one session."""

    region: str
    weight: float
    reached: float


@dataclass(frozen=True, slots=True)
class ZoneReach:
    """The same for a zone."""

    zone: str
    region: str
    weight: float
    reached: float


@dataclass(frozen=True, slots=True)
class Worth:
    """Whom a set of sessions reaches. Shares are between 0 and 1; `weight` is how many people there are in all."""

    weight: float
    reached: float
    by_region: tuple[RegionReach, ...]
    by_zone: tuple[ZoneReach, ...]

    @property
    def worst(self) -> RegionReach:
        """The region of whose people the smallest share can come."""
        return min(self.by_region, key=lambda region: (region.reached, -region.weight, region.region))

    @property
    def worst_region(self) -> float:
        return self.worst.reached

    @property
    def left_out(self) -> tuple[str, ...]:
        """Zones in which nobody can come to any session."""
        return tuple(zone.zone for zone in self.by_zone if zone.reached == 0)


@dataclass(frozen=True, slots=True)
class Step:
    """One session more or fewer than in a plan: which (an instant in UTC), and whom the sessions then reach."""

    start: datetime
    worth: Worth


@dataclass(frozen=True, slots=True)
class Plan:
    """Sessions that begin at `starts` (UTC, in order), and whom they reach.

    `facilitators` names who could hold each, in the same order; it is empty where nobody's hours were given. `one_more`
    adds the session worth most on the plan's own days (None: there is no room), `one_fewer` leaves out the one that is
    missed least.

    `proof` is about what the plan was chosen for; `bound` is a share that no plan exceeds in that respect.
    """

    starts: tuple[datetime, ...]
    worth: Worth
    facilitators: tuple[str, ...]
    one_more: Step | None
    one_fewer: Step | None
    proof: Proof
    bound: float

    @property
    def reached(self) -> float:
        return self.worth.reached

    @property
    def worst_region(self) -> float:
        return self.worth.worst_region

    @property
    def left_out(self) -> tuple[str, ...]:
        return self.worth.left_out


@dataclass(frozen=True, slots=True)
class Plans:
    """What to choose from. `best` reaches most people, `fairest` most of the region that is worst off; `front` leads
    from the one to the other, and no plan that was found is better than any of them in both respects.

    `possible` is how many plans there are.
    """

    best: Plan
    fairest: Plan
    front: tuple[Plan, ...]
    possible: int
    warnings: tuple[Message, ...] = ()

    @property
    def proof(self) -> Proof:
        """Exact where best and fairest both are."""
        proved = self.best.proof == self.fairest.proof == Proof.EXACT
        return Proof.EXACT if proved else Proof.BOUND
