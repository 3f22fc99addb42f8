"""Giving sessions of a round their times, several at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django import forms
from django.db import transaction
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from hearout.errors import Refusal
from hearout.plan import changes
from hearout.plan.announcement import Announcement, Joining, Session
from hearout.plan.decided import DecisionKind
from hearout.plan.moments import first_instant
from hearout.plan.scheduling import LONGEST_SESSION
from hearout.plan.sessions import free_keys
from hearout.web.consultations.actions.sessions import schedule
from hearout.web.consultations.forms.numbers import WholeField
from hearout.web.consultations.forms.wall import WallField
from hearout.web.consultations.forms.words import NAME
from hearout.web.consultations.forms.zone import ZoneField
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.titles import JOINING_KINDS
from hearout.web.people.models import User
from hearout.web.sentences import in_words
from hearout.web.sessions.actions.arranging import Arrangement, arrange
from hearout.web.sessions.forms.deciding import OfSessions
from hearout.web.sessions.forms.joining import JoiningField, check_joining
from hearout.web.sessions.queries.arranged import Engagement, in_two_at_once
from hearout.web.sessions.queries.plans import PlannedSession
from hearout.web.sessions.queries.rounds import RoundOf

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["MOST_AT_ONCE", "Row", "Schedule"]

MOST_AT_ONCE = 12
USUAL_MINUTES = 60
MANY = 100_000
EVERYBODY, REGISTERED = "everybody", "registered"
MORE = "more"  # pressed to get another row
HOSTING = ("facilitator", "note_taker")
OF_ROWS = ("opens", "name", "joining", *HOSTING)


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one session on the page."""

    number: int
    fields: tuple[BoundField, ...]


