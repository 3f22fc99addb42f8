"""A field for a time of day, and the hours between two."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from django import forms

from hearout.plan.coverage.participants import DAY, EVERY_DAY, Stretch

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["ClockField", "stretch_between"]


class ClockField(forms.TimeField):
    """A time by the browser's own clock. `wrong` is said where it is none, or is missing."""

    def __init__(self, *, label: StrOrPromise, wrong: StrOrPromise, required: bool = True) -> None:
        super().__init__(
            label=label,
            required=required,
            widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
            error_messages=dict.fromkeys(("required", "invalid"), wrong),
        )


def stretch_between(opens: time, closes: time, days: frozenset[int] = EVERY_DAY) -> Stretch:
    """The hours from one time to another, which is the next day's where it is not later."""
    first, last = (60 * clock.hour + clock.minute for clock in (opens, closes))
    return Stretch(first, last if last > first else last + DAY, days)
