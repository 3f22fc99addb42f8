"""Where those who could come live, as far as it is known: from registrations, and from what answers to a survey say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hearout.web.consultations.models import Consultation
from hearout.web.people.rules import Role
from hearout.web.sessions.places import zone_called
from hearout.web.sessions.queries.numbers import registered_count
from hearout.web.uploads.models import Source
from hearout.web.uploads.queries.brought import brought, settings_in

__all__ = ["Counted", "Known", "Team", "answers_counted", "known_of"]

Team = tuple[tuple[str, str], ...]
"""Names of the team, each with their zone ("": they chose none)."""


@dataclass(frozen=True, slots=True)
class Known:
    """From what a plan can be made: how many people are `registered`, the keys and titles of `facets` that a survey
    asked, and who of the `team` could hold a session."""

    registered: int
    facets: tuple[tuple[str, str], ...]
    team: Team


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people answered that they are in which zone, and of how many the answer was no zone."""

    weights: Mapping[str, float]
    unplaced: int


def known_of(consultation: Consultation) -> Known:
    """Nothing that is sealed is opened for it but how files are read."""
    facets: dict[str, str] = {}
    for source in Source.objects.filter(consultation=consultation):
        facets |= {facet.key: facet.label for facet in settings_in(source).facets}
    return Known(registered_count(consultation), tuple(sorted(facets.items())), _team(consultation))


def answers_counted(consultation: Consultation, facet: str) -> Counted:
    """Who answered what to a survey's question about their zone. It opens every reading: for work in the background."""
    answers = Counter[str]()
    for _channel, reading in brought(consultation).readings:
        answers.update(_first(one.facets.get(facet, ())) for one in reading.contributions if facet in one.facets)
    zones = {answer: zone_called(answer, "en") for answer in answers}
    weights = Counter[str]()
    for answer, people in answers.items():
        weights[zones[answer]] += people
    unplaced = weights.pop("", 0)
    return Counted({zone: float(people) for zone, people in sorted(weights.items())}, unplaced)


def _first(answers: Iterable[str]) -> str:
    return next(iter(answers), "")


def _team(consultation: Consultation) -> Team:
    holding = (Role.FACILITATOR, Role.ORGANISER, Role.OWNER)
    members = consultation.members.filter(role__in=holding).select_related("user").order_by("since", "pk")
    in_order = sorted(members, key=lambda member: holding.index(Role(member.role)))
    return tuple((str(member.user), member.user.zone) for member in in_order)
