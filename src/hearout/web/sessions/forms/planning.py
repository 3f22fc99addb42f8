"""What a team asks of the planner: from what, how many sessions, when they can be, held by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearout.errors import Refusal
from hearout.plan.coverage.participants import Facilitator
from hearout.plan.coverage.wanted import Hours, Wanted
from hearout.web.consultations.forms.line import LineField
from hearout.web.consultations.forms.numbers import WholeField
from hearout.web.consultations.forms.sheet import Problem, Sheet
from hearout.web.consultations.forms.wall import DayField
from hearout.web.sessions.forms.clock import ClockField, stretch_between
from hearout.web.sessions.forms.plan_filled_in import filled_in, hosts_filled_in
from hearout.web.sessions.forms.plan_people import LONGEST, PeopleForm
from hearout.web.sessions.forms.rows import NO_CLOCK, HostLine, Lines, PlaceField
from hearout.web.sessions.planned import Asked, Origin
from hearout.web.sessions.queries.rounds import RoundOf, Timed
from hearout.web.sessions.queries.spread import Known

__all__ = ["PlanForm", "SavePlan"]

MOST_SESSIONS, MOST_MINUTES = 12, 240
SPARE_HOSTS = 1
WITHIN = ("within_opens", "within_closes", "within_place")
ASKED_IN = {"hours": "within_opens", "keep": "kept"}
"""Where on the form what the engine calls by another name is asked."""


class PlanForm(PeopleForm):
    """Everything that is asked, filled in with what an earlier plan asked (`earlier`), or else with what is usual.
    `timed` are the sessions that have a time and could stay, `about` is the round that somebody comes from."""

    round = forms.ChoiceField(label=_("For which round"), required=False)
    sessions = WholeField(label=_("Sessions"), most=MOST_SESSIONS)
    days = WholeField(label=_("On so many days"), most=MOST_SESSIONS)
    length = WholeField(label=_("Minutes each"), most=MOST_MINUTES)
    kept = forms.MultipleChoiceField(
        label=_("Sessions that stay as they are"),
        help_text=_("They have their times already, and count among the sessions above; so do their days."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    first = DayField(label=_("First day"), required=True)
    last = DayField(label=_("Last day"), required=True)
    within_opens = ClockField(label=_("From"), wrong=NO_CLOCK, required=False)
    within_closes = ClockField(label=_("Until"), wrong=NO_CLOCK, required=False)
    within_place = PlaceField()
    blocked = forms.CharField(
        label=_("Days on which there can be none"),
        help_text=_("One day a line, such as 2026-09-21. May stay empty."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2, "dir": "ltr"}),
    )

    def __init__(
        self,
        data: QueryDict | None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None,
        *,
        known: Known,
        rounds: Sequence[tuple[str, RoundOf]],
        timed: Sequence[Timed],
        zone: str,
        today: date,
        earlier: Asked | None = None,
        about: RoundOf | None = None,
    ) -> None:
        self.today, self.timed = today, timed
        every = [one for _title, one in rounds]
        at_first = filled_in(earlier, every, timed, about=about, zone=zone, today=today)
        super().__init__(data, files, known=known, earlier=earlier, initial=at_first)
        self._offer("round", [("", _("none in particular")), *((one.name, title) for title, one in rounds)])
        self._offer("kept", [(one.key, one.told) for one in timed])
        if not timed:
            del self.fields["kept"]
        self.hosts = Lines("hosts", hosts_filled_in(earlier, known.team), data, self._host, spare=SPARE_HOSTS)
        self.lists = (*self.lists, self.hosts)

    def clean_blocked(self) -> frozenset[date]:
        lines = enumerate(self.cleaned_data["blocked"].splitlines(), 1)
        return frozenset(_day(line.strip(), number) for number, line in lines if line.strip())

    def clean_first(self) -> date:
        first: date = self.cleaned_data["first"]
        if first < self.today:
            raise forms.ValidationError(_("This day is over. Choose one that is still to come."))
        return first

    def clean_last(self) -> date:
        last: date = self.cleaned_data["last"]
        if last < self.cleaned_data.get("first", last):
            raise forms.ValidationError(_("This is before the first day."))
        return last

    def clean(self) -> None:
        super().clean()
        said = self.cleaned_data
        for name in ("sessions", "days", "length"):
            if said.get(name) == 0:
                self.add_error(name, _("Write a whole number from 1 on."))
        if said.get("days", 0) > said.get("sessions", MOST_SESSIONS):
            self.add_error("days", _("There are more days than sessions."))
        self._check_hours()

    def _check_hours(self) -> None:
        """Both times or none; the place is one of them from the beginning."""
        said = self.cleaned_data
        if said.get("within_opens") is None and said.get("within_closes") is None:
            return
        for name in WITHIN[:2]:
            if name not in self.errors and said[name] is None:
                self.add_error(name, NO_CLOCK)
        if not said.get("within_place", "?"):
            self.add_error("within_place", _("Write in which place these hours are."))

    def problems(self) -> Iterator[Problem]:
        """Those of the fields that are no lines with what the field is called: several want a number."""
        called = {field.id_for_label or field.auto_id: field.label for field in self}
        for problem in super().problems():
            label = called.get(problem.anchor)
            yield Problem(problem.anchor, f"{label}: {problem.words}") if label else problem

    def refuse(self, refusal: Refusal) -> None:
        super().refuse(Refusal(ASKED_IN.get(refusal.field, refusal.field), refusal.message))

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        names = Counter(host.key for host in self._facilitators)
        for name in (name for name, lines in names.items() if lines > 1):
            twice = gettext("“%(name)s” is in two lines. Say it in one, or tell two people apart.")
            self.add_error(None, twice % {"name": name})
        return not self.errors

    def asked(self, registered: Mapping[str, int]) -> Asked:
        """What is asked, once it is valid; `registered`: how many people registered from which zone."""
        said = self.cleaned_data
        origin, _colon, facet = said["origin"].partition(":")
        return Asked(
            origin=Origin(origin),
            wanted=self._wanted(),
            participants=self.participants(registered),
            window=self.window,
            facet=facet,
            round=said["round"],
        )

    def nothing_wanted(self) -> Wanted:
        """What stands for what is wanted as long as nothing is planned."""
        return Wanted(1, 1, self.today)

    def _wanted(self) -> Wanted:
        said = self.cleaned_data
        return Wanted(
            sessions=said["sessions"],
            days=said["days"],
            first=said["first"],
            last=said["last"],
            length=said["length"],
            facilitators=self._facilitators,
            blocked=said["blocked"],
            hours=self._hours(),
            keep=tuple(one.begins for one in self.timed if one.key in said.get("kept", ())),
        )

    def _hours(self) -> Hours | None:
        opens, closes, zone = (self.cleaned_data[name] for name in WITHIN)
        return Hours(zone, stretch_between(opens, closes)) if opens is not None else None

    @cached_property
    def _facilitators(self) -> tuple[Facilitator, ...]:
        return tuple(line.host() for line in self.hosts.said)

    def _host(self, prefix: str, initial: Mapping[str, object]) -> HostLine:
        return HostLine(self._sent, prefix=prefix, initial=initial, checks=self.checks)


class SavePlan(Sheet):
    """What a plan is called in the list of plans, and of which round its sessions become part."""

    round = forms.ChoiceField(label=_("In which round"), required=False)
    name = LineField(label=_("What to call this plan"), most=80, help_text=_("May stay empty."))

    def __init__(
        self, data: QueryDict | None, *, name: str, round_: str, rounds: Sequence[tuple[str, RoundOf]]
    ) -> None:
        super().__init__(data, initial={"name": name, "round": round_})
        field = self.fields["round"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.name, title) for title, one in rounds]


def _day(line: str, number: int) -> date:
    try:
        return date.fromisoformat(line)
    except ValueError:
        words = gettext("Line %(number)s: write the day, such as 2026-09-29.")
        raise forms.ValidationError(words % {"number": number}) from None
