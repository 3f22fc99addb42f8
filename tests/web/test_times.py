"""Times in words: always with the day, the zone named, UTC beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils.html import strip_tags

from hearout.web.times import city, day_in_words, days_in_words, told

CLOSING = datetime(2026, 9, 29, 18, 0, tzinfo=UTC)


def test_a_time_is_told_with_its_day_its_zone_and_utc() -> None:
    assert str(told(CLOSING, "Africa/Nairobi", "en")) == "Tuesday 29 September 2026, 21:00 in Nairobi (18:00 UTC)"


def test_where_it_is_another_day_in_utc_that_day_is_named() -> None:
    said = str(told(CLOSING, "Pacific/Tongatapu", "en"))
    assert said == "Wednesday 30 September 2026, 07:00 in Tongatapu (Tuesday 29 September 2026, 18:00 UTC)"


def test_utc_itself_is_not_told_twice() -> None:
    assert str(told(CLOSING, "UTC", "en")) == "Tuesday 29 September 2026, 18:00 UTC"


@pytest.mark.parametrize("language", ["en", "de", "fr", "ar"])
@pytest.mark.parametrize("zone", ["Africa/Nairobi", "Pacific/Tongatapu", "UTC"])
def test_the_markup_says_the_same_as_the_text(zone: str, language: str) -> None:
    time = told(CLOSING, zone, language)
    assert strip_tags(time.__html__()) == str(time)
    assert '<time datetime="2026-09-29T18:00Z">' in time.__html__()


@pytest.mark.parametrize(
    ("zone", "clock"),
    [
        ("Asia/Kathmandu", "23:45"),
        ("Pacific/Chatham", "07:45"),
        ("Pacific/Marquesas", "08:30"),
        ("America/Lima", "13:00"),
    ],
)
def test_zones_that_are_not_whole_hours_off_are_right(zone: str, clock: str) -> None:
    assert told(CLOSING, zone, "en").clock == clock


@pytest.mark.parametrize(
    ("at", "clock"), [(datetime(2026, 10, 25, 0, 59), "02:59"), (datetime(2026, 10, 25, 1), "02:00")]
)
def test_a_clock_change_is_followed(at: datetime, clock: str) -> None:
    assert told(at.replace(tzinfo=UTC), "Europe/Berlin", "en").clock == clock


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "Tuesday 29 September 2026"),
        ("de", "Dienstag, 29. September 2026"),
        ("ar", "الثلاثاء، 29 سبتمبر 2026"),
        ("sw", "Jumanne, 29 Septemba 2026"),
        ("tlh", "Tuesday 29 September 2026"),  # CLDR does not know it
    ],
)
def test_days_are_said_as_the_language_says_them(language: str, day: str) -> None:
    assert day_in_words(date(2026, 9, 29), language) == day


@pytest.mark.parametrize(
    ("last", "language", "said"),
    [
        (date(2026, 8, 31), "en", "10–31 August 2026"),
        (date(2026, 9, 29), "en", "10 August – 29 September 2026"),
        (date(2027, 1, 2), "en", "10 August 2026 – 2 January 2027"),
        (date(2026, 8, 10), "en", "10 August 2026"),
        (date(2026, 8, 31), "de", "10.–31. August 2026"),
        (date(2026, 8, 31), "ja", "2026年8月10日～31日"),
    ],
)
def test_a_stretch_of_days_says_nothing_twice(last: date, language: str, said: str) -> None:
    assert " ".join(days_in_words(date(2026, 8, 10), last, language).split()) == said  # CLDR's spaces are of all widths


def test_a_city_is_called_what_the_reader_calls_it() -> None:
    assert [city("Africa/Cairo", language) for language in ("en", "de", "fr", "ar")] == [
        "Cairo",
        "Kairo",
        "Le Caire",
        "القاهرة",
    ]
