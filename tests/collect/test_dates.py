from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hearout.collect.dates import DateOrder, Dates, date_order
from hearout.records.consultation import Channel, ChannelKind

BERLIN = ZoneInfo("Europe/Berlin")
CHANNEL = Channel(ChannelKind.SURVEY, "s")


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026-08-10T14:03:22Z", (14, 3, 22)),
        ("2026-08-10T14:03:22.123456+02:00", (12, 3, 22)),
        ("2026-08-10 14:03:22", (12, 3, 22)),
        ("2026-08-10", (-2, 0, 0)),
        ("2026/08/10 2:03:22 PM GMT+2", (12, 3, 22)),
        ("2026/08/10 12:05:19 AM AST", (4, 5, 19)),
        ("2026/08/10 下午 2:03:22 [GMT+8]", None),
        ("2026/08/10 下午 2:03:22 GMT+8", (6, 3, 22)),
        ("10/08/2026 14:03", (12, 3, 0)),
        ("10.08.26 14:03", (12, 3, 0)),
        ("10 August 2026, 14:03", (12, 3, 0)),
        ("Aug 10, 2026 2:03 p.m.", (12, 3, 0)),
        ("2026-08-10 14:03 IST", (12, 3, 0)),
        ("2026-13-45", None),
        ("2026-08-10 25:00", None),
        ("1969-12-31", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("2101-01-01", None),
        ("yesterday", None),
        ("2026-08-10 14:03 or so, I think", None),
    ],
)
def test_spellings_of_exports(written, utc):
    expected = None
    if utc and utc[0] < 0:
        expected = datetime(2026, 8, 9, 24 + utc[0], *utc[1:], tzinfo=UTC)
    elif utc:
        expected = datetime(2026, 8, 10, *utc, tzinfo=UTC)
    assert Dates(BERLIN, DateOrder(day_first=True)).read(written) == expected


def test_a_number_above_twelve_tells_the_day():
    assert date_order(["03/04/2026", "03/14/2026"], CHANNEL) == DateOrder(day_first=False)
    assert date_order(["03/04/2026", "14/03/2026"], CHANNEL) == DateOrder(day_first=True)


def test_else_the_days_the_channel_was_open_tell():
    opened = Channel(
        ChannelKind.SURVEY,
        "s",
        opens=datetime(2026, 3, 1, tzinfo=UTC),
        closes=datetime(2026, 3, 20, tzinfo=UTC),
    )
    assert date_order(["03/04/2026", "03/05/2026"], opened) == DateOrder(day_first=False)
    assert date_order(["04/03/2026", "05/03/2026"], opened) == DateOrder(day_first=True)


def test_else_rows_that_follow_each_other_tell():
    assert date_order(["01/03/2026", "02/03/2026", "01/04/2026"], CHANNEL) == DateOrder(day_first=True)
    assert date_order(["03/01/2026", "03/02/2026", "04/01/2026"], CHANNEL) == DateOrder(day_first=False)


def test_else_it_is_a_guess_and_says_so():
    assert date_order(["01/03/2026"], CHANNEL) == DateOrder(day_first=True, sure=False)
    assert date_order(["01/03/2026 2:00 PM"], CHANNEL) == DateOrder(day_first=False, sure=False)


def test_years_of_two_digits():
    dates = Dates(UTC, DateOrder(day_first=True))
    assert dates.read("01.02.69") == datetime(2069, 2, 1, tzinfo=UTC)
    assert dates.read("01.02.70") == datetime(1970, 2, 1, tzinfo=UTC)
