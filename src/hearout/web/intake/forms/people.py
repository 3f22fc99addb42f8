"""People whose names must never be published: many at once as lines of a table, or one."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearout.folder.lists import COLUMNS, ONE_ADDRESS
from hearout.records.identified import Person

__all__ = ["AddPeople", "ChangePerson"]

MOST = 200_000  # characters
LONGEST = 500
NOBODY = _("This names nobody. Fill in at least one of the four.")
ADDRESS = _("This is not one address. It must look like amara@example.org; further ones go under other names.")


class AddPeople(forms.Form):
    """Lines as in roster.csv: name, other names, address, handles."""

    lines = forms.CharField(
        label=_("People, one a line"),
        help_text=_(
            "Name, other names, e-mail address, handles, with commas between them; several names or handles with "
            "semicolons. A name alone is enough. Example: Ines Okafor, Ines O.; Inés, ines@example.org, InesO"
        ),
        max_length=MOST,
        strip=False,
        widget=forms.Textarea({"rows": 8, "dir": "auto", "spellcheck": "false"}),
        error_messages={
            "required": _("Write at least one name."),
            "max_length": _("These are more lines than can be added at once. Add half of them, then the rest."),
        },
    )

    def clean_lines(self) -> tuple[Person, ...]:
        """Raises ValidationError with the number of every line that cannot be used."""
        people, wrong = [], []
        for number, cells in _cells(self.cleaned_data["lines"]):
            try:
                people.append(_person(cells))
            except forms.ValidationError as error:
                facts = {"number": number, "why": error.message}
                wrong.append(forms.ValidationError(gettext("Line %(number)s: %(why)s") % facts))
        if wrong:
            raise forms.ValidationError(wrong)
        if not people:
            raise forms.ValidationError(_("Write at least one name."))
        return tuple(people)


class ChangePerson(forms.Form):
    """All that one person is called."""

    name = forms.CharField(label=_("Name"), required=False, max_length=LONGEST)
    aliases = forms.CharField(
        label=_("Other names"), help_text=_("Several with semicolons."), required=False, max_length=LONGEST
    )
    email = forms.CharField(label=_("E-mail address"), required=False, max_length=LONGEST)
    handles = forms.CharField(
        label=_("Handles"), help_text=_("Several with semicolons."), required=False, max_length=LONGEST
    )

    def __init__(self, data: Mapping[str, str] | None, person: Person) -> None:
        initial = {
            "name": person.name,
            "aliases": "; ".join(person.aliases),
            "email": person.email,
            "handles": "; ".join(person.handles),
        }
        super().__init__(data, initial=initial)
        for field in self.fields.values():
            field.widget.attrs.update({"class": "line", "dir": "auto", "autocomplete": "off"})
            field.error_messages["max_length"] = _("Shorten this to 500 characters.")

    def clean(self) -> None:
        cells = [str(self.cleaned_data.get(name, "")) for name in COLUMNS]
        try:
            self.person = _person(cells)
        except forms.ValidationError as error:
            self.add_error("email" if error.message == ADDRESS else "name", error)


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with something in them, and their numbers; a header is passed over."""
    rows = csv.reader(text.splitlines())
    for cells in rows:
        plain = [cell.strip() for cell in cells]
        is_header = [cell.casefold() for cell in plain] == list(COLUMNS[: len(plain)]) and bool(plain)
        if any(plain) and not is_header:
            yield rows.line_num, plain


def _person(cells: list[str]) -> Person:
    if len(cells) > len(COLUMNS):
        raise forms.ValidationError(gettext("It has more than four cells. Put several names between semicolons."))
    name, aliases, email, handles = (*cells, *[""] * (len(COLUMNS) - len(cells)))
    person = Person(name, _several(aliases), email, _several(handles))
    if not (person.name or person.aliases or person.email or person.handles):
        raise forms.ValidationError(NOBODY)
    if person.email and not ONE_ADDRESS.fullmatch(person.email):
        raise forms.ValidationError(ADDRESS)
    return person


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.split(";"))))
