"""Where the consultation was announced."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from hearout.web.consultations.forms.wall import DayField

__all__ = ["LogOutreach"]

LINK_WRONG = _("Write the whole web address, beginning with https:// or http://.")
NUMBER_WRONG = _("Write a whole number, or leave it empty if you do not know.")
MANY = 1_000_000_000


class LogOutreach(forms.Form):
    """One place, and one time."""

    where = forms.CharField(
        label=_("Where"),
        help_text=_("As people there call it: the operators’ mailing list."),
        max_length=200,
        widget=forms.TextInput({"class": "line", "dir": "auto"}),
        error_messages={
            "required": _("Say where you announced it."),
            "max_length": _("Shorten this to 200 characters."),
        },
    )
    people = forms.IntegerField(
        label=_("About how many people it reached"),
        help_text=_("As near as you can say, such as the subscribers of a list. Empty if you do not know."),
        required=False,
        min_value=0,
        max_value=MANY,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NUMBER_WRONG),
    )
    link = forms.CharField(
        label=_("A link to it"),
        help_text=_("Everybody can read it in the method section. It may stay empty."),
        required=False,
        max_length=500,
        widget=forms.URLInput({"class": "line", "dir": "ltr"}),
        validators=[URLValidator(schemes=["http", "https"], message=LINK_WRONG)],
        error_messages={"max_length": _("This address is too long. Shorten it to 500 characters.")},
    )

    def __init__(self, data: Mapping[str, str] | None, today: date, *, where: str = "") -> None:
        super().__init__(data, initial={"on": today, "where": where})
        self.today = today
        self.fields["on"] = DayField(label=_("On which day"), required=True)
        self.order_fields(["where", "on", "people", "link"])

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day is still to come. Log it when it has been announced there."))
        return on

    def clean_people(self) -> int:
        return self.cleaned_data["people"] or 0
