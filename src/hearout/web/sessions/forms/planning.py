"""What a team asks of the planner: from what, how many sessions, on which days, held by whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hearout.errors import UnreadableSource
from hearout.plan.coverage.participants import EVERY_DAY, Facilitator, Participants, Stretch
from hearout.plan.coverage.people import read_people
from hearout.plan.coverage.wanted import Wanted
from hearout.web.consultations.forms.line import LineField
from hearout.web.consultations.forms.numbers import WholeField
from hearout.web.consultations.forms.sheet import Problem, Sheet
from hearout.web.consultations.forms.wall import DayField
from hearout.web.sessions.forms.plan_filled_in import filled_in, hosts_filled_in, places_filled_in
from hearout.web.sessions.forms.rows import HostLine, Lines, PlaceLine, stretch_between
from hearout.web.sessions.places import places_offered, zone_called
from hearout.web.sessions.planned import Asked, Origin
from hearout.web.sessions.queries.rounds import RoundOf
from hearout.web.sessions.queries.spread import Known

__all__ = ["PlanForm", "SavePlan"]

LONGEST = 20_000
MOST_SESSIONS, MOST_MINUTES = 12, 240
SPARE_PLACES, SPARE_HOSTS = 6, 1
SOURCE = "PEOPLE.csv"
PASTED = re.compile(r"(?P<place>.+?)[\s,;:]+(?P<people>\d{1,7})")
SURVEY = "survey:"


class PlanForm(Sheet):
    """Everything that is asked, filled in with what an earlier plan asked (`earlier`), or else with what is usual. The
    list of people of an earlier plan is used again unless another is chosen."""

    origin = forms.ChoiceField(
        label=_("From what to plan"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    pasted = forms.CharField(
        label=_("Or many at once"),
        help_text=_("One place a line with its number of people, such as: Nairobi 120"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
    )
    people = forms.FileField(
        label=_("A list of people and their hours"),
        required=False,
        widget=forms.FileInput({"accept": ".csv,text/csv"}),
        error_messages={"empty": _("This file is empty.")},
    )
    opens = forms.TimeField(
        label=_("From"),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages=dict.fromkeys(("required", "invalid"), _("Write the time, such as 08:00.")),
    )
    closes = forms.TimeField(
        label=_("Until"),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages=dict.fromkeys(("required", "invalid"), _("Write the time, such as 20:00.")),
    )
    round = forms.ChoiceField(label=_("For which round"), required=False)
    sessions = WholeField(label=_("Sessions"), most=MOST_SESSIONS)
    days = WholeField(label=_("On so many days"), most=MOST_SESSIONS)
    length = WholeField(label=_("Minutes each"), most=MOST_MINUTES)
    first = DayField(label=_("First day"), required=True)
    last = DayField(label=_("Last day"), required=True)
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
        today: date,
        earlier: Asked | None = None,
    ) -> None:
        self.asks_for_more = data is not None and data.get("press", "").startswith("more:")
        self._sent, self._why_unread = data, ""
        super().__init__(data, checks=not self.asks_for_more, initial=filled_in(earlier, rounds, today))
        self.files = files or MultiValueDict()
        self.known, self.earlier, self.today = known, earlier, today
        self._offer("origin", _origins(known))
        self._offer("round", [("", _("none in particular")), *((one.name, title) for title, one in rounds)])
        self.places = Lines("places", places_filled_in(earlier), data, self._place, spare=SPARE_PLACES)
        self.hosts = Lines("hosts", hosts_filled_in(earlier, known.team), data, self._host, spare=SPARE_HOSTS)
        self.lists = (self.places, self.hosts)

    @property
    def offered(self) -> tuple[str, ...]:
        """The places to choose from."""
        return places_offered(get_language() or "en")

    @property
    def people_kept(self) -> Participants | None:
        """The list of people that came with the earlier plan."""
        return self.earlier.participants if self.earlier and self.earlier.origin is Origin.PEOPLE else None

    @cached_property
    def people_sent(self) -> Participants | None:
        """The list of people that came with this form, also where something else in it is wrong."""
        sent = self.files.get("people")
        if sent is None or self.data.get("origin") != Origin.PEOPLE:
            return None
        try:
            return read_people(sent.read().decode("utf-8-sig"), SOURCE)
        except UnicodeDecodeError:
            self._why_unread = gettext("This file is no CSV in UTF-8. Save it as “CSV UTF-8”.")
        except UnreadableSource as error:
            self._why_unread = _at_line(error)
        return None

    def clean_people(self) -> Participants | None:
        people = self.people_sent
        if self._why_unread:
            raise forms.ValidationError(self._why_unread)
        return people

    def clean_pasted(self) -> Mapping[str, int]:
        typed = self.cleaned_data["pasted"].splitlines() if self.data.get("origin") == Origin.TYPED else []
        people = Counter[str]()
        for number, line in enumerate(typed, 1):
            if line.strip():
                zone, count = _pasted(line.strip(), number)
                people[zone] += count
        return people

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
        said = self.cleaned_data
        for name in ("sessions", "days", "length"):
            if said.get(name) == 0:
                self.add_error(name, _("Write a whole number from 1 on."))
        if said.get("days", 0) > said.get("sessions", MOST_SESSIONS):
            self.add_error("days", _("There are more days than sessions."))
        if said.get("origin") == Origin.PEOPLE and "people" in said and not (said["people"] or self.people_kept):
            self.add_error("people", _("Choose the file; it may have 2.5 MB. Leave out columns that are not needed."))

    def problems(self) -> Iterator[Problem]:
        """Those of the fields that are no lines with what the field is called: several want a number."""
        called = {field.id_for_label or field.auto_id: field.label for field in self}
        for problem in super().problems():
            label = called.get(problem.anchor)
            yield Problem(problem.anchor, f"{label}: {problem.words}") if label else problem

    def is_valid(self) -> bool:
        if self.asks_for_more or not super().is_valid():
            return False
        if self.cleaned_data["origin"] == Origin.TYPED and not self._weights:
            self.add_error("origin", _("Say in the lines below how many people are where, at least of one place."))
        names = Counter(host.key for host in self._facilitators)
        for name in (name for name, lines in names.items() if lines > 1):
            twice = gettext("“%(name)s” is in two lines. Say it in one, or tell two people apart.")
            self.add_error(None, twice % {"name": name})
        return not self.errors

    def asked(self, registered: Mapping[str, int]) -> Asked:
        """What is asked, once it is valid; `registered`: how many people registered from which zone."""
        said = self.cleaned_data
        origin, _colon, facet = said["origin"].partition(":")
        window = stretch_between(said["opens"], said["closes"], EVERY_DAY)
        return Asked(
            origin=Origin(origin),
            wanted=Wanted(
                sessions=said["sessions"],
                days=said["days"],
                first=said["first"],
                last=said["last"],
                length=said["length"],
                facilitators=self._facilitators,
                blocked=said["blocked"],
            ),
            participants=self._participants(Origin(origin), window, registered),
            window=window,
            facet=facet,
            round=said["round"],
        )

    def _participants(self, origin: Origin, window: Stretch, registered: Mapping[str, int]) -> Participants | None:
        """None where they are still to be counted."""
        match origin:
            case Origin.PEOPLE:
                return self.people_sent or self.people_kept
            case Origin.TYPED:
                return Participants.of_weights(self._weights, window)
            case Origin.REGISTERED:
                return Participants.of_weights(registered, window)
        return None

    def nothing_wanted(self) -> Wanted:
        """What stands for what is wanted as long as nothing is planned."""
        return Wanted(1, 1, self.today)

    @cached_property
    def _weights(self) -> Mapping[str, int]:
        people = Counter(self.cleaned_data["pasted"])
        for line in self.places.said:
            people[line.cleaned_data["place"]] += line.cleaned_data["people"]
        return people

    @cached_property
    def _facilitators(self) -> tuple[Facilitator, ...]:
        return tuple(line.host() for line in self.hosts.said)

    def _place(self, prefix: str, initial: Mapping[str, object]) -> PlaceLine:
        """Lines that are not planned from are not looked at."""
        checks = self.checks and self.data.get("origin", Origin.TYPED) == Origin.TYPED
        return PlaceLine(self._sent, prefix=prefix, initial=initial, checks=checks)

    def _host(self, prefix: str, initial: Mapping[str, object]) -> HostLine:
        return HostLine(self._sent, prefix=prefix, initial=initial, checks=self.checks)

    def _offer(self, name: str, choices: Sequence[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


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


def _origins(known: Known) -> list[tuple[str, object]]:
    """From what there is something to plan. Who registered is worth it only once somebody did."""
    told = ngettext("%(count)s person who registered", "%(count)s people who registered", known.registered)
    facet = gettext("Answers to “%(title)s”, where they name a time zone or a city")
    return [
        (Origin.TYPED, _("Numbers of people that you type in, by place")),
        *([(Origin.REGISTERED, told % {"count": known.registered})] if known.registered else []),
        *((f"{SURVEY}{key}", facet % {"title": title}) for key, title in known.facets),
        (Origin.PEOPLE, _("A list of people, each with the hours at which they can come")),
    ]


def _pasted(line: str, number: int) -> tuple[str, int]:
    found = PASTED.fullmatch(line)
    if found is None:
        words = gettext("Line %(number)s: write a place, then how many people are there.")
        raise forms.ValidationError(words % {"number": number})
    zone = zone_called(found["place"], get_language() or "en")
    if not zone:
        words = gettext("Line %(number)s: we know no place or time zone of that name, or several.")
        raise forms.ValidationError(words % {"number": number})
    return zone, int(found["people"])


def _day(line: str, number: int) -> date:
    try:
        return date.fromisoformat(line)
    except ValueError:
        words = gettext("Line %(number)s: write the day, such as 2026-09-29.")
        raise forms.ValidationError(words % {"number": number}) from None


def _at_line(error: UnreadableSource) -> str:
    if not error.line:
        return error.what
    return gettext("Line %(line)s: %(what)s") % {"line": error.line, "what": error.what}
