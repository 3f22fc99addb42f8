"""A field for the zone in which a team gives all its times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearout.errors import Refusal
from hearout.plan.moments import zone_named
from hearout.web.people.zones import zones
from hearout.web.sentences import in_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["ZoneField"]


class ZoneField(forms.ChoiceField):
    """A zone by its city: typing the city's first letters finds it. `kept` is one that was chosen before, which may be
    an older name. The value is the zone's IANA name."""

    def __init__(self, *, label: StrOrPromise, help_text: StrOrPromise = "", kept: str = "") -> None:
        offered = zones(get_language() or "en")
        older = [] if kept in ("", *(name for name, _city in offered)) else [(kept, kept)]
        super().__init__(
            choices=[*older, *offered],
            label=label,
            help_text=help_text,
            error_messages={"required": _("Choose a time zone.")},
        )

    def validate(self, value: str) -> None:
        forms.Field.validate(self, value)
        try:
            zone_named(value)
        except Refusal as refusal:
            raise forms.ValidationError(in_words(refusal.message)) from None
