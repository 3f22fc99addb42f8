"""Why a file is of none of the sessions, as a form."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from hearout.web.consultations.forms.line import LineField

__all__ = ["AsideForm"]

LONGEST = 200


class AsideForm(forms.Form):
    """One a file, on a page with others."""

    why = LineField(label=_("Why"), most=LONGEST, missing=_("Say why, so that the others can follow you."))

    def __init__(self, data: Mapping[str, str] | None = None, *, file: int) -> None:
        super().__init__(data, auto_id=f"id_%s-{file}")
