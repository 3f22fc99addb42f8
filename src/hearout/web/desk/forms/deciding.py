"""Deciding about a word, about words that were missed, and rewording a passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from django import forms
from django.utils.translation import gettext_lazy as _

from hearout.records.decisions import WordAction
from hearout.web.consultations.models import Consultation
from hearout.web.desk.actions.deciding import Ruling
from hearout.web.desk.queries.left import gives_away
from hearout.web.desk.rules import LONGEST_PASSAGE, LONGEST_REASON, LONGEST_REPLACEMENT, LONGEST_WORD

__all__ = ["DecideWord", "HowFar", "MissedHere", "MissedWord", "Reword"]

WRITE_INSTEAD = _("Write what shall stand there instead, such as “a town in East Africa”.")
STILL_THERE = _(
    "This still holds something that must not be read: the word itself, a known name, an address, or a word that waits "
    "or is masked. Say it in other words."
)
LINE = {"class": "line", "dir": "auto", "autocomplete": "off"}


class HowFar(StrEnum):
    """Where words that were missed are to go: in one passage, everywhere, or everywhere because they name somebody."""

    HERE = "here"
    EVERYWHERE = "everywhere"
    PERSON = "person"


class Deciding(forms.Form):
    """What every decision has: what becomes of it, what stands there instead, and why."""

    action = forms.ChoiceField(
        label=_("What should stand there?"),
        choices=[(one.value, one.value) for one in WordAction],
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what should stand there.")),
    )
    replacement = forms.CharField(
        label=_("How far"),
        required=False,
        max_length=LONGEST_REPLACEMENT,
        widget=forms.TextInput(LINE),
        error_messages={"max_length": _("Shorten this to 200 characters.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("For the log of the team. It may stay empty."),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.TextInput(LINE),
        error_messages={"max_length": _("Shorten this to 300 characters.")},
    )

    def __init__(self, data: Mapping[str, str] | None, consultation: Consultation, *, instead_of: str = "") -> None:
        super().__init__(data, initial={"action": WordAction.MASK.value})
        self.consultation = consultation
        self.instead_of = instead_of

    def clean_replacement(self) -> str:
        """Only what is made more general has one; it must not give away what it stands for."""
        if self.cleaned_data.get("action") != WordAction.GENERALISE.value:
            return ""
        replacement: str = " ".join(self.cleaned_data["replacement"].split())
        if not replacement:
            raise forms.ValidationError(WRITE_INSTEAD)
        if gives_away(self.consultation, replacement, instead_of=self.instead_of):
            raise forms.ValidationError(STILL_THERE)
        return replacement

    def ruling(self, *, second: bool = False) -> Ruling:
        """What was decided."""
        typed = self.cleaned_data
        return Ruling(WordAction(typed["action"]), typed["replacement"], typed["reason"], second)


class DecideWord(Deciding):
    """A word, for all its places or for one of them. `do` is the button that was pressed, `seen` the number of the
    decision on the word that stood on the page, `upto` that of the newest at the whole desk."""

    place = forms.IntegerField(required=False)
    do = forms.ChoiceField(choices=[(one, one) for one in ("all", "one", "second")], required=False)
    seen = forms.IntegerField(min_value=0)
    upto = forms.IntegerField(min_value=0, required=False)

    def clean(self) -> None:
        if self.cleaned_data.get("do") != "one":
            return
        if self.cleaned_data.get("action") == WordAction.CLEAR.value:
            one = _("A word is kept everywhere or nowhere. One place can be masked or made more general.")
            self.add_error("action", one)
        elif not self.cleaned_data.get("place"):
            self.add_error("place", _("Choose the place that you mean."))


class MissedWord(Deciding):
    """A word that no net caught, to be masked or made more general wherever it stands."""

    word = forms.CharField(
        label=_("The word, or the words that stand together"),
        help_text=_("As they stand in the passage; large and small letters are the same."),
        max_length=LONGEST_WORD,
        widget=forms.TextInput(LINE),
        error_messages={
            "required": _("Write the word that is to go."),
            "max_length": _("Shorten this to 200 characters."),
        },
    )
    field_order: Iterable[str] | None = ("word", "action", "replacement", "reason")

    def clean_word(self) -> str:
        word: str = " ".join(self.cleaned_data["word"].split())
        self.instead_of = word
        return word

    def clean_action(self) -> str:
        action: str = self.cleaned_data["action"]
        if action == WordAction.CLEAR.value:
            raise forms.ValidationError(_("Words that may be read belong into the glossary."))
        return action


class MissedHere(MissedWord):
    """Words that were missed in one passage, whose raw text is `text`."""

    far = forms.ChoiceField(
        label=_("Where"),
        choices=[
            (HowFar.HERE.value, _("In this passage only")),
            (HowFar.EVERYWHERE.value, _("Wherever they stand")),
            (HowFar.PERSON.value, _("Wherever they stand: it is what somebody is called")),
        ],
        initial=HowFar.HERE.value,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose where they are to go.")),
    )
    field_order: Iterable[str] | None = ("word", "far", "action", "replacement", "reason")

    def __init__(self, data: Mapping[str, str] | None, consultation: Consultation, *, text: str) -> None:
        super().__init__(data, consultation)
        self.text = text

    def clean_word(self) -> str:
        word = super().clean_word()
        if not self.stretches(word):
            raise forms.ValidationError(_("These words do not stand in this passage. Copy them from it."))
        return word

    def stretches(self, word: str) -> tuple[tuple[int, int], ...]:
        """Where they stand in the passage, without regard to case and to how they are spaced."""
        spaced = r"\s+".join(re.escape(part) for part in word.split())
        return tuple(match.span() for match in re.finditer(spaced, self.text, re.IGNORECASE))


class Reword(forms.Form):
    """A whole passage in other words."""

    words = forms.CharField(
        label=_("The passage in other words"),
        max_length=LONGEST_PASSAGE,
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
        error_messages={
            "required": _("Write the passage in other words."),
            "max_length": _("Shorten this to 20,000 characters."),
        },
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("For the log of the team. It may stay empty."),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.TextInput(LINE),
    )

    def __init__(self, data: Mapping[str, str] | None, consultation: Consultation, *, safe: str) -> None:
        super().__init__(data, initial={"words": safe})
        self.consultation = consultation

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"].strip()
        if gives_away(self.consultation, words):
            raise forms.ValidationError(STILL_THERE)
        return words

    def ruling(self) -> Ruling:
        """The whole passage, made more general."""
        return Ruling(WordAction.GENERALISE, self.cleaned_data["words"], self.cleaned_data["reason"])
