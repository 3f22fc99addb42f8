"""The page of notes of a session, as a form."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

__all__ = ["NotesForm"]

LONGEST = 200_000


class NotesForm(forms.Form):
    """`base` is the number of the version that was looked at."""

    words = forms.CharField(
        label=_("The notes"),
        help_text=_(
            "The headings are your guiding questions: what stands below one answers it. Write what was said, and not "
            "by whom."
        ),
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 24, "dir": "auto", "class": "notes"}),
        error_messages={
            "max_length": _(
                "This is %(show_value)s characters long. Shorten it to %(limit_value)s, or go on in a file."
            )
        },
    )
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean_words(self) -> str:
        """Line ends are those of every text here."""
        return str(self.cleaned_data["words"]).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
