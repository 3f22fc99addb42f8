from datetime import UTC, datetime, timedelta, timezone

import pytest

from hearout.collect.wikidates import timestamps

NOON = datetime(2026, 9, 12, 12, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "12:03, 12 September 2026 (UTC)",
        "14:03, 12. Sep. 2026 (CEST)",
        "12 septembre 2026 à 14:03 (CEST)",
        "12:03 12 sep 2026 (UTC)",
        "12h03min de 12 de setembro de 2026 (UTC)",
        "14:03, 12 set 2026 (CEST)",
        "12 sep 2026 14:03 (CEST)",
        "12:03, 12 сентября 2026 (UTC)",
        "12:03، 12 سبتمبر 2026 (ت ع م)",
        "14:03, 12 wrz 2026 (CEST)",
        "12 september 2026 kl. 14.03 (CEST)",
        "2026. szeptember 12., 14:03 (CEST)",
        "2026年9月12日 (土) 21:03 (JST)",
        "2026年9月12日 (六) 12:03 (UTC)",
        "September 12, 2026 12:03 (UTC)",
        "14:03, 12. септембар 2026. (CEST)",
        "١٢:٠٣، ١٢ سبتمبر ٢٠٢٦ (UTC)",
        "12:03, 12\u00a0September 2026\u200e (UTC)",
        "17:33, 12 September 2026 (UTC+5:30)",
    ],
)
def test_a_signatures_time_is_read_in_the_order_and_language_of_its_wiki(written):
    (found,) = timestamps(f"x {written} y", UTC)
    assert (found.start, found.end, found.when, found.guessed) == (2, 2 + len(written), NOON, False)


def test_an_unknown_zone_is_taken_to_be_the_one_given():
    (found,) = timestamps("14:03, 12 September 2026 (ABCT)", timezone(timedelta(hours=2)))
    assert (found.when, found.guessed) == (NOON, True)


@pytest.mark.parametrize("month", ["Jul", "juil", "июл", "júl", "lip"])
def test_a_month_may_be_shortened_as_far_as_it_stays_clear(month):
    (found,) = timestamps(f"12:03, 12 {month}. 2026 (UTC)", UTC)
    assert found.when == datetime(2026, 7, 12, 12, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "12:03, 12 jui 2026 (UTC)",
        "12:03, 12 Frimaire 2026 (UTC)",
        "25:99, 12 May 2026 (UTC)",
        "12:03, 31 June 2026 (UTC)",
    ],
)
def test_a_timestamp_that_names_no_time_is_one_without_a_time(written):
    assert [found.when for found in timestamps(written, UTC)] == [None]


def test_a_date_without_time_or_zone_is_no_timestamp():
    assert list(timestamps("12 September 2026 (UTC), 12:03, 12 September 2026, at 12:03 (UTC)", UTC)) == []
