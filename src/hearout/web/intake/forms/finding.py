"""Finding contributions again."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

__all__ = ["IDENT", "FindSomebody", "Search"]

IDENT = re.compile(r"[c][0-9a-z]{8,39}")
LONGEST = 300


class Search(forms.Form):
    """Words that stand in a contribution, or its id."""

    words = forms.CharField(
        label=_("Words in it, or its id"),
        max_length=LONGEST,
        widget=forms.TextInput({"class": "line", "dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Type words to look for."), "max_length": _("Look for fewer words.")},
    )


class FindSomebody(forms.Form):
    """Whose words are to be erased. What is typed is compared and forgotten."""

    who = forms.CharField(
        label=_("Who, or which contribution"),
        help_text=_(
            "A name, an e-mail address or a handle, as the files have it; or the id of one contribution. What you type "
            "is compared with every author, and kept nowhere."
        ),
        max_length=LONGEST,
        widget=forms.TextInput({"class": "line", "dir": "auto", "autocomplete": "off"}),
        error_messages={
            "required": _("Type a name, an address, a handle or an id."),
            "max_length": _("Shorten this to 300 characters."),
        },
    )
