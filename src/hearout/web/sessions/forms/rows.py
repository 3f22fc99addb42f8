"""Lines of a form that are alike: how many people are in which zone, who can hold sessions and when.

There are always some blank lines at the end, and a button gives more; nothing of it needs a script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from hearout.plan.coverage.participants import Facilitator
from hearout.web.consultations.forms.line import LineField
from hearout.web.consultations.forms.numbers import WholeField
from hearout.web.consultations.forms.sheet import Problem, Sheet
from hearout.web.sessions.forms.clock import ClockField, stretch_between
from hearout.web.sessions.places import zone_called
from hearout.web.times import locale_of

__all__ = ["NO_CLOCK", "HostLine", "Lines", "PlaceField", "PlaceLine"]

LONGEST_PLACE = 80
MANY = 1_000_000
MOST_LINES = 500
NO_PLACE = _(
    "We know no place or time zone of that name, or several. Choose one from the list, or write its name, such as "
    "Africa/Nairobi."
)
NO_CLOCK = _("Write the time, such as 09:00.")
WEEKDAYS = ("0", "1", "2", "3", "4")


class PlaceField(LineField):
    """A time zone by a place in it, from the list called `places-offered`. The value is its IANA name, "" for none."""

    def __init__(self) -> None:
        super().__init__(label=_("Time zone or city"), most=LONGEST_PLACE, attrs={"list": "places-offered"})

    def clean(self, value: str | None) -> str:
        typed = super().clean(value)
        zone = zone_called(typed, get_language() or "en")
        if typed and not zone:
            raise forms.ValidationError(NO_PLACE)
        return zone


class Line(Sheet):
    """One line. A blank one is as if it were not there."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said in it."""
        raise NotImplementedError


class PlaceLine(Line):
    """So many people in a zone."""

    place = PlaceField()
    people = WholeField(label=_("How many people"), most=MANY, required=False)

    @property
    def is_blank(self) -> bool:
        return not (self.cleaned_data.get("place") or self.cleaned_data.get("people"))

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("place") and not said.get("people", 1):
            self.add_error("people", _("Write how many people are there, at least 1."))
        if said.get("people") and not said.get("place", "?"):
            self.add_error("place", _("Write where these people are."))


class HostLine(Line):
    """Somebody who can hold sessions at these hours. Without hours they hold none."""

    who = LineField(label=_("Name"), most=80)
    place = PlaceField()
    opens = ClockField(label=_("From"), wrong=NO_CLOCK, required=False)
    closes = ClockField(label=_("Until"), wrong=NO_CLOCK, required=False)
    days = forms.MultipleChoiceField(
        label=_("On"), required=False, widget=forms.CheckboxSelectMultiple, initial=WEEKDAYS
    )

    def __init__(self, data: QueryDict | None, *, prefix: str, initial: Mapping[str, object], checks: bool) -> None:
        super().__init__(data, prefix=prefix, initial=initial, checks=checks)
        days = self.fields["days"]
        assert isinstance(days, forms.MultipleChoiceField)
        names = locale_of(get_language() or "en").days["stand-alone"]["abbreviated"]
        days.choices = [(str(number), names[number]) for number in range(7)]

    @property
    def is_blank(self) -> bool:
        said = self.cleaned_data
        return said.get("opens") is None and said.get("closes") is None

    def clean(self) -> None:
        said = self.cleaned_data
        if self.is_blank or "opens" in self.errors or "closes" in self.errors:
            return
        for name in ("opens", "closes"):
            if said.get(name) is None:
                self.add_error(name, NO_CLOCK)
        if not said.get("who", "?"):
            self.add_error("who", _("Write who this is."))
        if not said.get("place", "?"):
            self.add_error("place", _("Write in which place these hours are."))
        if not said.get("days"):
            self.add_error("days", _("Choose at least one day."))

    def host(self) -> Facilitator:
        """Whom the line says, once it is valid."""
        said = self.cleaned_data
        days = frozenset(int(day) for day in said["days"])
        return Facilitator(said["who"], said["place"], (stretch_between(said["opens"], said["closes"], days),))


L = TypeVar("L", bound=Line)


class Lines(Generic[L]):
    """The lines called `name`: as many as were sent, or those `known` and `spare` blank ones. `more` was pressed: some
    blank ones more."""

    def __init__(
        self,
        name: str,
        known: Sequence[Mapping[str, object]],
        data: QueryDict | None,
        make: Callable[[str, Mapping[str, object]], L],
        *,
        spare: int,
    ) -> None:
        self.name = name
        self.number = _number(data, name, len(known) + spare, spare)
        self.lines = tuple(
            make(f"{name}-{place}", known[place] if place < len(known) else {}) for place in range(self.number)
        )

    def __iter__(self) -> Iterator[L]:
        return iter(self.lines)

    @property
    def said(self) -> tuple[L, ...]:
        """Those that say something, once they are valid."""
        return tuple(line for line in self.lines if not line.is_blank)

    @property
    def more(self) -> str:
        """What is pressed to get more lines."""
        return f"more:{self.name}"

    @property
    def is_full(self) -> bool:
        return self.number >= MOST_LINES

    def is_valid(self) -> bool:
        return all([line.is_valid() for line in self.lines])  # noqa: C419  each is to say what is wrong with it

    def problems(self) -> Iterator[Problem]:
        for number, line in enumerate(self.lines, 1):
            for problem in line.problems():
                told = gettext("Line %(number)s: %(problem)s") % {"number": number, "problem": problem.words}
                yield Problem(problem.anchor, told)

    def typed(self) -> dict[str, list[str]]:
        sent = {self.name: [str(self.number)]}
        for line in self.lines:
            sent |= line.typed()
        return sent

    def names(self) -> Iterator[str]:
        yield self.name


def _number(data: QueryDict | None, name: str, known: int, spare: int) -> int:
    """How many lines there are."""
    if data is None:
        return min(known, MOST_LINES)
    sent = data.get(name, "")
    number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 5 else known
    return min(number + spare * (data.get("press") == f"more:{name}"), MOST_LINES)
