"""Where ticked passages shall go."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from hearout.web.analysis.actions import deciding
from hearout.web.analysis.actions.deciding import Chosen
from hearout.web.analysis.forms.deciding import reason_field, still_here
from hearout.web.analysis.models import Question, Theme, ThemeDecision
from hearout.web.analysis.queries.one import themes_to_choose
from hearout.web.analysis.rules import LONGEST_LABEL
from hearout.web.consultations.forms.line import LineField
from hearout.web.passages.queries import idents_in
from hearout.web.people.models import User

__all__ = ["Move"]

NONE, NEW, PART = "none", "new", "part"  # none of them is a key of a theme


class Move(forms.Form):
    """Passages that were ticked in the list of a theme, or (None) of those of a question that are in none."""

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    passages = forms.MultipleChoiceField(
        label=_("Passages"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Tick the passages that shall move.")),
    )

    def __init__(self, data: QueryDict | None, question: Question, theme: Theme | None, *, seen: int) -> None:
        super().__init__(data, initial={"seen": seen})
        self.question, self.theme = question, theme
        self.ticked = frozenset(idents_in(data.getlist("passages")) if data else ())
        passages = self.fields["passages"]
        assert isinstance(passages, forms.MultipleChoiceField)
        passages.choices = [(ident, ident) for ident in self.ticked]  # whether they are there, the action looks
        self.fields["into"] = forms.ChoiceField(
            label=_("Where the ticked passages belong"),
            choices=[("", _("Choose")), *self._places()],
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose where they belong.")),
        )
        hint = _("Only where it is a new theme.")
        self.fields["label"] = LineField(label=_("Name of the new theme"), help_text=hint, most=LONGEST_LABEL)
        self.fields["reason"] = reason_field()

    def _places(self) -> list[tuple[str, object]]:
        themes = themes_to_choose(self.question, but=self.theme)
        made: list[tuple[str, object]] = [(NEW, _("A new theme of exactly these passages"))]
        if self.theme is not None and self.theme.parent_id is None and "." not in self.theme.ident:
            made.append((PART, _("A new theme of these and what is like them in this theme")))
        if self.theme is not None:
            made.append((NONE, _("No theme")))
        return [(str(_("Themes")), themes), *made] if themes else made

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("into") in (NEW, PART) and "label" in said and not said["label"]:
            self.add_error("label", _("Name the new theme."))

    def decide(self, *, by: User, now: datetime) -> ThemeDecision:
        """Take the decision. Raises Refusal, and Meanwhile."""
        said, consultation = self.cleaned_data, self.question.consultation
        chosen = Chosen(by, said["reason"], said["seen"] or 0, now)
        passages, into = said["passages"], said["into"]
        if into == NEW:
            return deciding.gather(consultation, passages, said["label"], chosen)
        if into == PART and self.theme is not None:
            return deciding.split(self.theme, chosen, label=said["label"], passages=passages)
        theme = None if into == NONE else still_here(self.question, into)
        return deciding.move(consultation, passages, theme, chosen)
