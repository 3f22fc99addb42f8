"""How people join a session: a web address, a number or a room, told to everybody or to those who registered."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Joining
from hearout.web.consultations.forms.line import LineField

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["JoiningField", "check_joining"]

LONGEST_JOINING = 500
BY_VIDEO = frozenset({Joining.ZOOM, Joining.JITSI, Joining.BIGBLUEBUTTON, Joining.MEET})
NO_LINK = _("Write the whole address of the call, beginning with https://, and nothing else.")


class JoiningField(LineField):
    """One line that says how to join."""

    def __init__(self, *, label: StrOrPromise, help_text: StrOrPromise = "") -> None:
        super().__init__(label=label, help_text=help_text, most=LONGEST_JOINING, attrs={"dir": "ltr"})


def check_joining(kind: Joining, said: str) -> None:
    """Raises ValidationError where a call has no web address that a calendar could open."""
    if kind not in BY_VIDEO or not said:
        return
    try:
        parts = urlsplit(said)
    except ValueError:
        raise forms.ValidationError(NO_LINK) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in said:
        raise forms.ValidationError(NO_LINK)
