"""The field for a day and a time."""

from __future__ import annotations

from datetime import datetime

import pytest
from django import forms
from django.utils.translation import override

from hearout.web.consultations.forms.wall import WallField


class Phase(forms.Form):
    opens = WallField(label="Opens")


def typed(day: str, clock: str) -> Phase:
    return Phase({"opens_day": day, "opens_time": clock})


def test_a_day_and_a_time_are_one_wall_time() -> None:
    form = typed("2026-08-10", "18:30")
    assert form.is_valid()
    assert form.cleaned_data["opens"] == datetime(2026, 8, 10, 18, 30)


@pytest.mark.parametrize(
    ("day", "clock", "errors"),
    [
        ("", "", ["Write the day and the time, such as 2026-09-29 and 18:00."]),
        ("2026-02-30", "18:00", ["Write the day, such as 2026-09-29."]),
        ("", "18:00", ["Write the day, such as 2026-09-29."]),
        ("2026-09-29", "", ["Write the time, such as 18:00."]),
        ("2026-09-29", "25:00", ["Write the time, such as 18:00."]),
        ("0001-01-01", "00:00", ["Choose a year from 2000 to 2100."]),
        ("9999-12-31", "23:59", ["Choose a year from 2000 to 2100."]),
    ],
)
def test_what_is_no_time_is_told_with_what_to_write(day: str, clock: str, errors: list[str]) -> None:
    with override("en"):
        assert typed(day, clock).errors.get("opens") == errors


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_days_and_times_are_written_as_the_browser_reads_them_in_every_language(language: str) -> None:
    with override(language):
        page = str(Phase(initial={"opens": datetime(2026, 8, 10, 0, 0)})["opens"])
    assert 'type="date" name="opens_day" value="2026-08-10"' in page
    assert 'type="time" name="opens_time" value="00:00"' in page
