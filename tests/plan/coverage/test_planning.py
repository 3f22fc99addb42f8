"""The planner against every plan there is, tried one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from hearout.errors import Refusal, StoppedEarly
from hearout.plan.coverage.participants import Facilitator, Participant, Participants, Stretch
from hearout.plan.coverage.planning import plan
from hearout.plan.coverage.plans import Plan, Proof
from hearout.plan.coverage.wanted import Hours, Wanted

MONDAY = date(2026, 10, 19)  # in the week before clocks are put back in Europe
ZONES = ("Europe/Berlin", "Asia/Kolkata", "America/New_York", "Pacific/Auckland", "Africa/Nairobi")
WIDE = Stretch(0, 24 * 60)


def instant(day: int, hour: float) -> datetime:
    return datetime(2026, 10, 19, tzinfo=UTC) + timedelta(days=day, hours=hour)


def person(zone: str, *stretches: Stretch, region: str = "", weight: float = 1.0) -> Participant:
    return Participant(zone, region or zone, stretches, weight)


def can(stretches: Sequence[Stretch], zone: str, start: datetime, length: int) -> bool:
    """By the words of the promise: the session lies wholly within one stretch."""
    begins = start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    ends = (start + timedelta(minutes=length)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    for stretch, ago in product(stretches, (0, 1)):
        midnight = datetime.combine(begins.date() - timedelta(days=ago), datetime.min.time())
        if midnight.weekday() not in stretch.days:
            continue
        if midnight + timedelta(minutes=stretch.opens) <= begins and ends <= midnight + timedelta(
            minutes=stretch.closes
        ):
            return True
    return False


def can_hold(facilitators: Sequence[Facilitator], starts: Sequence[datetime], length: int) -> bool:
    if not facilitators:
        return True
    for held in product(facilitators, repeat=len(starts)):
        able = all(can(one.stretches, one.zone, start, length) for one, start in zip(held, starts, strict=True))
        twice = any(
            one is other and abs(start - later) < timedelta(minutes=length)
            for (one, start), (other, later) in combinations(zip(held, starts, strict=True), 2)
        )
        if able and not twice:
            return True
    return False


def value(people: Sequence[Participant], starts: Sequence[datetime], length: int) -> tuple[float, float]:
    """The share reached, and that of the worst region."""
    reached = [any(can(one.stretches, one.zone, start, length) for start in starts) for one in people]
    regions = sorted({one.region for one in people})
    shares = []
    for region in regions:
        those = [(one.weight, came) for one, came in zip(people, reached, strict=True) if one.region == region]
        shares.append(sum(weight for weight, came in those if came) / sum(weight for weight, _ in those))
    whole = sum(one.weight for one in people)
    return sum(one.weight for one, came in zip(people, reached, strict=True) if came) / whole, min(shares)


def every_plan(people: Sequence[Participant], wanted: Wanted) -> dict[tuple[datetime, ...], tuple[float, float]]:
    hours = wanted.hours
    assert hours is not None
    halves = [
        datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=30 * n)
        for day in wanted.dates
        for n in range(48)
    ]
    free = [at for at in halves if can((hours.window,), hours.zone, at, wanted.length)]
    found = {}
    for chosen in combinations([at for at in free if at not in wanted.keep], wanted.sessions - len(wanted.keep)):
        starts = tuple(sorted((*chosen, *wanted.keep)))
        if len({at.date() for at in starts}) == wanted.days and can_hold(wanted.facilitators, starts, wanted.length):
            found[starts] = value(people, starts, wanted.length)
    return found


def assert_nothing_is_better(people: Sequence[Participant], wanted: Wanted) -> None:
    every = every_plan(people, wanted)
    if not every:
        with pytest.raises(Refusal):
            plan(Participants(tuple(people)), wanted)
        return
    event(f"{wanted.sessions - len(wanted.keep)} to choose on {wanted.days} days, held: {bool(wanted.facilitators)}")
    plans = plan(Participants(tuple(people)), wanted)
    assert told(plans.best) == pytest.approx(max(every.values()))
    assert told(plans.fairest)[::-1] == pytest.approx(max(both[::-1] for both in every.values()))
    for one in plans.front:
        assert every[one.starts] == pytest.approx(told(one))
        assert one.proof is Proof.EXACT
        assert not [both for both in every.values() if dominates(both, told(one))]
        assert not wanted.facilitators or len(one.facilitators) == len(one.starts)


def told(made: Plan) -> tuple[float, float]:
    return made.reached, made.worst_region


def dominates(one: tuple[float, float], other: tuple[float, float]) -> bool:
    near = 1e-6
    return one[0] >= other[0] - near and one[1] >= other[1] - near and max(one[0] - other[0], one[1] - other[1]) > near


quarters = st.integers(0, 95).map(lambda n: n * 15)
stretches = st.builds(
    lambda opens, lasts, days: Stretch(opens, opens + lasts, days),
    quarters,
    st.integers(2, 40).map(lambda n: n * 15),
    st.frozensets(st.integers(0, 6), min_size=2, max_size=7),
)
people = st.lists(
    st.builds(
        lambda zone, hours, region, weight: Participant(zone, region, tuple(hours), weight),
        st.sampled_from(ZONES),
        st.lists(stretches, min_size=1, max_size=3),
        st.sampled_from(["North", "South", "West"]),
        st.sampled_from([1.0, 1.0, 2.0, 0.4]),
    ),
    min_size=1,
    max_size=9,
)
able_most_days = st.builds(
    lambda opens, lasts: Stretch(opens, opens + lasts), quarters, st.integers(40, 90).map(lambda n: n * 15)
)
facilitators = st.lists(
    st.builds(
        lambda key, zone, hours: Facilitator(f"host {key}", zone, tuple(hours)),
        st.integers(0, 9),
        st.sampled_from(ZONES),
        st.lists(able_most_days, min_size=1, max_size=2),
    ),
    min_size=1,
    max_size=3,
).map(tuple)


@st.composite
def wishes(draw: st.DrawFn) -> Wanted:
    sessions = draw(st.sampled_from([1, 2, 3, 4, 4]))
    days = draw(st.integers(1, min(sessions, 3)))
    first = MONDAY + timedelta(days=draw(st.integers(0, 6)))
    length = draw(st.sampled_from([30, 45, 60, 90]))
    opens = draw(st.integers(0, 40)) * 30
    hours = Stretch(opens, opens + length + draw(st.integers(1, 4)) * 30)
    midnight = datetime.combine(first, datetime.min.time(), UTC)
    keep = draw(st.lists(st.sampled_from([50, 410, 1270, 1500]), max_size=min(2, sessions - 1), unique=True))
    return Wanted(
        sessions=sessions,
        days=days,
        first=first,
        last=first + timedelta(days=2),
        length=length,
        facilitators=draw(st.one_of(st.just(()), facilitators)),
        blocked=draw(st.sampled_from([frozenset(), frozenset(), frozenset({first + timedelta(days=1)})])),
        hours=Hours(draw(st.sampled_from(ZONES)), hours),
        keep=tuple(midnight + timedelta(minutes=minute) for minute in keep),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(people, wishes())
def test_no_plan_is_better_than_best_fairest_and_the_front(those: list[Participant], wanted: Wanted) -> None:
    assert_nothing_is_better(those, wanted)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(people, st.integers(5, 6), st.integers(1, 2), st.integers(0, 20))
def test_with_many_sessions_no_plan_exceeds_the_bound_and_exact_is_true(
    those: list[Participant], sessions: int, days: int, opens: int
) -> None:
    hours = Hours("UTC", Stretch(opens * 60, opens * 60 + 60 + 30 * 4))
    wanted = Wanted(sessions, days, MONDAY, MONDAY + timedelta(days=2), hours=hours)
    every = every_plan(those, wanted)
    if every:
        plans = plan(Participants(tuple(those)), wanted)
        most, most_of_worst = max(v[0] for v in every.values()), max(v[1] for v in every.values())
        assert plans.best.reached <= most + 1e-9 <= plans.best.bound + 2e-9
        assert plans.fairest.worst_region <= most_of_worst + 1e-9 <= plans.fairest.bound + 2e-9
        assert plans.best.proof is not Proof.EXACT or plans.best.reached == pytest.approx(most)
        assert plans.fairest.proof is not Proof.EXACT or plans.fairest.worst_region == pytest.approx(most_of_worst)


WORLD = Participants.of_weights(
    {"America/Los_Angeles": 70, "America/Sao_Paulo": 40, "Europe/Berlin": 100, "Asia/Kolkata": 90, "Asia/Tokyo": 30}
)


def test_one_more_and_one_fewer_are_told_with_what_they_reach() -> None:
    plans = plan(WORLD, Wanted(1, 1, MONDAY, MONDAY))
    assert (plans.best.starts, plans.best.reached) == ((instant(0, 11),), pytest.approx(230 / 330))
    assert plans.best.one_more is not None
    assert (plans.best.one_more.start, plans.best.one_more.worth.reached) == (instant(0, 0), 1.0)
    assert plans.best.one_fewer is not None
    assert plans.best.one_fewer.worth.reached == 0.0


def test_sessions_that_are_chosen_already_stay() -> None:
    kept = instant(1, 9) + timedelta(minutes=10)
    plans = plan(WORLD, Wanted(3, 2, MONDAY, keep=(kept,)))
    assert [kept in made.starts and len({at.date() for at in made.starts}) == 2 for made in plans.front] == [True]


def test_once_everybody_is_reached_further_sessions_give_people_a_choice_near_midday() -> None:
    best = plan(WORLD, Wanted(4, 2, MONDAY)).best
    each = [sum(can((WORLD.window or WIDE,), one.zone, at, 60) for at in best.starts) for one in WORLD.people]
    assert (best.reached, min(each)) == (1.0, 2)


def test_plans_know_that_clocks_change_in_the_middle_of_the_week() -> None:
    evening = Stretch(20 * 60, 21 * 60)
    berliners = Participants((person("Europe/Berlin", evening), person("Europe/Berlin", evening)))
    before, after = (plan(berliners, Wanted(1, 1, day, day)).best for day in (MONDAY, date(2026, 10, 26)))
    assert (before.starts, after.starts) == ((instant(0, 18),), (instant(7, 19),))


def test_a_clock_change_is_told_with_the_zones_it_hits() -> None:
    warnings = plan(WORLD, Wanted(1, 1, MONDAY)).warnings
    assert [str(warning) for warning in warnings] == [
        (
            "On 25 October 2026 clocks are put back in Europe/Berlin. From then on the same UTC time is an hour "
            "earlier there. The plan reckons with it."
        ),
        (
            "On 1 November 2026 clocks are put back in America/Los_Angeles. A session that is moved past that day is "
            "an hour earlier there: plan it anew."
        ),
    ]


def test_two_sessions_at_once_need_two_facilitators() -> None:
    everyone = [person("Europe/Berlin", Stretch(600, 660)), person("Asia/Kolkata", Stretch(840, 900))]
    alone = Facilitator("Ada", "UTC", (Stretch(8 * 60, 9 * 60 + 30),))
    wanted = Wanted(2, 1, MONDAY, MONDAY, facilitators=(alone,))
    with pytest.raises(Refusal, match="cannot hold so many"):
        plan(Participants(tuple(everyone)), wanted)
    second = Facilitator("Bo", "UTC", (Stretch(8 * 60 + 30, 9 * 60 + 30),))
    made = plan(Participants(tuple(everyone)), Wanted(2, 1, MONDAY, MONDAY, facilitators=(alone, second))).best
    assert (made.starts, made.facilitators) == ((instant(0, 8), instant(0, 8.5)), ("Ada", "Bo"))


def test_the_same_question_has_the_same_answer() -> None:
    wanted = Wanted(5, 3, MONDAY)
    assert plan(WORLD, wanted) == plan(Participants(WORLD.people[::-1], WORLD.window), wanted)


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (Wanted(0, 1, MONDAY), "sessions"),
        (Wanted(41, 1, MONDAY), "sessions"),
        (Wanted(2, 3, MONDAY), "sessions"),
        (Wanted(9, 8, MONDAY), "days"),
        (Wanted(2, 0, MONDAY), "days"),
        (Wanted(1, 1, MONDAY, length=5), "length"),
        (Wanted(1, 1, MONDAY, MONDAY - timedelta(days=1)), "last"),
        (Wanted(1, 1, MONDAY, MONDAY + timedelta(days=28)), "last"),
        (Wanted(1, 1, date(2601, 1, 1)), "first"),
        (Wanted(1, 1, date(9999, 12, 30)), "first"),
        (Wanted(3, 1, MONDAY, MONDAY, hours=Hours("UTC", Stretch(600, 690))), "sessions"),
        (Wanted(1, 1, MONDAY, MONDAY, blocked=frozenset({MONDAY})), "hours"),
        (Wanted(1, 1, MONDAY, facilitators=(Facilitator("Ada", "UTC", (Stretch(0, 30),)),)), "facilitators"),
        (Wanted(1, 1, MONDAY, keep=(instant(0, 9), instant(1, 9))), "sessions"),
        (Wanted(3, 1, MONDAY, keep=(instant(0, 9), instant(1, 9))), "days"),
        (Wanted(3, 1, MONDAY, keep=(instant(-6, 9),)), "days"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(wanted: Wanted, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        plan(WORLD, wanted)
    assert refused.value.field == field


def test_without_people_there_is_nothing_to_plan() -> None:
    with pytest.raises(Refusal, match="Nobody is there to plan for"):
        plan(Participants(()), Wanted(1, 1, MONDAY))


def test_planning_tells_how_far_it_is_and_stops_when_asked() -> None:
    told: list[int] = []
    some = Participants(tuple(person(zone, Stretch(600 + 30 * n, 700 + 30 * n)) for n, zone in enumerate(ZONES)))
    plan(some, Wanted(3, 2, MONDAY), progress=lambda done, total: told.append(1000 * done // total))
    assert (told, told[-1]) == (sorted(told), 1000)
    with pytest.raises(StoppedEarly):
        plan(some, Wanted(3, 2, MONDAY), stop=lambda: True)
