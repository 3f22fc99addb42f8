"""When: the time zone, and the phases with their rounds.

What is published is not moved here. Its dates are told, and a decision with its reason changes them; words may change,
and phases that nobody has read of may be added.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearout.errors import Refusal
from hearout.messages import Words, say
from hearout.messages import gettext_noop as noop
from hearout.plan.announcement import Announcement, Phase, PhaseKind
from hearout.plan.dates_checked import phase_refused
from hearout.plan.moments import last_day
from hearout.plan.timetable import closes_at, opens_at
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.forms.sections.base import SectionForm, SectionItem
from hearout.web.consultations.forms.sections.rounds import RoundItem
from hearout.web.consultations.forms.wall import WallField
from hearout.web.consultations.forms.words import NAME, SENTENCES
from hearout.web.consultations.forms.zone import ZoneField
from hearout.web.consultations.titles import PHASE_KINDS
from hearout.web.times import TimeTold, city, days_in_words, told

__all__ = ["DatesForm"]

STILL_USED = noop(
    "“%(phase)s” cannot be taken out: people take part during it by “%(way)s”. Give that way another phase first, "
    "under “Ways to take part”."
)


@dataclass(frozen=True, slots=True)
class Lasts:
    """What the saved times of a phase mean, in words."""

    opens: TimeTold
    closes: TimeTold


class PhaseItem(SectionItem):
    """One phase with its rounds. `was`: how it is in the draft; `published`: how it is in force."""

    named_by = "title"
    adding = _("Add a phase")
    template = "consultations/set-up/phase.html"
    blank: ClassVar[Mapping[str, object]] = {"kind": PhaseKind.LISTENING.value}

    kind = forms.ChoiceField(
        label=_("What it is for"), choices=[(kind.value, title) for kind, title in PHASE_KINDS.items()]
    )
    opens = WallField(label=_("Opens"))
    closes = WallField(label=_("Closes"))

    def add_fields(self) -> None:
        self.was = self.scene.seen.phase(self.key)
        self.published = self.scene.public.phase(self.key) if self.scene.public else None
        self.add_words("title", _("Name"), NAME)
        self.add_words("about", _("What happens in it"), SENTENCES, lines=2)
        self.order_fields(["title", "kind", "opens", "closes", "about"])
        for name in ("opens", "closes", "remove") if self.published else ():
            del self.fields[name]
        filled = {one.key: RoundItem.values(one) for one in (self.was.rounds if self.was else ())}
        self.rounds = self.add_list(
            f"{self.prefix}-rounds", RoundItem, filled, grows=bool(self.was and not self.published)
        )
        for item in self.rounds:
            item.fix(self.published)

    @property
    def gist(self) -> str:
        """The days that it lasts, as they are saved."""
        was = self.was
        return days_in_words(was.opens.date(), last_day(was.closes), get_language() or "en") if was else ""

    @property
    def has_rounds(self) -> bool:
        """Whether rounds are shown: where people can meet, or where there are any."""
        if self.rounds.standing or self.was is None or self.was.kind is not PhaseKind.LISTENING:
            return bool(self.rounds.standing)
        ways = {way.kind for way in self.scene.seen.ways_in(self.key)}
        return bool(self.rounds.fresh) and (not ways or ChannelKind.SESSION in ways)

    @property
    def lasts(self) -> Lasts | None:
        """What its times mean, where they are saved and nobody is changing them."""
        if self.was is None or (self.is_bound and self.published is None):
            return None
        zone, language = self.scene.seen.zone, get_language() or "en"
        return Lasts(told(opens_at(self.was, zone), zone, language), told(closes_at(self.was, zone), zone, language))

    def check(self, zone: str) -> None:
        """Tell what is wrong with its times in `zone`, and with the days of its rounds."""
        if self.published:
            for item in self.rounds.kept:
                item.check_rule()
        if self.errors or self.published:
            return
        phase = self.phase("")
        for refusal in phase_refused(phase, zone):
            self.refuse(refusal)
        for item in self.rounds.kept if not self.errors else ():
            item.check(phase)

    def phase(self, key: str) -> Phase:
        """What was typed. Its rounds are those that can be read."""
        said = self.cleaned_data
        opens = said["opens"] if self.was is None or "opens" in said else self.was.opens
        closes = said["closes"] if self.was is None or "closes" in said else self.was.closes
        title, about, kind = self.text("title"), self.text("about"), PhaseKind(said["kind"])
        rounds = tuple(item.round(key) for key, item in self.keyed(self.rounds))
        if self.was is None:
            return Phase(key, kind, title, opens, closes, about, rounds)
        return replace(self.was, kind=kind, title=title, opens=opens, closes=closes, about=about, rounds=rounds)


class DatesForm(SectionForm):
    """The zone, and all phases."""

    template = "consultations/set-up/dates.html"

    def filled(self, seen: Announcement) -> dict[str, object]:
        return {"zone": seen.zone}

    def add_fields(self) -> None:
        seen = self.scene.seen
        if self.zone_is_free:
            self.fields["zone"] = ZoneField(
                label=_("Time zone"),
                help_text=_("All times on this page are times there. Readers see their own beside it."),
                kept=seen.zone,
            )
        filled = {
            phase.key: {
                "title": phase.title,
                "kind": phase.kind.value,
                "opens": phase.opens,
                "closes": phase.closes,
                "about": phase.about,
            }
            for phase in seen.phases
        }
        self.phases = self.add_list("phases", PhaseItem, filled)

    @property
    def zone_is_free(self) -> bool:
        """Whether the zone can still be chosen: in another one, published times would be other times."""
        return self.scene.public is None or not self.scene.public.phases

    @property
    def zone_told(self) -> str:
        """The city that names the zone."""
        return city(self.scene.seen.zone, get_language() or "en")

    def clean(self) -> None:
        zone = self.cleaned_data.get("zone") if self.zone_is_free else self.scene.seen.zone
        for item in self.phases.kept if zone else ():
            item.check(str(zone))
        for item in self.phases:
            for way in self.scene.seen.ways_in(item.key) if item.is_removed else ():
                title = Words(item.was.title.words if item.was else {})
                self.refuse(Refusal("phases", say(STILL_USED, phase=title, way=Words(way.title.words))))

    def wanted(self) -> Announcement:
        phases = tuple(item.phase(key) for key, item in self.keyed(self.phases))
        zone = self.cleaned_data["zone"] if self.zone_is_free else self.scene.seen.zone
        return replace(self.scene.seen, zone=zone, phases=phases)