class Schedule(OfSessions):
    """What all the sessions have in common, and for each its time, who holds it and how it is joined. A row without a
    time is none. `rows` is how many there are, `hosts` who may hold them, `engaged` when they do
    already, and `planned` what a plan proposes."""

    kind = DecisionKind.SCHEDULED

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
        rows: int,
        hosts: Sequence[User],
        engaged: Sequence[Engagement] = (),
        planned: Sequence[PlannedSession] = (),
    ) -> None:
        more = data is not None and data.get("step") == MORE
        rows = min(rows + more, MOST_AT_ONCE)
        self.rows, self.hosts, self.engaged = rows, {str(user.pk): user for user in hosts}, engaged
        shown = None if more else data
        super().__init__(shown, said, about, reader, after=after, asks_for_title=asks_for_title, now=now)
        if data is not None and more:
            self.initial.update(self._typed(data))
        for number, one in enumerate(planned[:rows]):
            self.initial.update(self._proposed(number, one))
        if planned:
            self.initial["minutes"] = planned[0].minutes

    def what_changes(self) -> dict[str, forms.Field]:
        return {**self._in_common(), **{name: field for one in range(self.rows) for name, field in self._row(one)}}

    def shared(self) -> Iterator[BoundField]:
        """The fields that hold for all of the sessions."""
        return (self[name] for name in self._in_common())

    def told_apart(self) -> tuple[Row, ...]:
        """The fields of each session."""
        return tuple(
            Row(one + 1, tuple(self[f"{name}_{one}"] for name in OF_ROWS if f"{name}_{one}" in self.fields))
            for one in range(self.rows)
        )

    @property
    def can_have_more(self) -> bool:
        """Whether another row fits on the page."""
        return self.rows < MOST_AT_ONCE

    def in_the_end(self) -> Iterator[BoundField]:
        """What every decision asks."""
        return (self[name] for name in ("reason", "else", "decided_by"))

    def clean(self) -> None:
        said = self.cleaned_data
        if not any(said.get(f"opens_{one}") or f"opens_{one}" in self.errors for one in range(self.rows)):
            self.add_error("opens_0", _("Give at least one session a time."))
        if said.get("told") == REGISTERED and not said.get("registration"):
            self.add_error("registration", _("Only those who register are told how to join. So let people register."))
        for one in range(self.rows):
            self._check_joining(one)
        self._check_hosts()

    def changed(self, said: Announcement, now: datetime) -> Announcement:
        return changes.schedule(
            said, self.about.phase.key, self.about.round.key, self.sessions(), now, planned=self._planned()
        )

    @transaction.atomic
    def decide(self, consultation: Consultation, *, by: User, now: datetime) -> Decision:
        sessions = self.sessions()
        decision = schedule(
            consultation,
            self.about.phase.key,
            self.about.round.key,
            sessions,
            self.choice(),
            planned=self._planned(),
            by=by,
            now=now,
            after=self.cleaned_data["after"],
        )
        for one, session in zip(self._timed(), sessions, strict=True):
            wanted = self._arrangement(one)
            if wanted != Arrangement():
                _arrange(consultation, session.key, wanted, by=by, now=now, row=one)
        return decision

    def about_sessions(self) -> tuple[str, ...]:
        return tuple(session.key for session in self.sessions())

    def sessions(self) -> tuple[Session, ...]:
        """What was typed, once it is valid."""
        timed = self._timed()
        return tuple(self._session(one, key) for one, key in zip(timed, free_keys(self.said, len(timed)), strict=True))

    def _session(self, one: int, key: str) -> Session:
        said = self.cleaned_data
        return Session(
            key=key,
            opens=said[f"opens_{one}"],
            zone=said["zone"],
            minutes=said["minutes"],
            title=said[f"name_{one}"],
            joining=Joining(said["kind"]),
            address=said[f"joining_{one}"] if said["told"] == EVERYBODY else "",
            registration=said["registration"],
            capacity=said["capacity"],
            recorded=said["recorded"],
        )

    def _arrangement(self, one: int) -> Arrangement:
        said = self.cleaned_data
        return Arrangement(
            facilitator=self.hosts.get(said[f"facilitator_{one}"]),
            note_taker=self.hosts.get(said[f"note_taker_{one}"]),
            joining=said[f"joining_{one}"] if said["told"] == REGISTERED else "",
        )

    def _timed(self) -> tuple[int, ...]:
        return tuple(one for one in range(self.rows) if self.cleaned_data.get(f"opens_{one}"))

    def _planned(self) -> int:
        """Of how many the round consists: as announced, or more where more get a time."""
        return max(self.about.round.sessions, len(self.about.sessions) + len(self._timed()))

    def _in_common(self) -> dict[str, forms.Field]:
        told = [
            (REGISTERED, _("Only those who registered are told how to join")),
            (EVERYBODY, _("The page says it to everybody")),
        ]
        return {
            "zone": _starting(ZoneField(label=_("As clocks show it in"), kept=self.said.zone), self.said.zone),
            "minutes": _starting(WholeField(label=_("How long, in minutes"), most=LONGEST_SESSION), USUAL_MINUTES),
            "kind": forms.ChoiceField(label=_("People join by"), choices=list(JOINING_KINDS.items())),
            "told": forms.ChoiceField(
                label=_("Who is told how to join"), choices=told, initial=REGISTERED, widget=forms.RadioSelect
            ),
            "registration": _yes_or_no(_("People register for it"), initial=True),
            "capacity": WholeField(
                label=_("For how many there is room"),
                most=MANY,
                required=False,
                help_text=_("Who comes later waits for a seat. Leave it empty where there is room for all."),
            ),
            "recorded": _yes_or_no(
                _("We would like to record it"), _("There is always a way to take part without being recorded.")
            ),
        }

    def _row(self, one: int) -> Iterator[tuple[str, forms.Field]]:
        hosts = [("", _("Not known yet")), *((key, str(user)) for key, user in self.hosts.items())]
        yield f"opens_{one}", WallField(label=_("Begins"), required=False)
        yield f"name_{one}", self._words(_("Name, if it needs one"), "", NAME)
        yield (
            f"joining_{one}",
            JoiningField(label=_("How people join it"), help_text=_("A web address, a number, or where the room is.")),
        )
        yield f"facilitator_{one}", forms.ChoiceField(label=_("Held by"), choices=hosts, required=False)
        yield f"note_taker_{one}", forms.ChoiceField(label=_("Notes by"), choices=hosts, required=False)

    def _typed(self, data: Mapping[str, str]) -> dict[str, object]:
        """What was typed so far, where nobody wants to know yet what is wrong with it."""
        return {name: field.widget.value_from_datadict(data, {}, name) for name, field in self.fields.items()}

    def _proposed(self, number: int, one: PlannedSession) -> dict[str, object]:
        opens = one.starts.astimezone(ZoneInfo(self.said.zone)).replace(tzinfo=None)
        host = next((key for key, user in self.hosts.items() if one.facilitator and str(user) == one.facilitator), "")
        return {f"opens_{number}": opens, f"facilitator_{number}": host}

    def _check_joining(self, one: int) -> None:
        said = self.cleaned_data
        joining = said.get(f"joining_{one}", "")
        if joining and not said.get(f"opens_{one}") and f"opens_{one}" not in self.errors:
            self.add_error(f"opens_{one}", _("Say when it begins, or empty the whole row."))
        try:
            check_joining(Joining(said.get("kind", Joining.OTHER)), joining)
        except forms.ValidationError as error:
            self.add_error(f"joining_{one}", error)

    def _check_hosts(self) -> None:
        """Nobody is in two sessions at once: in two of these, or in one of these and one that has its time."""
        taken = list(self.engaged)
        for one in self._timed():
            for name in HOSTING:
                user = self.hosts.get(self.cleaned_data.get(f"{name}_{one}", ""))
                if user is None or not (wanted := self._engagement(one, user)):
                    continue
                if other := next((before for before in taken if before.overlaps(wanted)), None):
                    words = in_two_at_once(user, wanted.starts, other.starts, self.reader.zone)
                    self.add_error(f"{name}_{one}", in_words(words))
            taken += self._engagements(one)

    def _engagements(self, one: int) -> Iterator[Engagement]:
        users = {self.hosts.get(self.cleaned_data.get(f"{name}_{one}", "")) for name in HOSTING}
        return (found for user in users if user and (found := self._engagement(one, user)))

    def _engagement(self, one: int, user: User) -> Engagement | None:
        """That somebody holds the session of that row; None where its time or length is still wrong."""
        said = self.cleaned_data
        if "zone" not in said or "minutes" not in said:
            return None
        starts = first_instant(said[f"opens_{one}"], said["zone"])
        return Engagement(user.pk, starts, starts + timedelta(minutes=said["minutes"]))


def _arrange(consultation: Consultation, key: str, wanted: Arrangement, *, by: User, now: datetime, row: int) -> None:
    try:
        arrange(consultation, key, wanted, by=by, now=now)
    except Refusal as refusal:  # somebody else was quicker
        raise Refusal(f"{refusal.field}_{row}", refusal.message) from None


def _yes_or_no(label: StrOrPromise, hint: StrOrPromise = "", *, initial: bool = False) -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=hint, required=False, initial=initial)


def _starting(field: forms.Field, initial: object) -> forms.Field:
    field.initial = initial
    return field
