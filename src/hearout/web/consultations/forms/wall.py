"""A field for a time as clocks show it: the day and the hour, in a zone that is named beside it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise  # of the checkers; nothing at run time

__all__ = ["DayField", "WallField", "WallInput"]

NO_DAY = _("Write the day, such as 2026-09-29.")
NO_TIME = _("Write the time, such as 18:00.")
NEITHER = _("Write the day and the time, such as 2026-09-29 and 18:00.")
ODD_YEAR = _("Choose a year from 2000 to 2100.")
FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)


class DayInput(forms.DateInput):
    """The browser's own calendar, which reads and writes days as 2026-09-29 in every language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__({"min": FIRST.isoformat(), "max": LAST.isoformat()}, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class DayField(forms.DateField):
    """A day. The value is a `date`."""

    widget = DayInput

    def __init__(self, *, label: StrOrPromise, help_text: StrOrPromise = "", required: bool = False) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d"],
            label=label,
            help_text=help_text,
            required=required,
            error_messages={"required": NO_DAY, "invalid": NO_DAY, "incomplete": NO_DAY},
            validators=[MinValueValidator(FIRST, ODD_YEAR), MaxValueValidator(LAST, ODD_YEAR)],
        )


class WallInput(forms.MultiWidget):
    """Day and time beside each other."""

    template_name = "consultations/parts/day-and-time.html"
    use_fieldset = True

    def __init__(self) -> None:
        super().__init__({"day": DayInput(), "time": TimeInput()})

    def sent(self, name: str, value: datetime | None) -> dict[str, list[str]]:
        """What a browser sends for a time: the names of its fields, and what stands in them."""
        day, clock = (f"{value:%Y-%m-%d}", f"{value:%H:%M}") if value else ("", "")
        return {f"{name}_day": [day], f"{name}_time": [clock]}

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0"  # where a summary of errors leads

    def decompress(self, value: datetime | None) -> list[date | time | None]:
        return [value.date(), value.time()] if value else [None, None]


class WallField(forms.MultiValueField):
    """A day and a time. The value is a naive `datetime`."""

    widget = WallInput

    def __init__(self, *, label: StrOrPromise, help_text: StrOrPromise = "", required: bool = True) -> None:
        clock = forms.TimeField(
            input_formats=["%H:%M", "%H:%M:%S"],
            error_messages={"required": NO_TIME, "invalid": NO_TIME, "incomplete": NO_TIME},
        )
        super().__init__(
            (DayField(label="", required=True), clock),
            label=label,
            help_text=help_text,
            required=required,
            require_all_fields=False,
            error_messages={"required": NEITHER},
        )

    def compress(self, data_list: list[date | time]) -> datetime | None:
        if not data_list:
            return None
        day, clock = data_list
        assert isinstance(day, date)
        assert isinstance(clock, time)
        return datetime.combine(day, clock.replace(second=0, microsecond=0))
