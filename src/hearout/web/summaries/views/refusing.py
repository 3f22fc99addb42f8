"""What a form says when something else was decided first."""

from __future__ import annotations

from django import forms

from hearout.errors import Refusal
from hearout.web.sentences import in_words

__all__ = ["told_in"]


def told_in(form: forms.Form, refusal: Refusal) -> None:
    """Put the refusal beside the field that it is about; all that was typed stays."""
    form.add_error(refusal.field if refusal.field in form.fields else None, in_words(refusal.message))
