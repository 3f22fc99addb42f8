"""From what a team plans: numbers that are typed in, people who registered or answered, or a list of their hours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hearout.errors import UnreadableSource
from hearout.plan.coverage.participants import Participants, Stretch
from hearout.plan.coverage.people import read_people
from hearout.web.consultations.forms.sheet import Sheet
from hearout.web.sessions.forms.clock import ClockField, stretch_between
from hearout.web.sessions.forms.plan_filled_in import Filled, places_filled_in
from hearout.web.sessions.forms.rows import Lines, PlaceLine
from hearout.web.sessions.places import places_offered, zone_called
from hearout.web.sessions.planned import Asked, Origin
from hearout.web.sessions.queries.spread import Known

__all__ = ["LONGEST", "PeopleForm"]

LONGEST = 20_000
SPARE_PLACES = 6
SOURCE = "PEOPLE.csv"
PASTED = re.compile(r"(?P<place>.+?)[\s,;:]+(?P<people>\d{1,7})")
SURVEY = "survey:"


class PeopleForm(Sheet):
    """Who could come. The list of people of an `earlier` plan is used again unless another is chosen."""

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
    opens = ClockField(label=_("From"), wrong=_("Write the time, such as 08:00."))
    closes = ClockField(label=_("Until"), wrong=_("Write the time, such as 20:00."))

    def __init__(
        self,
        data: QueryDict | None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None,
        *,
        known: Known,
        earlier: Asked | None,
        initial: Filled,
    ) -> None:
        self.asks_for_more = data is not None and data.get("press", "").startswith("more:")
        self._sent, self._why_unread = data, ""
        super().__init__(data, checks=not self.asks_for_more, initial=initial)
        self.files = files or MultiValueDict()
        self.earlier = earlier
        self._offer("origin", _origins(known))
        self.places = Lines("places", places_filled_in(earlier), data, self._place, spare=SPARE_PLACES)
        self.lists = (self.places,)

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

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("origin") == Origin.PEOPLE and "people" in said and not (said["people"] or self.people_kept):
            self.add_error("people", _("Choose the file; it may have 2.5 MB. Leave out columns that are not needed."))

    def is_valid(self) -> bool:
        if self.asks_for_more or not super().is_valid():
            return False
        if self.cleaned_data["origin"] == Origin.TYPED and not self._weights:
            self.add_error("origin", _("Say in the lines below how many people are where, at least of one place."))
        return not self.errors

    @property
    def window(self) -> Stretch:
        """The hours of those of whom only the zone is known, once they are valid."""
        return stretch_between(self.cleaned_data["opens"], self.cleaned_data["closes"])

    def participants(self, registered: Mapping[str, int]) -> Participants | None:
        """Who could come, once it is valid; None where they are still to be counted."""
        match self.cleaned_data["origin"]:
            case Origin.PEOPLE:
                return self.people_sent or self.people_kept
            case Origin.TYPED:
                return Participants.of_weights(self._weights, self.window)
            case Origin.REGISTERED:
                return Participants.of_weights(registered, self.window)
        return None

    @cached_property
    def _weights(self) -> Mapping[str, int]:
        people = Counter(self.cleaned_data["pasted"])
        for line in self.places.said:
            people[line.cleaned_data["place"]] += line.cleaned_data["people"]
        return people

    def _place(self, prefix: str, initial: Mapping[str, object]) -> PlaceLine:
        """Lines that are not planned from are not looked at."""
        checks = self.checks and self.data.get("origin", Origin.TYPED) == Origin.TYPED
        return PlaceLine(self._sent, prefix=prefix, initial=initial, checks=checks)

    def _offer(self, name: str, choices: Sequence[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


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


def _at_line(error: UnreadableSource) -> str:
    if not error.line:
        return error.what
    return gettext("Line %(line)s: %(what)s") % {"line": error.line, "what": error.what}
