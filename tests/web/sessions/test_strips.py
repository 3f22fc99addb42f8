"""A plan hour by hour, and regions that are too small to be told of alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from hearout.plan.coverage.participants import Participant, Participants, Stretch
from hearout.plan.coverage.plans import Plan, Proof, RegionReach, Worth
from hearout.plan.coverage.worth import worth
from hearout.web.sessions.queries.plan_words import joined_regions, share_told
from hearout.web.sessions.queries.strips import Strip, ZoneRow, strip_of

EVENING = Stretch(17 * 60, 21 * 60)
MORNING = datetime(2026, 10, 20, 7, 0, tzinfo=UTC)
NIGHT = datetime(2026, 10, 20, 22, 0, tzinfo=UTC)
NEXT_WEEK = datetime(2026, 10, 27, 7, 0, tzinfo=UTC)  # after clocks in Europe were put back


def strip(participants: Participants, *starts: datetime, least: int = 5) -> Strip:
    plan = Plan(starts, worth(participants, starts), (), None, None, Proof.EXACT, 1.0)
    with override("en"):
        return strip_of(participants, plan, 60, least)


def row(found: Strip, title: str) -> ZoneRow:
    return next(one for one in found.rows if one.title == title)


def regions(**people: tuple[float, float]) -> Worth:
    """Regions with their people and the share of them who are reached."""
    return Worth(
        sum(weight for weight, _ in people.values()),
        0.5,
        tuple(RegionReach(name, weight, reached) for name, (weight, reached) in people.items()),
        (),
    )


def joined(worth_: Worth, least: int) -> list[tuple[str, float, float]]:
    with override("en"):
        return [(one.region, one.weight, round(one.reached, 3)) for one in joined_regions(worth_, least)]


def test_a_clock_change_between_sessions_is_seen() -> None:
    found = strip(Participants.of_weights({"Europe/Berlin": 10}), MORNING, NEXT_WEEK)
    [berlin] = found.rows
    assert [(cell.clock, cell.in_reach) for _, cell in berlin.headed] == [("09:00", True), ("08:00", True)]
    assert berlin.offset == "UTC+2"


def test_the_day_before_and_the_day_after_are_named() -> None:
    people = Participants.of_weights({"Pacific/Auckland": 10, "America/Los_Angeles": 10, "Asia/Kolkata": 10})
    found = strip(people, datetime(2026, 10, 20, 3, 0, tzinfo=UTC), NIGHT)
    days = {one.title: [cell.other_day for _, cell in one.headed] for one in found.rows}
    assert days == {"Los Angeles": ["day before", ""], "Kolkata": ["", "next day"], "Auckland": ["", "next day"]}
    assert row(found, "Kolkata").offset == "UTC+5:30"


def test_sessions_at_one_hour_of_two_days_stand_side_by_side() -> None:
    winter = [datetime(2026, 11, day, 7, 0, tzinfo=UTC) for day in (3, 10)]
    [berlin] = strip(Participants.of_weights({"Europe/Berlin": 10}), *winter).rows
    assert [disc.x for disc in berlin.discs] == ["29.000%", "33.500%"]


def test_the_picture_says_in_words_what_it_shows() -> None:
    [berlin] = strip(Participants.of_weights({"Europe/Berlin": 10}), MORNING, NIGHT).rows
    assert berlin.said == "09:00, in reach; 00:00, out of reach"
    assert berlin.value == "1 of 2"
    assert [(one.x, one.width) for one in berlin.awake] == [("25.000%", "50.000%")]


def test_the_caption_counts_what_every_zone_has() -> None:
    both = Participants.of_weights({"Europe/Berlin": 10, "Pacific/Auckland": 10})
    with override("en"):
        assert strip(both, MORNING).caption == "One zone has no session in reach"
        assert strip(both, MORNING, NIGHT).caption == "Every zone has at least one session in reach"


def test_zones_of_few_people_with_hours_of_their_own_are_not_shown() -> None:
    many = tuple(Participant("Europe/Berlin", "Europe", (EVENING,)) for _ in range(5))
    few = tuple(Participant("Africa/Lagos", "Africa", (EVENING,)) for _ in range(4))
    found = strip(Participants((*many, *few)), MORNING)
    assert [one.title for one in found.rows] == ["Berlin"]
    assert found.few == 1
    assert found.rows[0].value == "0%"


@pytest.mark.parametrize(
    ("share", "told"), [(0.6494, "64.9%"), (1.0, "100%"), (0.99996, "99.9%"), (0.0, "0%"), (0.5, "50%")]
)
def test_less_than_all_is_never_told_as_all(share: float, told: str) -> None:
    with override("en"):
        assert share_told(share) == told


def test_regions_of_few_people_are_joined_with_their_numbers_added() -> None:
    found = regions(Europe=(50, 0.9), Africa=(3, 1.0), Oceania=(2, 0.0))
    assert joined(found, 5) == [("Africa and Oceania", 5, 0.6), ("Europe", 50, 0.9)]


def test_one_small_region_is_joined_with_the_next_smallest() -> None:
    found = regions(Europe=(50, 0.9), Africa=(30, 0.8), Oceania=(2, 0.0))
    assert joined(found, 5) == [("Africa and Oceania", 32, 0.75), ("Europe", 50, 0.9)]


def test_where_nobody_is_to_be_protected_every_region_stands_alone() -> None:
    found = regions(Europe=(50, 0.9), Oceania=(2, 0.0))
    assert joined(found, 0) == [("Oceania", 2, 0.0), ("Europe", 50, 0.9)]


def test_all_regions_may_be_too_small() -> None:
    assert joined(regions(Europe=(1, 1.0), Africa=(2, 0.0)), 5) == [("Africa and Europe", 3, 0.333)]
