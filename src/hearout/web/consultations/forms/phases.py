"""How a phase can bend: one form for each kind of decision about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from hearout.plan import changes
from hearout.plan.announcement import Announcement, Phase, Round, Text
from hearout.plan.decided import DecisionKind
from hearout.plan.sessions import held_by, of_phase
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.actions import phases
from hearout.web.consultations.forms.decisions import Decide
from hearout.web.consultations.forms.turnout import NAMES, rule_fields, rule_missing, rule_typed
from hearout.web.consultations.forms.wall import DayField, WallField
from hearout.web.consultations.forms.words import NAME
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.wording import proposed_title
from hearout.web.people.models import User
from hearout.web.sentences import in_words
from hearout.web.times import city

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["AddRound", "ChangePhase", "EndEarly", "Extend", "Postpone"]

NUMBER_WRONG = _("Write a whole number, such as 2.")


class ChangePhase(Decide):
    """A decision about one phase."""

    def __init__(
        self, data: Mapping[str, str] | None, said: Announcement, phase: Phase, *, after: int, asks_for_title: bool
    ) -> None:
        self.phase = phase
        super().__init__(data, said, after=after, asks_for_title=asks_for_title)

    @property
    def subject(self) -> Text:
        return self.phase.title

    def about_phase(self) -> str:
        return self.phase.key

    def proposed_title(self, after: Announcement) -> Text:
        changed = after.phase(self.phase.key)
        closes = changed.closes if changed else None
        return proposed_title(self.kind, after, phase=self.phase.key, closes=closes)

    def propose(self, now: datetime) -> None:
        """Fill in what is known at `now`, for a form that nobody has written in yet."""

    def _moment(self, label: StrOrPromise, hint: StrOrPromise, wall: datetime | None) -> WallField:
        field = WallField(label=label, help_text=hint, required=True)
        field.initial = wall
        return field

    @property
    def _place(self) -> str:
        return city(self.said.zone, get_language() or "en")


class Extend(ChangePhase):
    """The phase closes later."""

    kind = DecisionKind.EXTENDED

    def what_changes(self) -> dict[str, forms.Field]:
        hint = gettext("As clocks in %(place)s show it.") % {"place": self._place}
        return {"closes": self._moment(_("Until"), hint, self.phase.closes)}

    def changed(self, said: Announcement, now: datetime) -> Announcement:
        return changes.extend(said, self.phase.key, self.cleaned_data["closes"], now)

    def decide(self, consultation: Consultation, *, by: User, now: datetime) -> Decision:
        said = self.cleaned_data
        return phases.extend(
            consultation, self.phase.key, said["closes"], self.choice(), by=by, now=now, after=said["after"]
        )


class Postpone(ChangePhase):
    """The phase is held later."""

    kind = DecisionKind.POSTPONED

    def what_changes(self) -> dict[str, forms.Field]:
        hint = gettext("As clocks in %(place)s show it.") % {"place": self._place}
        return {
            "opens": self._moment(_("From"), hint, self.phase.opens),
            "closes": self._moment(_("Until"), hint, self.phase.closes),
        }

    def changed(self, said: Announcement, now: datetime) -> Announcement:
        typed = self.cleaned_data
        return changes.postpone(said, self.phase.key, typed["opens"], typed["closes"], now)

    def decide(self, consultation: Consultation, *, by: User, now: datetime) -> Decision:
        said = self.cleaned_data
        return phases.postpone(
            consultation,
            self.phase.key,
            said["opens"],
            said["closes"],
            self.choice(),
            by=by,
            now=now,
            after=said["after"],
        )


class AddRound(ChangePhase):
    """One round of sessions more, and more time for it where it needs some."""

    kind = DecisionKind.ROUND_ADDED

    def about_round(self) -> str:
        return f"round-{len(self.phase.rounds) + 1}"

    def what_changes(self) -> dict[str, forms.Field]:
        hint = gettext("As clocks in %(place)s show it. Choose a later time where the round needs it.")
        return {
            "name": self._words(_("What the round is called"), _("Such as: Second round."), NAME, required=True),
            "first": DayField(label=_("Its first day"), required=True),
            "last": DayField(label=_("Its last day"), required=True),
            "sessions": _count(_("How many sessions it has"), required=True),
            **rule_fields(),
            "closes": self._moment(_("The phase is open until"), hint % {"place": self._place}, self.phase.closes),
        }

    def changed(self, said: Announcement, now: datetime) -> Announcement:
        return changes.add_round(said, self.phase.key, self._round(), now, closes=self.cleaned_data["closes"])

    def decide(self, consultation: Consultation, *, by: User, now: datetime) -> Decision:
        said = self.cleaned_data
        return phases.add_round(
            consultation,
            self.phase.key,
            self._round(),
            self.choice(),
            closes=said["closes"],
            by=by,
            now=now,
            after=said["after"],
        )

    def clean(self) -> None:
        typed = self.cleaned_data
        missing = rule_missing(typed) if {*NAMES} <= {*typed} else None
        if missing:
            self.add_error(missing.field, in_words(missing.message))

    def _round(self) -> Round:
        typed = self.cleaned_data
        return Round(
            key=self.about_round(),
            title=typed["name"],
            first=typed["first"],
            last=typed["last"],
            sessions=typed["sessions"],
            rule=rule_typed(typed["minimum"], typed["days_before"], typed["proposal"]),
        )


class EndEarly(ChangePhase):
    """The phase ends now."""

    kind = DecisionKind.ENDED_EARLY

    def what_changes(self) -> dict[str, forms.Field]:
        planned = sum(one.sessions for one in self.phase.rounds)
        if not planned and not any(way.kind is ChannelKind.SESSION for way in self.said.ways_in(self.phase.key)):
            return {}
        hint = gettext("%(planned)s were planned.") % {"planned": planned} if planned else ""
        return {"held": _count(_("How many sessions were held"), hint)}

    def propose(self, now: datetime) -> None:
        """How many sessions have begun, where any has a time."""
        if of_phase(self.phase):
            self.initial["held"] = held_by(self.phase, now)

    def changed(self, said: Announcement, now: datetime) -> Announcement:
        number = self.cleaned_data["after"] + 1  # that the decision will have, if nobody takes another before
        return changes.end_early(said, self.phase.key, now, number, held=self.cleaned_data.get("held"))

    def decide(self, consultation: Consultation, *, by: User, now: datetime) -> Decision:
        said = self.cleaned_data
        return phases.end_early(
            consultation,
            self.phase.key,
            self.choice(),
            held=said.get("held"),
            by=by,
            now=now,
            after=said["after"],
        )


def _count(label: StrOrPromise, hint: StrOrPromise = "", *, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=required,
        min_value=0,
        max_value=999,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={
            "required": NUMBER_WRONG,
            "invalid": NUMBER_WRONG,
            "min_value": NUMBER_WRONG,
            "max_value": _("That is more than there can be. Write a smaller number."),
        },
    )
