"""The glossary, the second reader, filters, and decisions from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from hearout.web.desk.queries.passages import Filters
from hearout.web.desk.rules import CAUGHT_BY, LONGEST_WORD, Catch

__all__ = ["AddTerms", "FilterPassages"]

MOST = 5_000


class AddTerms(forms.Form):
    """Words of the field, one a line."""

    terms = forms.CharField(
        label=_("Words that name nobody, one a line"),
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
        error_messages={"required": _("Write at least one word.")},
    )

    def clean_terms(self) -> tuple[str, ...]:
        terms = tuple(dict.fromkeys(" ".join(line.split()) for line in self.cleaned_data["terms"].splitlines()))
        terms = tuple(term for term in terms if term)
        if not terms:
            raise forms.ValidationError(_("Write at least one word."))
        if len(terms) > MOST:
            raise forms.ValidationError(_("These are more than 5,000 words. Bring them in several times."))
        if any(len(term) > LONGEST_WORD for term in terms):
            raise forms.ValidationError(_("One line is longer than 200 characters. Write one word a line."))
        return terms


class FilterPassages(forms.Form):
    """Which passages are shown. What is not among the choices is left out of account."""

    look = forms.ChoiceField(label=_("Show"), required=False)
    net = forms.ChoiceField(label=_("Caught by"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    question = forms.ChoiceField(label=_("Question"), required=False)

    def __init__(
        self,
        data: Mapping[str, str],
        *,
        languages: Iterable[tuple[str, str]],
        channels: Iterable[tuple[str, str]],
        questions: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        looks = (
            ("", _("All passages")),
            ("new", _("Not yet looked at")),
            ("self", _("Somebody describes themselves")),
            ("open", _("A word waits")),
        )
        nets = [(one.value, CAUGHT_BY[one]) for one in Catch if one is not Catch.STRUCTURE]
        self._offer("look", looks)
        self._offer("net", (("", _("Any net")), *nets))
        self._offer("language", (("", _("Any language")), *languages))
        self._offer("channel", (("", _("Any channel")), *channels))
        self._offer("question", (("", _("Any question")), *questions))

    def filters(self) -> Filters:
        """What is asked for."""
        self.full_clean()
        return Filters(**{name: self.cleaned_data.get(name, "") for name in self.fields})

    def _offer(self, name: str, choices: Iterable[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)
