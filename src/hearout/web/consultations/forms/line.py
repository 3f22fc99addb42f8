"""Fields for one line that is in no language of the team: a name, an address, a language by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearout.web.languages import tag_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["LanguageField", "LineField"]

LONGEST_NAME = 80
TOO_LONG = _("This is %(show_value)s characters long. Shorten it to %(limit_value)s.")
NO_LANGUAGE = _("We know no language of that name. Choose one from the list, or write its tag, such as sw or pt-BR.")


class LineField(forms.CharField):
    """Up to `most` characters. `missing` is said where it is required and empty ("": it is not required). `attrs` are
    what else its input says, as HTML knows it."""

    def __init__(
        self,
        *,
        label: StrOrPromise,
        most: int,
        help_text: StrOrPromise = "",
        missing: StrOrPromise = "",
        attrs: dict[str, str] | None = None,
    ) -> None:
        own = {"class": "line", "dir": "auto", "autocomplete": "off", **(attrs or {})}
        super().__init__(
            label=label,
            help_text=help_text,
            required=bool(missing),
            max_length=most,
            widget=forms.TextInput(own),
            error_messages={"required": missing, "max_length": TOO_LONG},
        )
        del self.widget.attrs["maxlength"]  # a browser would cut off what is pasted, without a word

    def to_python(self, value: str | None) -> str:
        return " ".join((super().to_python(value) or "").split())


class LanguageField(LineField):
    """A language by its name or tag, from the list called `languages-offered`. The value is its tag, "" for none."""

    def __init__(self, *, label: StrOrPromise, help_text: StrOrPromise = "", missing: StrOrPromise = "") -> None:
        super().__init__(
            label=label, help_text=help_text, missing=missing, most=LONGEST_NAME, attrs={"list": "languages-offered"}
        )

    def clean(self, value: str | None) -> str:
        typed = super().clean(value)
        tag = tag_of(typed, get_language() or "en")
        if typed and not tag:
            raise forms.ValidationError(NO_LANGUAGE)
        return tag
