"""Which starts a planner need not try."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hearout.plan.coverage.alike import unlike
from hearout.plan.coverage.audience import Audience
from hearout.plan.coverage.coming import can_come
from hearout.plan.coverage.days import Days
from hearout.plan.coverage.participants import Participant, Participants, Stretch
from hearout.plan.coverage.slots import slots_for
from hearout.plan.coverage.table import Table
from hearout.plan.coverage.wanted import Hours, Wanted

MONDAY = date(2026, 9, 7)
MORNING = Hours("UTC", Stretch(9 * 60, 13 * 60))  # seven starts, of which the last is at 12:00


def tried(wanted: Wanted, *hours: tuple[int, int]) -> list[list[str]]:
    """What is looked at on each date, for people with these hours of the day (UTC)."""
    people = Participants(tuple(Participant("UTC", "R", (Stretch(a * 60, b * 60),)) for a, b in hours))
    slots = slots_for(wanted)
    table = Table(can_come(people.people, slots.starts, 60), Audience(people), slots.kept)
    return [[f"{slots.starts[slot]:%H:%M}" for slot in those] for those in unlike(table, Days(slots, wanted))]


def test_a_start_is_left_out_where_another_has_all_its_people() -> None:
    one_day = Wanted(1, 1, MONDAY, MONDAY, hours=MORNING)
    assert tried(one_day, (9, 11), (10, 13)) == [["10:00"]]
    assert tried(one_day, (9, 10), (11, 13)) == [["09:00", "11:00"]]


def test_as_many_starts_stay_as_a_plan_needs() -> None:
    assert tried(Wanted(3, 1, MONDAY, MONDAY, hours=MORNING), (9, 11), (10, 13)) == [["09:00", "09:30", "10:00"]]


def test_of_dates_that_are_alike_as_many_stay_as_a_plan_needs() -> None:
    assert tried(Wanted(2, 2, MONDAY, hours=MORNING), (9, 10)) == [["09:00", "09:30"]] * 2 + [[]] * 5


def test_the_date_of_a_session_that_is_chosen_already_stays() -> None:
    kept = datetime.combine(MONDAY + timedelta(days=2), time(9), UTC)
    assert tried(Wanted(2, 1, MONDAY, hours=MORNING, keep=(kept,)), (11, 13)) == [["11:00"], [], ["11:00"], *[[]] * 4]
