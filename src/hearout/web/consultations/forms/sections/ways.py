"""Ways to take part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement, PhaseKind, Way
from hearout.plan.checks import is_mail_address, is_web_address
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.forms.line import LineField
from hearout.web.consultations.forms.sections.base import SectionForm, SectionItem
from hearout.web.consultations.forms.sections.people import NO_MAIL
from hearout.web.consultations.forms.words import NAME, SENTENCES
from hearout.web.consultations.titles import WAY_KINDS

__all__ = ["WaysForm"]

LONGEST_ADDRESS = 500
WITH_ADDRESS = frozenset({ChannelKind.SURVEY, ChannelKind.TALK, ChannelKind.EMAIL})
NO_ADDRESS = _("This is no web address. It must begin with https:// or http://, such as https://survey.example.org.")


class WayItem(SectionItem):
    """One way to take part."""

    named_by = "title"
    adding = _("Add a way to take part")
    blank: ClassVar[Mapping[str, object]] = {"kind": ChannelKind.SURVEY.value, "phase": ""}

    kind = forms.ChoiceField(label=_("What it is"), choices=[(kind.value, title) for kind, title in WAY_KINDS.items()])
    phase = forms.ChoiceField(
        label=_("Open during"), help_text=_("It opens and closes with this phase."), required=False
    )
    address = LineField(
        label=_("Address"),
        help_text=_("Where it is: a web address, also of a survey that lives elsewhere, or an e-mail address."),
        most=LONGEST_ADDRESS,
        attrs={"dir": "ltr", "spellcheck": "false"},
    )

    def add_fields(self) -> None:
        self.add_words("title", _("Name"), NAME)
        self.add_words("about", _("How it works"), SENTENCES, lines=3, hint=_("How long it takes, who sees it, how."))
        phase = self.fields["phase"]
        assert isinstance(phase, forms.ChoiceField)
        phase.choices = [("", _("No phase yet")), *_phases(self.scene.seen)]
        self.order_fields(["title", "kind", "phase", "about", "address"])

    @property
    def gist(self) -> str:
        """What it is, and where."""
        kind = str(WAY_KINDS.get(self["kind"].value(), ""))
        address = str(self["address"].value() or "")
        return _now("%(kind)s: %(address)s") % {"kind": kind, "address": address} if address else kind

    @property
    def is_open(self) -> bool:
        """Also where the address is missing."""
        has_address = self["address"].value() or self["kind"].value() not in WITH_ADDRESS
        return super().is_open or not has_address

    def clean(self) -> None:
        """An address that is there must lead somewhere; whether one is missing is told before publication."""
        address = str(self.cleaned_data.get("address", ""))
        by_mail = self.cleaned_data.get("kind") == ChannelKind.EMAIL or address.startswith("mailto:")
        if by_mail:
            address = self.cleaned_data["address"] = address.removeprefix("mailto:")
        if address and by_mail and not is_mail_address(address):
            self.add_error("address", NO_MAIL)
        if address and not by_mail and not is_web_address(address):
            self.add_error("address", NO_ADDRESS)

    def way(self, key: str) -> Way:
        said = self.cleaned_data
        return Way(
            key=key,
            kind=ChannelKind(said["kind"]),
            phase=said["phase"],
            title=self.text("title"),
            about=self.text("about"),
            address=said["address"],
        )


class WaysForm(SectionForm):
    """All of them, in the order of the page."""

    template = "consultations/set-up/ways.html"

    def add_fields(self) -> None:
        filled = {
            way.key: {
                "title": way.title,
                "kind": way.kind.value,
                "phase": way.phase,
                "about": way.about,
                "address": way.address,
            }
            for way in self.scene.seen.ways
        }
        self.ways = self.add_list("ways", WayItem, filled)

    def wanted(self) -> Announcement:
        return replace(self.scene.seen, ways=tuple(item.way(key) for key, item in self.keyed(self.ways)))


def _phases(seen: Announcement) -> list[tuple[str, str]]:
    """Phases to choose from, those in which people take part first."""
    first = sorted(seen.phases, key=lambda phase: phase.kind is not PhaseKind.LISTENING)
    return [(phase.key, phase.title.said(get_language() or "en", seen.languages).words or phase.key) for phase in first]
