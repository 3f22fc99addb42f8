"""A field for a whole number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["WholeField"]


class WholeField(forms.IntegerField):
    """A whole number up to `most`; nothing typed is 0 where it is not `required`."""

    def __init__(self, *, label: StrOrPromise, most: int, help_text: StrOrPromise = "", required: bool = True) -> None:
        wrong = format_lazy(_("Write a whole number from 0 to {most}."), most=most)
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            widget=forms.NumberInput({"class": "short", "inputmode": "numeric", "min": 0, "max": most}),
            error_messages={"required": wrong, "invalid": wrong},
            validators=[MinValueValidator(0, wrong), MaxValueValidator(most, wrong)],
        )

    def clean(self, value: object) -> int:
        return super().clean(value) or 0
