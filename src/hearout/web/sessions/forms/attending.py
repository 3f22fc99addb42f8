"""Who came to a session, as a form: the number, everybody who is expected or written down, and room for others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from hearout.web.consultations.forms.line import LineField
from hearout.web.consultations.forms.numbers import WholeField
from hearout.web.sessions.actions.attending import Entry
from hearout.web.sessions.agreed import LEVELS, Level
from hearout.web.sessions.queries.attendance import Present

__all__ = ["AttendanceForm", "Row"]

LONGEST_NAME = 120
MOST = 10_000
OTHERS = 5
"""Empty rows for people who came without having registered."""


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one person."""

    present: Present | None
    came: forms.BoundField | None
    name: forms.BoundField | None
    level: forms.BoundField


class AttendanceForm(forms.Form):
    """`people` are those who are expected or written down."""

    def __init__(self, data: Mapping[str, str] | None, *, people: Sequence[Present], number: int | None) -> None:
        super().__init__(data)
        self._people = people
        self.fields["number"] = WholeField(
            label=_("How many came"),
            help_text=_("Without the team. Leave it empty if nobody counted."),
            most=MOST,
            required=False,
        )
        self.initial["number"] = number
        for one in people:
            self.fields[f"came-{one.key}"] = forms.BooleanField(label=one.called, required=False, initial=one.came)
            self.fields[f"level-{one.key}"] = _level(one.level)
        for place in range(OTHERS):
            self.fields[f"name-{place}"] = LineField(label=_("Name"), most=LONGEST_NAME)
            self.fields[f"level-{place}"] = _level(Level.ATTEND)

    def rows(self) -> Iterator[Row]:
        """Those who are known."""
        for one in self._people:
            yield Row(one, self[f"came-{one.key}"], None, self[f"level-{one.key}"])

    def others(self) -> Iterator[Row]:
        """The empty rows."""
        for place in range(OTHERS):
            yield Row(None, None, self[f"name-{place}"], self[f"level-{place}"])

    def clean(self) -> None:
        """A number that is less than those who are named cannot be right."""
        named = sum(entry.came for entry in self.entries())
        if self.number is not None and self.number < named:
            self.add_error(
                "number",
                _("%(named)s people are named below. Correct the number, or leave it empty.") % {"named": named},
            )

    @property
    def number(self) -> int | None:
        """How many came; None where nothing is written. That nobody came is a number, too."""
        written = str(self["number"].data or "").strip()
        return self.cleaned_data.get("number") if written else None

    def entries(self) -> list[Entry]:
        """What is said of everybody."""
        said = self.cleaned_data
        known = [
            Entry(one.key, one.name, Level(said.get(f"level-{one.key}") or one.level), said[f"came-{one.key}"])
            for one in self._people
            if f"level-{one.key}" in self.data  # whoever came onto the list since the page was shown stays as they are
        ]
        others = [
            Entry("", said[f"name-{place}"], Level(said.get(f"level-{place}") or Level.ATTEND))
            for place in range(OTHERS)
            if said.get(f"name-{place}")
        ]
        return [*known, *others]


def _level(initial: Level) -> forms.ChoiceField:
    return forms.ChoiceField(
        required=False,
        label=_("Agreed to"),
        choices=[(level.value, words) for level, words in LEVELS.items()],
        initial=initial,
    )
