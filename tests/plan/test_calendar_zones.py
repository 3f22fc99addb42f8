"""What calendars are told of clocks, read back by another implementation and compared with the zone itself."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from hearout.errors import Refusal
from hearout.plan.calendar_zones import calendar_zone

ZONES = (
    "Europe/Berlin",
    "Europe/Dublin",  # its winter is the exception, by law
    "America/Los_Angeles",
    "America/St_Johns",  # -3:30
    "America/Santiago",
    "Africa/Casablanca",  # its clocks follow Ramadan
    "Africa/Nairobi",
    "Asia/Kathmandu",  # +5:45
    "Asia/Tehran",
    "Australia/Adelaide",  # +9:30
    "Australia/Lord_Howe",  # by half an hour
    "Pacific/Chatham",  # +12:45
    "Pacific/Auckland",
)
YEAR = 2026


def told(zone: str) -> str:
    return calendar_zone(zone, YEAR, YEAR).to_ical().decode()


@pytest.mark.parametrize("zone", ZONES)
def test_a_calendar_reckons_with_the_same_clocks_as_we_do_throughout_the_year(zone: str):
    read = tzical(io.StringIO(told(zone))).get(zone)
    at, wrong = datetime(YEAR, 1, 1, 12, tzinfo=UTC), []
    while at < datetime(YEAR + 1, 1, 1, tzinfo=UTC):
        there = at.astimezone(ZoneInfo(zone))
        plain = there.fold == 0
        if plain and there.replace(tzinfo=read).astimezone(UTC) != at:
            wrong.append(at)
        at += timedelta(minutes=30)

    assert wrong == []


@pytest.mark.parametrize(
    ("zone", "summers", "winters"),
    [("Europe/Berlin", 1, 1), ("Europe/Dublin", 1, 1), ("Africa/Casablanca", 1, 1), ("Asia/Kathmandu", 0, 1)],
)
def test_some_calendars_expect_one_summer_and_one_winter(zone: str, summers: int, winters: int):
    words = told(zone)

    assert (words.count("BEGIN:DAYLIGHT"), words.count("BEGIN:STANDARD")) == (summers, winters)


def test_the_onset_is_what_clocks_showed_before_they_were_changed():
    assert "DTSTART:20250330T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nTZNAME:CEST" in told("Europe/Berlin")


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Los_Angeles", "Pacific/Chatham", "Australia/Lord_Howe"])
def test_a_calendar_that_keeps_what_it_was_told_is_right_years_later(zone: str):
    read = tzical(io.StringIO(told(zone))).get(zone)
    months = [datetime(year, month, 15, 12) for year in range(YEAR, YEAR + 12) for month in range(1, 13)]

    assert [month.replace(tzinfo=read).utcoffset() for month in months] == [
        month.replace(tzinfo=ZoneInfo(zone)).utcoffset() for month in months
    ]


def test_what_comes_by_no_rule_is_told_one_by_one():
    assert "RDATE:20260215T030000,20270207T030000\r\n" in told("Africa/Casablanca")


def test_a_zone_is_reckoned_once():
    assert calendar_zone("Asia/Tehran", 2026, 2027) is calendar_zone("Asia/Tehran", 2026, 2027)


def test_a_zone_that_does_not_exist_is_refused():
    with pytest.raises(Refusal) as refused:
        calendar_zone("Europe/Atlantis", YEAR, YEAR)

    assert refused.value.field == "zone"
