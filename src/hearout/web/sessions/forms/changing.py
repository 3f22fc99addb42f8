"""Sessions that have a time: moving one, cancelling some, merging some into another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django import forms
from django.db import transaction
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from hearout.plan import changes
from hearout.plan.announcement import Announcement, Joining, Session
from hearout.plan.decided import DecisionKind
from hearout.plan.scheduling import LONGEST_SESSION
from hearout.web.consultations.actions import sessions
from hearout.web.consultations.forms.numbers import WholeField
from hearout.web.consultations.forms.wall import WallField
from hearout.web.consultations.forms.words import NAME
from hearout.web.consultations.forms.zone import ZoneField
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.queries.sessions import in_a_line
from hearout.web.consultations.titles import JOINING_KINDS
from hearout.web.people.models import User
from hearout.web.sessions.actions.arranging import check_nobody_twice
from hearout.web.sessions.forms.deciding import OfSessions
from hearout.web.sessions.forms.joining import JoiningField, check_joining
from hearout.web.sessions.queries.choices import takes
from hearout.web.sessions.queries.rounds import RoundOf

__all__ = ["CancelSessions", "MergeSessions", "MoveSession"]

MANY = 100_000
CHOSEN = "chosen-"


class MoveSession(OfSessions):
    """One session at another time, or joined in another way."""

    kind = DecisionKind.SESSION_MOVED

    def __init__(
        self,
        data: Mapping[str, str] | None,
        said: Announcement,
        about: RoundOf,
        reader: Reader,
        *,
        after: int,
        asks_for_title: bool,
        now: datetime,
        session: Session,
    ) -> None:
        self.session = session
        super().__init__(data, said, about, reader, after=after, asks_for_title=asks_for_title, now=now)
        self.initial.update(
            {
                "opens": session.opens,
                "zone": session.zone,
                "minutes": session.minutes,
                "name": session.title,
                "kind": session.joining,
                "address": session.address,
                "capacity": session.capacity or "",
                "recorded": session.recorded,
            }
        )

    def what_changes(self) -> dict[str, forms.Field]:
        return {
            "opens": WallField(label=_("Begins")),
            "zone": ZoneField(label=_("As clocks show it in"), kept=self.session.zone),
            "minutes": WholeField(label=_("How long, in minutes"), most=LONGEST_SESSION),
            "name": self._words(_("Name, if it needs one"), "", NAME),
            "kind": forms.ChoiceField(label=_("People join by"), choices=list(JOINING_KINDS.items())),
            "address": JoiningField(
                label=_("How everybody joins it"),
                help_text=_("The page says it to all. Leave it empty where only those who registered are told."),
            ),
            "capacity": WholeField(
                label=_("For how many there is room"),
                most=MANY,
                required=False,
                help_text=_("Leave it empty where there is room for all. Nobody loses a seat by this."),
            ),
            "recorded": forms.BooleanField(label=_("We would like to record it"), required=False),
        }

    def clean(self) -> None:
        said = self.cleaned_data
        try:
            check_joining(Joining(said.get("kind", Joining.OTHER)), said.get("address", ""))
        except forms.ValidationError as error:
            self.add_error("address", error)
        if "address" in said and not said["address"] and not self.session.registration:
            self.add_error("address", _("Nobody registers for it, so the page has to say how to join."))

    def changed(self, said: Announcement, now: datetime) -> Announcement:
        return changes.move_session(said, self._session(), now)

    @transaction.atomic
    def decide(self, consultation: Consultation, *, by: User, now: datetime) -> Decision:
        after = self.cleaned_data["after"]
        decision = sessions.move_session(consultation, self._session(), self.choice(), by=by, now=now, after=after)
        check_nobody_twice(consultation, self.session.key, "opens")
        return decision

    def about_sessions(self) -> tuple[str, ...]:
        return (self.session.key,)

    def _session(self) -> Session:
        said = self.cleaned_data
        return replace(
            self.session,
            opens=said["opens"],
            zone=said["zone"],
            minutes=said["minutes"],
            title=said["name"],
            joining=Joining(said["kind"]),
            address=said["address"],
            capacity=said["capacity"],
            recorded=said["recorded"],
        )


class ChooseSessions(OfSessions):
    """A decision about some of the sessions to come; `proposed` are the keys of those that are chosen at first. What
    was chosen and has begun or been cancelled since stays on the form: the decision is refused because of it, and
    never taken about the others alone."""

    def __init__(
        self,
        data: Mapping[str, str] | None,
        said: Announcement,
        about: RoundOf,
        reader: Reader,
        *,
        after: int,
        asks_for_title: bool,
        now: datetime,
        proposed: Sequence[str] = (),
    ) -> None:
        self._sent = frozenset(data or ())
        super().__init__(data, said, about, reader, after=after, asks_for_title=asks_for_title, now=now)
        self.propose(proposed)

    def propose(self, keys: Sequence[str]) -> None:
        """Have these chosen at first."""
        self.initial.update({f"{CHOSEN}{key}": True for key in keys})

    def choices(self) -> dict[str, forms.Field]:
        """One to tick for each session."""
        return {
            f"{CHOSEN}{one.key}": forms.BooleanField(label=in_a_line(one, self.reader), required=False)
            for one in self._offered
        }

    def to_tick(self) -> list[BoundField]:
        return [field for field in self.asked() if field.name.startswith(CHOSEN)]

    def asked_besides(self) -> list[BoundField]:
        return [field for field in self.asked() if not field.name.startswith(CHOSEN)]

    def clean(self) -> None:
        if not self.about_sessions() and self.to_come:
            self.add_error(f"{CHOSEN}{self.to_come[0].key}", _("Choose at least one session."))

    def about_sessions(self) -> tuple[str, ...]:
        return tuple(one.key for one in self._offered if self.cleaned_data.get(f"{CHOSEN}{one.key}"))

    @property
    def _offered(self) -> tuple[Session, ...]:
        begun = (one for one in self.about.sessions if f"{CHOSEN}{one.key}" in self._sent and one not in self.to_come)
        return (*begun, *self.to_come)


class CancelSessions(ChooseSessions):
    """Some sessions are not held."""

    kind = DecisionKind.SESSIONS_CANCELLED

    def what_changes(self) -> dict[str, forms.Field]:
        return self.choices()

    def changed(self, said: Announcement, now: datetime) -> Announcement:
        return changes.cancel_sessions(said, self.about_sessions(), self.cleaned_data["after"] + 1, now)

    def decide(self, consultation: Consultation, *, by: User, now: datetime) -> Decision:
        after = self.cleaned_data["after"]
        return sessions.cancel_sessions(consultation, self.about_sessions(), self.choice(), by=by, now=now, after=after)


class MergeSessions(ChooseSessions):
    """Some sessions are held together with another: their people get a seat in it, also beyond the room there is."""

    kind = DecisionKind.SESSIONS_MERGED

    def propose(self, keys: Sequence[str]) -> None:
        taking = takes(self.to_come, keys)
        super().propose([key for key in keys if key != taking])
        self.initial["into"] = taking

    def what_changes(self) -> dict[str, forms.Field]:
        kept = [(one.key, in_a_line(one, self.reader)) for one in self.to_come]
        into = forms.ChoiceField(
            label=_("Held together with"),
            choices=kept,
            widget=forms.RadioSelect,
            error_messages=dict.fromkeys(
                ("required", "invalid_choice"), _("Choose the session that takes their people.")
            ),
        )
        return {**self.choices(), "into": into}

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("into") in self.about_sessions():
            self.add_error("into", _("Choose one that stays as it is, and is not among those above."))

    def changed(self, said: Announcement, now: datetime) -> Announcement:
        number = self.cleaned_data["after"] + 1
        return changes.merge_sessions(said, self.about_sessions(), self.cleaned_data["into"], number, now)

    def decide(self, consultation: Consultation, *, by: User, now: datetime) -> Decision:
        typed = self.cleaned_data
        return sessions.merge_sessions(
            consultation,
            self.about_sessions(),
            typed["into"],
            self.choice(),
            by=by,
            now=now,
            after=typed["after"],
        )
