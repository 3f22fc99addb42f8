"""The picture of phases on one line of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from arranged_web import announcement, en
from hearout.plan.announcement import Announcement, Ending, Phase, PhaseKind
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.queries.timeline import Band, Mark, Timeline, timeline

READER = Reader("Europe/Berlin", "en", ("en",))
NOW = datetime(2026, 9, 10, 9, 0, tzinfo=UTC)


def ten_weeks(**other: object) -> Announcement:
    """From 10 August to 20 October, in Coordinated Universal Time."""
    return announcement(zone="UTC", **other)


def drawn(said: Announcement, now: datetime = NOW) -> Timeline:
    picture = timeline(said, READER, now)
    assert picture is not None
    return picture


def test_each_phase_lies_where_its_dates_are_and_looks_as_it_is() -> None:
    shapes = {
        line.title.words: [(band.shape, band.is_disc) for band in line.bands] for line in drawn(ten_weeks()).lines
    }
    assert shapes == {
        "Survey": [("f2", False)],
        "Listening sessions": [("f1", False)],
        "Talk page and mailbox": [("f1", False)],
        "Reading and grouping": [("gone", False)],
    }


def test_all_lie_on_one_scale() -> None:
    said = replace(ten_weeks(), phases=(phase("whole", 1, 101), phase("quarter", 26, 51)))
    whole, quarter = (line.bands[0] for line in drawn(said).lines)
    assert whole == Band("gone", "4.55%", "90.91%", is_disc=False)
    assert quarter == Band("gone", "27.27%", "22.73%", is_disc=False)


def phase(key: str, first: int, last: int) -> Phase:
    """A phase from one day of 2027 to another."""
    day = [datetime.fromordinal(datetime(2026, 12, 31).toordinal() + number) for number in (first, last)]
    return Phase(key, PhaseKind.LISTENING, en(key), *day)


def test_what_was_called_off_is_drawn_as_a_gap() -> None:
    said = ten_weeks()
    ended = replace(said.phases[2], ended=Ending(datetime(2026, 9, 1, tzinfo=UTC), 2))
    (line,) = drawn(replace(said, phases=(ended,))).lines
    assert [band.shape for band in line.bands] == ["f2", "gone"]
    assert line.last == "31 Aug"


def test_a_day_among_months_is_a_disc() -> None:
    said = replace(ten_weeks(), phases=(phase("months", 1, 200), phase("day", 50, 51)))
    (band,) = drawn(said).lines[1].bands
    assert (band.is_disc, band.width) == (True, "0.00%")


@pytest.mark.parametrize(
    ("now", "mark"),
    [
        (datetime(2026, 9, 14, 22, 0, tzinfo=UTC), Mark("50.00%", "14 Sept", "middle")),
        (datetime(2026, 8, 10, 0, 0, tzinfo=UTC), Mark("4.55%", "10 Aug", "start")),
        (datetime(2026, 10, 20, 19, 0, tzinfo=UTC), Mark("95.40%", "20 Oct", "end")),
        (datetime(2025, 1, 1, tzinfo=UTC), None),
    ],
)
def test_today_is_marked_where_it_is_on_the_line(now: datetime, mark: Mark | None) -> None:
    assert drawn(ten_weeks(), now).today == mark


def test_months_are_named_where_they_begin_and_days_where_there_are_no_months() -> None:
    days = replace(ten_weeks(), phases=(phase("days", 3, 9),))
    years = replace(ten_weeks(), phases=(phase("years", 1, 900),))
    assert [mark.word for mark in drawn(ten_weeks()).marks] == ["Sept", "Oct"]
    assert [mark.word for mark in drawn(days).marks] == ["4 Jan", "6 Jan", "8 Jan"]
    assert [mark.word for mark in drawn(years).marks] == ["Jan", "Jul", "Jan", "Jul", "Jan"]


def test_numbers_are_written_with_a_point_in_every_language() -> None:
    picture = timeline(ten_weeks(), Reader("UTC", "de", ("en",)), NOW)
    assert picture is not None
    assert all("," not in band.x + band.width for line in picture.lines for band in line.bands)


def test_without_dates_there_is_no_picture() -> None:
    odd = Phase("odd", PhaseKind.LISTENING, en("Odd"), datetime(2026, 9, 2), datetime(2026, 9, 1))
    assert timeline(replace(ten_weeks(), phases=(odd,)), READER, NOW) is None
