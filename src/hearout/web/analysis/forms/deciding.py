"""What each decision about a theme asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from hearout.errors import Refusal
from hearout.messages import gettext_noop as noop
from hearout.messages import say
from hearout.web.analysis.actions import deciding
from hearout.web.analysis.actions.deciding import Chosen, Meanwhile
from hearout.web.analysis.models import Question, Theme, ThemeDecision
from hearout.web.analysis.queries.one import themes_to_choose
from hearout.web.analysis.rules import LONGEST_LABEL, LONGEST_REASON, LONGEST_SENTENCE
from hearout.web.consultations.forms.line import LineField
from hearout.web.people.models import User
from hearout.web.sentences import in_words

if TYPE_CHECKING:
    from datetime import datetime

    from django_stubs_ext import StrOrPromise

__all__ = ["FORMS", "Decide", "TextField", "reason_field", "refused", "still_here"]

TOO_LONG = _("This is %(show_value)s characters long. Shorten it to %(limit_value)s.")


class TextField(forms.CharField):
    """Some sentences, up to `most` characters. `missing` is said where it is empty."""

    def __init__(
        self, *, label: StrOrPromise, most: int, missing: StrOrPromise, help_text: StrOrPromise = "", rows: int = 3
    ) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=most,
            widget=forms.Textarea({"rows": rows, "dir": "auto"}),
            error_messages={"required": missing, "max_length": TOO_LONG},
        )
        del self.widget.attrs["maxlength"]  # a browser would cut off what is pasted, without a word

    def to_python(self, value: str | None) -> str:
        return " ".join((super().to_python(value) or "").split())


def reason_field() -> TextField:
    """Why; the record keeps it."""
    return TextField(
        label=_("Why"),
        help_text=_("The team reads it in the record of decisions. It is not published."),
        most=LONGEST_REASON,
        missing=_("Say why, so that the others can follow you."),
    )


class Decide(forms.Form):
    """A decision about one theme. `seen`: the newest number of decisions when the page was made."""

    title: ClassVar[StrOrPromise]
    means: ClassVar[StrOrPromise]
    button: ClassVar[StrOrPromise]
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, str] | None, theme: Theme, *, seen: int) -> None:
        super().__init__(data, initial={"seen": seen, **self.as_it_is(theme)})
        self.theme = theme
        self.fields.update(self.asks(theme))
        self.fields["reason"] = reason_field()

    def as_it_is(self, theme: Theme) -> Mapping[str, str]:  # noqa: ARG002  for those that change what is there
        """What the fields hold before anybody writes."""
        return {}

    def asks(self, theme: Theme) -> dict[str, forms.Field]:  # noqa: ARG002
        """The fields of this decision, which come first."""
        return {}

    def decide(self, *, by: User, now: datetime) -> ThemeDecision:
        """Take it. Raises Refusal, and Meanwhile."""
        said = self.cleaned_data
        return self.take(Chosen(by, said["reason"], said["seen"] or 0, now))

    def take(self, chosen: Chosen) -> ThemeDecision:
        raise NotImplementedError


class Rename(Decide):
    title = _("Rename it")
    means = _(
        "The name stands over the theme, here and in the summary. It is known by its passages: no later run loses it."
    )
    button = _("Rename the theme")

    def as_it_is(self, theme: Theme) -> Mapping[str, str]:
        return {"label": theme.label}

    def asks(self, theme: Theme) -> dict[str, forms.Field]:  # noqa: ARG002
        missing = _("Write the name that the theme shall have.")
        return {"label": LineField(label=_("Name"), most=LONGEST_LABEL, missing=missing)}

    def take(self, chosen: Chosen) -> ThemeDecision:
        return deciding.rename(self.theme, self.cleaned_data["label"], chosen)


class Say(Decide):
    title = _("Write what it says")
    means = _(
        "This sentence is the finding in the summary. Write what people said, not how many: Hearout writes the numbers "
        "and keeps them right. Who writes it has read the passages and vouches for the theme."
    )
    button = _("Keep the sentence")

    def as_it_is(self, theme: Theme) -> Mapping[str, str]:
        return {"sentence": theme.sentence}

    def asks(self, theme: Theme) -> dict[str, forms.Field]:  # noqa: ARG002
        missing = _("Write the sentence.")
        return {"sentence": TextField(label=_("Sentence"), most=LONGEST_SENTENCE, missing=missing)}

    def take(self, chosen: Chosen) -> ThemeDecision:
        return deciding.say(self.theme, self.cleaned_data["sentence"], chosen)


class Merge(Decide):
    title = _("Merge it into another")
    means = _("All its passages become part of the other theme, which keeps its name.")
    button = _("Merge them")

    def asks(self, theme: Theme) -> dict[str, forms.Field]:
        choose = forms.ChoiceField(
            label=_("Into which theme"),
            choices=[("", _("Choose a theme")), *themes_to_choose(theme.question, but=theme)],
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose a theme that is still here.")),
        )
        return {"into": choose}

    def take(self, chosen: Chosen) -> ThemeDecision:
        return deciding.merge(self.theme, still_here(self.theme.question, self.cleaned_data["into"]), chosen)


class Split(Decide):
    title = _("Split it")
    means = _(
        "Those who use some words become a theme of their own; the rest stays. To split by examples, tick passages on "
        "the theme’s page."
    )
    button = _("Split the theme")

    def asks(self, theme: Theme) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        if theme.parts.exists():
            ways = [("words", _("By words")), ("parts", _("Into the parts that the run found in it"))]
            fields["how"] = forms.ChoiceField(label=_("How"), choices=ways, widget=forms.RadioSelect, initial="words")
        hint = _("With commas between: night bus, after midnight. Other forms of a word are found too.")
        fields["label"] = LineField(label=_("Name of the new theme"), most=LONGEST_LABEL)
        fields["words"] = LineField(label=_("Words or phrases"), help_text=hint, most=LONGEST_SENTENCE)
        return fields

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("how") == "parts":
            return
        missing = {"label": _("Name the new theme."), "words": _("Write the words that tell it from the rest.")}
        for name, words in missing.items():
            if name in said and not said[name]:
                self.add_error(name, words)

    def take(self, chosen: Chosen) -> ThemeDecision:
        said = self.cleaned_data
        if said.get("how") == "parts":
            return deciding.split(self.theme, chosen)
        words = [word for one in said["words"].split(",") if (word := one.strip())]
        return deciding.split(self.theme, chosen, label=said["label"], words=words)


class SetAside(Decide):
    title = _("Set it aside")
    means = _(
        "It is no theme any more, and its passages are in none. Do so where it is no subject: politeness, greetings, "
        "answers that say nothing."
    )
    button = _("Set the theme aside")

    def take(self, chosen: Chosen) -> ThemeDecision:
        return deciding.set_aside(self.theme, chosen)


FORMS: Mapping[str, type[Decide]] = {
    "rename": Rename,
    "say": Say,
    "merge": Merge,
    "split": Split,
    "set-aside": SetAside,
}
"""By the last part of their addresses."""


def still_here(question: Question, key: str) -> Theme:
    """The theme that was chosen. Raises Refusal where a run took it away since."""
    theme = question.themes.select_related("question").filter(key=key).first()
    if theme is None:
        raise Refusal("into", say(noop("Choose a theme that is still here.")))
    return theme


def refused(form: forms.Form, refusal: Refusal, others: Sequence[str] = ()) -> Meanwhile | None:
    """Put down in the form what was refused; a decision that was taken meanwhile is shown beside it instead. `others`
    are fields that the page shows in another place than the form."""
    if isinstance(refusal, Meanwhile):
        return refusal
    field = refusal.field if refusal.field in form.fields and refusal.field not in others else None
    form.add_error(field, in_words(refusal.message))
    return None
