"""What a set of sessions reaches, the strip that shows it, and where zones are."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from hearout.plan.coverage.participants import Participant, Participants, Stretch
from hearout.plan.coverage.plans import RegionReach, ZoneReach
from hearout.plan.coverage.strip import strip
from hearout.plan.coverage.worth import worth
from hearout.plan.coverage.zones import Change, change_in, city_of, known_zones, region_of

WORLD = Participants.of_weights({"America/Los_Angeles": 60, "Europe/Berlin": 100, "Asia/Kolkata": 40})
NOON = datetime(2026, 10, 20, 12, tzinfo=UTC)


def test_a_session_reaches_those_whose_hours_hold_all_of_it() -> None:
    made = worth(WORLD, [NOON])
    assert made.reached == 0.7
    assert made.by_region == (
        RegionReach("Europe", 100, 1.0),
        RegionReach("North America", 60, 0.0),
        RegionReach("South Asia", 40, 1.0),
    )
    assert made.by_zone[0] == ZoneReach("America/Los_Angeles", "North America", 60, 0.0)
    assert (made.left_out, made.worst_region) == (("America/Los_Angeles",), 0.0)


def test_without_sessions_nobody_is_reached() -> None:
    assert (worth(WORLD, []).reached, worth(Participants(()), [NOON]).reached) == (0.0, 0.0)


@pytest.mark.parametrize(("minutes", "reached"), [(0, 1.0), (30, 0.0), (-30, 0.0)])
def test_a_night_runs_into_the_next_day(minutes: int, reached: float) -> None:
    night = Participants((Participant("UTC", "Elsewhere", (Stretch(1380, 1500, frozenset({0})),)),))
    after_midnight = datetime(2026, 10, 20, tzinfo=UTC) + timedelta(minutes=minutes)  # Tuesday
    assert worth(night, [after_midnight], 60 if minutes >= 0 else 120).reached == reached


def test_stretches_that_touch_are_not_one() -> None:
    halves = Participants((Participant("UTC", "Elsewhere", (Stretch(660, 750), Stretch(750, 840))),))
    assert (worth(halves, [NOON]).reached, worth(halves, [NOON], 30).reached) == (0.0, 1.0)


def test_the_strip_shows_each_zone_from_west_to_east_on_the_clock_of_utc() -> None:
    rows = strip(WORLD, [NOON, NOON + timedelta(hours=6)])
    assert [(row.zone, row.in_reach) for row in rows] == [
        ("America/Los_Angeles", 1),
        ("Europe/Berlin", 1),
        ("Asia/Kolkata", 1),
    ]
    assert [f"{meeting.start:%H:%M} {meeting.in_reach}" for meeting in rows[0].meetings] == [
        "05:00 False",
        "11:00 True",
    ]
    assert [n / 2 for n, share in enumerate(rows[1].hours) if share] == [6 + n / 2 for n in range(24)]  # 08-20 there


def test_after_a_clock_change_a_session_is_at_another_time_there() -> None:
    (row,) = strip(Participants.of_weights({"Europe/Berlin": 1}), [NOON, NOON + timedelta(days=7)])
    assert [f"{meeting.start:%d %H:%M}" for meeting in row.meetings] == ["20 14:00", "27 13:00"]


@pytest.mark.parametrize(
    ("zone", "region"),
    [
        ("America/Los_Angeles", "North America"),
        ("America/Mexico_City", "Latin America"),
        ("America/Buenos_Aires", "Latin America"),
        ("Asia/Calcutta", "South Asia"),
        ("Asia/Taipei", "East Asia"),
        ("Asia/Manila", "South-East Asia"),
        ("Asia/Tashkent", "Central Asia"),
        ("Asia/Riyadh", "Middle East"),
        ("Asia/Vladivostok", "Europe"),
        ("Atlantic/Reykjavik", "Europe"),
        ("Atlantic/Cape_Verde", "Africa"),
        ("Indian/Mauritius", "Africa"),
        ("Pacific/Auckland", "Oceania"),
        ("Etc/GMT+5", "Elsewhere"),
    ],
)
def test_a_zone_is_in_the_region_of_its_place(zone: str, region: str) -> None:
    assert region_of(zone) == region


def test_every_zone_of_a_continent_has_a_region() -> None:
    lost = [zone for zone in known_zones() if "/" in zone and region_of(zone) == "Elsewhere"]
    assert {zone.split("/")[0] for zone in lost} == {"Antarctica", "Etc"}


def test_a_change_of_clocks_is_found_on_its_day() -> None:
    berlin = [change_in("Europe/Berlin", date(2026, 10, day), date(2026, 10, 31)) for day in (19, 25, 26)]
    change = Change("Europe/Berlin", date(2026, 10, 25), timedelta(hours=-1))
    assert berlin == [change, change, None]
    assert change_in("Pacific/Auckland", date(2026, 9, 21), date(2026, 9, 27)) == Change(
        "Pacific/Auckland", date(2026, 9, 27), timedelta(hours=1)
    )


def test_a_city_is_told_from_its_zone() -> None:
    assert city_of("America/Argentina/Buenos_Aires") == "Buenos Aires"
