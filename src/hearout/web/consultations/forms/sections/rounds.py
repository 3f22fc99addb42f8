"""Rounds of sessions within a phase."""

from __future__ import annotations

from dataclasses import replace

from django.forms import BoundField
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Phase, Round, Session
from hearout.plan.dates_checked import round_refused
from hearout.plan.sessions import begins_at
from hearout.web.consultations.forms.numbers import WholeField
from hearout.web.consultations.forms.sections.base import SectionItem
from hearout.web.consultations.forms.turnout import NAMES, rule_fields, rule_missing, rule_typed, rule_values
from hearout.web.consultations.forms.wall import DayField
from hearout.web.consultations.forms.words import NAME
from hearout.web.consultations.queries.sessions import rule_in_words
from hearout.web.times import days_in_words, told

__all__ = ["RoundItem"]

MOST_SESSIONS = 500
CALLED = "called-"


class RoundItem(SectionItem):
    """One round. Of a published one only its name changes, those of its sessions, and until its phase opens what holds
    when few come."""

    named_by = "title"
    adding = _("Add a round of sessions")
    template = "consultations/set-up/round.html"

    first = DayField(label=_("First day"), required=True)
    last = DayField(label=_("Last day"), required=True)
    sessions = WholeField(label=_("Sessions that are planned"), most=MOST_SESSIONS, required=False)

    @staticmethod
    def values(one: Round) -> dict[str, object]:
        """What stands in the fields."""
        return {
            "title": one.title,
            "first": one.first,
            "last": one.last,
            "sessions": one.sessions,
            **rule_values(one.rule),
            **{f"{CALLED}{session.key}": session.title for session in one.schedule},
        }

    def add_fields(self) -> None:
        self.published: Round | None = None
        self.has_begun = False
        self.fields.update(rule_fields())
        self.add_words("title", _("Name of the round"), NAME)
        self.order_fields(["title"])

    def fix(self, phase: Phase | None) -> None:
        """Let what `phase`, as it is in force, says of this round stay so; what holds when few come, once it opened."""
        self.published = next((one for one in phase.rounds if one.key == self.key), None) if phase else None
        for name in ("first", "last", "sessions", "remove") if self.published else ():
            del self.fields[name]
        self.has_begun = bool(self.published and phase and phase.key in self.scene.begun)
        for name in NAMES if self.has_begun else ():
            del self.fields[name]
        for session in self.published.schedule if self.published else ():
            at = told(begins_at(session), session.zone, get_language() or "en")
            self.add_words(f"{CALLED}{session.key}", gettext("Name of the session of %(time)s") % {"time": at}, NAME)

    @property
    def called_sessions(self) -> tuple[BoundField, ...]:
        """The names of its sessions that have a time."""
        return tuple(self[name] for name in self.fields if name.startswith(CALLED))

    @property
    def gist(self) -> str:
        """Its days, as they are saved."""
        first, last = self.initial.get("first"), self.initial.get("last")
        return days_in_words(first, last, get_language() or "en") if first and last else ""

    @property
    def days(self) -> str:
        """What is published of it."""
        assert self.published is not None
        return days_in_words(self.published.first, self.published.last, get_language() or "en")

    def check(self, phase: Phase) -> None:
        """Tell what is wrong with its days within `phase`."""
        if self.errors:
            return
        self.check_rule()
        made = self.round("")
        for refusal in round_refused(made, phase):
            self.refuse(refusal)

    @property
    def asked_of_rule(self) -> tuple[BoundField, ...]:
        """The fields of what holds when few come, as long as it can be said."""
        return () if self.has_begun else tuple(self[name] for name in NAMES)

    @property
    def rule_told(self) -> str:
        """The rule that stands since the phase opened."""
        rule = self.published.rule if self.published and self.has_begun else None
        return rule_in_words(rule) if rule else ""

    def check_rule(self) -> None:
        """Tell what is missing of what holds when few come."""
        missing = None if self.errors or self.has_begun else rule_missing(self.cleaned_data)
        if missing:
            self.refuse(missing)

    def round(self, key: str) -> Round:
        """What was typed."""
        said, title = self.cleaned_data, self.text("title")
        if self.published is None:
            rule = rule_typed(said["minimum"], said["days_before"], said["proposal"])
            return Round(key, title, said["first"], said["last"], said["sessions"], rule=rule)
        kept = replace(self.published, title=title, schedule=tuple(map(self._named, self.published.schedule)))
        if self.has_begun:
            return kept
        return replace(kept, rule=rule_typed(said["minimum"], said["days_before"], said["proposal"]))

    def _named(self, session: Session) -> Session:
        return replace(session, title=self.text(f"{CALLED}{session.key}"))
