"""A field for the zone in which times are given, or read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearout.errors import Refusal
from hearout.plan.moments import zone_named
from hearout.web.people.zones import zones
from hearout.web.sentences import in_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["ZoneField"]


class ZoneSelect(forms.Widget):
    """A list of all zones. There are four hundred: they are written once a language, not once a page."""

    def __init__(self, kept: str) -> None:
        super().__init__()
        self._kept = kept

    def use_required_attribute(self, initial: object) -> bool:  # noqa: ARG002  Django's signature
        """Never: HTML wants an empty choice to begin such a list, and there is always a zone chosen here."""
        return False

    def render(
        self,
        name: str,
        value: object,
        attrs: Mapping[str, object] | None = None,
        renderer: BaseRenderer | None = None,  # noqa: ARG002  Django hands it in
    ) -> SafeString:
        chosen, options = str(value or ""), _options(get_language() or "en")
        older = self._kept if self._kept not in options else ""
        first = {zone: _option(zone, zone) for zone in (older,) if zone}
        written = {**first, **options}
        if chosen in written:
            written[chosen] = SafeString(written[chosen].replace(">", " selected>", 1))
        around = flatatt({"name": name, **self.attrs, **(attrs or {})})
        return format_html("<select{}>{}</select>", around, SafeString("".join(written.values())))


class ZoneField(forms.Field):
    """A zone by its city: typing the city's first letters finds it. `kept` is one that was chosen before, which may be
    an older name. The value is the zone's IANA name."""

    def __init__(self, *, label: StrOrPromise, help_text: StrOrPromise = "", kept: str = "") -> None:
        super().__init__(
            widget=ZoneSelect(kept),
            label=label,
            help_text=help_text,
            error_messages={"required": _("Choose a time zone.")},
        )

    def to_python(self, value: str | None) -> str:
        return value or ""

    def validate(self, value: str) -> None:
        super().validate(value)
        try:
            zone_named(value)
        except Refusal as refusal:
            raise forms.ValidationError(in_words(refusal.message)) from None


@cache
def _options(language: str) -> dict[str, SafeString]:
    return {zone: _option(zone, words) for zone, words in zones(language)}


def _option(zone: str, words: str) -> SafeString:
    return format_html('<option value="{}">{}</option>', zone, words)
