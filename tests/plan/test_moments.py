from __future__ import annotations

import zoneinfo
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arranged_plan import utc
from hearout.errors import Fault, Refusal
from hearout.plan.moments import first_instant, instant, last_day, likely_day, local_day, midnight_after, zone_named

ZONES = st.sampled_from(sorted(zoneinfo.available_timezones() - {"localtime"}))
WALLS = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0))


def test_a_wall_time_is_an_instant_in_its_zone_in_summer_and_winter() -> None:
    summer, winter = datetime(2026, 8, 10, 9, 0), datetime(2026, 12, 10, 9, 0)
    assert (instant(summer, "Europe/Berlin"), instant(winter, "Europe/Berlin")) == (
        utc(2026, 8, 10, 7),
        utc(2026, 12, 10, 8),
    )


def test_a_time_that_clocks_skip_is_refused_with_the_nearest_ones() -> None:
    with pytest.raises(Refusal) as refused:
        instant(datetime(2026, 3, 29, 2, 30), "Europe/Berlin", field="closes")
    assert refused.value.field == "closes"
    assert str(refused.value) == (
        "Clocks in Europe/Berlin are put forward on that day and never show 29 March 2026, 02:30. Choose 29 March "
        "2026, 01:30 or earlier, or 29 March 2026, 03:30 or later."
    )


def test_a_time_that_clocks_show_twice_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        instant(datetime(2026, 10, 25, 2, 30), "Europe/Berlin")
    assert (refused.value.field, str(refused.value)) == (
        "opens",
        "On that day clocks in Europe/Berlin show 25 October 2026, 02:30 twice. Choose an earlier or a later time.",
    )


@pytest.mark.parametrize(("hour", "minute", "refused"), [(1, 59, False), (2, 0, True), (2, 29, True), (2, 30, False)])
def test_where_clocks_move_by_half_an_hour_only_that_half_hour_is_refused(
    hour: int, minute: int, refused: bool
) -> None:
    wall = datetime(2026, 10, 4, hour, minute)  # Lord Howe Island goes from 02:00 to 02:30
    if refused:
        with pytest.raises(Refusal):
            instant(wall, "Australia/Lord_Howe")
    else:
        assert instant(wall, "Australia/Lord_Howe").tzinfo is UTC


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "", "../etc/passwd", "Europe", "/etc/hosts", "\0"])
def test_an_unknown_zone_is_refused_about_the_zone(zone: str) -> None:
    with pytest.raises(Refusal) as refused:
        instant(datetime(2026, 8, 10, 9, 0), zone, field="closes")
    assert refused.value.field == "zone"


def test_a_time_with_a_zone_of_its_own_is_a_fault_of_ours() -> None:
    with pytest.raises(Fault):
        instant(utc(2026, 8, 10), "Europe/Berlin")


@pytest.mark.parametrize("wall", [datetime(1, 1, 1), datetime(202, 8, 10), datetime(9999, 12, 31, 23, 59)])
def test_a_time_centuries_away_is_refused_as_a_slip(wall: datetime) -> None:
    with pytest.raises(Refusal, match=f"year {wall.year}. Is that a slip"):
        instant(wall, "Asia/Tokyo")
    with pytest.raises(Refusal, match="slip"):
        likely_day(wall.date(), field="until")


@given(WALLS, ZONES)
def test_a_time_is_either_refused_or_what_clocks_show_at_its_instant(wall: datetime, zone: str) -> None:
    try:
        at = instant(wall, zone)
    except Refusal:
        place = zone_named(zone)
        offsets = {wall.replace(tzinfo=place, fold=fold).utcoffset() for fold in (0, 1)}
        assert len(offsets) == 2
    else:
        assert at.astimezone(zone_named(zone)).replace(tzinfo=None, fold=0) == wall
        assert first_instant(wall, zone) == at


@given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)), ZONES)
def test_a_draft_with_any_time_at_all_has_an_instant(wall: datetime, zone: str) -> None:
    assert first_instant(wall, zone).tzinfo is UTC


@given(WALLS.map(lambda wall: wall.replace(tzinfo=UTC)), ZONES)
def test_the_next_midnight_is_later_and_on_the_next_day(now: datetime, zone: str) -> None:
    midnight = midnight_after(now, zone)
    assert midnight > now
    assert local_day(midnight, zone) == local_day(now, zone) + timedelta(days=1) or skips_a_day(now, zone)
    assert local_day(midnight - timedelta(seconds=1), zone) <= local_day(now, zone) or skips_a_day(now, zone)


def skips_a_day(now: datetime, zone: str) -> bool:
    """Samoa went from Thursday to Saturday in 2011, and the like."""
    return local_day(now + timedelta(hours=24), zone) != local_day(now, zone) + timedelta(days=1)


@pytest.mark.parametrize(
    ("closes", "last"),
    [
        (datetime(2026, 8, 31, 23, 59), date(2026, 8, 31)),
        (datetime(2026, 9, 1, 0, 0), date(2026, 8, 31)),
        (datetime(2026, 9, 1, 0, 1), date(2026, 9, 1)),
    ],
)
def test_what_closes_at_midnight_was_open_the_day_before(closes: datetime, last: date) -> None:
    assert last_day(closes) == last
