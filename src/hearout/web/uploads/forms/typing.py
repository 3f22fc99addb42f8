"""One contribution that came by other means, to be typed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from hearout.records.consultation import Consent, GuidingQuestion
from hearout.web.consultations.forms.wall import DayField
from hearout.web.uploads.rules import Slip, SlipAnswer
from hearout.web.uploads.titles import CONSENTS

__all__ = ["SlipForm"]

LONGEST = 50_000
LONGEST_AUTHOR = 200


class SlipForm(forms.Form):
    """A slip: the way, the day and the consent stay for the next one. `text-` fields are one a guiding question, and
    one for what answers none."""

    means = forms.ChoiceField(label=_("How it came"), required=False)
    language = forms.RegexField(
        r"^[A-Za-z]{2,3}$",
        label=_("Language"),
        help_text=_("Its code, such as en or sw. Empty: Hearout tells it from the words."),
        required=False,
        max_length=3,
        error_messages={"invalid": _("Write the code of two or three letters, such as en or sw.")},
        widget=forms.TextInput({"size": 4, "dir": "ltr"}),
    )
    author = forms.CharField(
        label=_("Who said it"),
        help_text=_("Only if they gave a name or an address, and it is needed to tell two slips of one person."),
        required=False,
        max_length=LONGEST_AUTHOR,
        widget=forms.TextInput({"class": "line", "dir": "auto", "autocomplete": "off"}),
        error_messages={"max_length": _("Shorten this to 200 characters.")},
    )

    def __init__(
        self,
        data: Mapping[str, str] | None,
        *,
        ways: Sequence[tuple[str, str]],
        questions: Sequence[GuidingQuestion],
        today: date,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial={"received": today, **(initial or {})})
        self._today = today
        self._questions = (*questions, GuidingQuestion("", ""))
        ways_field = self.fields["means"]
        assert isinstance(ways_field, forms.ChoiceField)
        ways_field.choices = list(ways)
        self.fields["received"] = DayField(label=_("On which day it came"), required=True)
        self.fields["consent"] = forms.ChoiceField(
            label=_("What may be done with the words"),
            choices=[(level.value, title) for level, title in CONSENTS.items()],
            widget=forms.RadioSelect,
            error_messages={"required": _("Say what the person allowed. If nobody asked, retelling is the most.")},
        )
        for number, question in enumerate(self._questions):
            self.fields[f"text-{number}"] = self._words(question)
        texts = [f"text-{number}" for number in range(len(self._questions))]
        self.order_fields(["means", "received", "consent", *texts, "language", "author"])

    def _words(self, question: GuidingQuestion) -> forms.CharField:
        return forms.CharField(
            label=question.text or _("What answers none of these questions"),
            required=False,
            max_length=LONGEST,
            widget=forms.Textarea({"rows": 4, "dir": "auto"}),
            error_messages={"max_length": _("This is longer than 50,000 characters. Type it in as several.")},
        )

    def clean_received(self) -> date:
        on: date = self.cleaned_data["received"]
        if on > self._today:
            raise forms.ValidationError(_("This day is still to come."))
        return on

    def clean(self) -> None:
        if not any(self._answers()) and not self.errors:
            self.add_error("text-0", _("Type in the words that were said."))

    def slip(self) -> Slip:
        """What was typed."""
        said = self.cleaned_data
        return Slip(
            received=said["received"],
            consent=Consent(said["consent"]),
            answers=tuple(self._answers()),
            language=said["language"].lower(),
            author=said["author"].strip(),
        )

    def _answers(self) -> Iterator[SlipAnswer]:
        for number, question in enumerate(self._questions):
            words = str(self.cleaned_data.get(f"text-{number}", "")).strip()
            if words:
                yield SlipAnswer(question.key, words)
