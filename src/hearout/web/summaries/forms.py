"""What is asked of those who write findings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from hearout.disclose.known_words import KnownWords
from hearout.web.analysis.actions import deciding
from hearout.web.analysis.actions.deciding import Chosen
from hearout.web.analysis.forms.deciding import TextField, reason_field
from hearout.web.analysis.models import Theme
from hearout.web.consultations.forms.line import LineField
from hearout.web.consultations.models import Consultation
from hearout.web.passages.queries import idents_in
from hearout.web.people.models import User
from hearout.web.sentences import in_words
from hearout.web.summaries.actions import quotes
from hearout.web.summaries.actions.quotes import Wish
from hearout.web.summaries.rules import LONGEST_PARAPHRASE, LONGEST_SENTENCE, LONGEST_SUBJECT
from hearout.web.summaries.sentences import Weight, looked_at

__all__ = ["Gather", "LeaveOut", "LookedAt", "Retell", "Say"]

SENTENCE = _("What was said, in one or two sentences. The numbers are counted and printed beside it: leave them out.")


class LookedAt(forms.Form):
    """Words of the team that will be public. What is wrong with them is told beside the field: first before they are
    kept, and by then whoever wrote them may keep them all the same, for the audit decides.

    `known` are words that may be printed, None before there is a draft; `weight` what is printed beside them.
    """

    written = "sentence"  # the field they are typed into
    warned = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order: tuple[str, ...] = ()

    def __init__(
        self,
        data: Mapping[str, str] | QueryDict | None,
        known: KnownWords | None,
        weight: Weight | None = None,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self._known, self._weight = known, weight

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is wrong with the words as they stand in the field."""
        words = str(self[self.written].value() or "")
        if not words or self._known is None:
            return ()
        return tuple(in_words(one) for one in looked_at(words, self._known, self._weight))

    @property
    def digest(self) -> str:
        """Stands for the words that the warnings are about."""
        return hashlib.sha256(str(self[self.written].value() or "").encode()).hexdigest()[:16]

    @property
    def is_to_be_looked_at(self) -> bool:
        """Whether there is something to tell that was not told yet."""
        return self.is_valid() and bool(self.warnings) and self.cleaned_data["warned"] != self.digest


class Say(LookedAt):
    """The sentence that is the finding. `seen`: the newest number of decisions when the page was made."""

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    sentence = TextField(
        label=_("Sentence"), help_text=SENTENCE, most=LONGEST_SENTENCE, missing=_("Write the sentence.")
    )
    reason = reason_field()

    def decide(self, theme: Theme, *, by: User, now: datetime) -> None:
        """Keep it. Raises Refusal, and Meanwhile."""
        said = self.cleaned_data
        deciding.say(theme, said["sentence"], Chosen(by, said["reason"], said["seen"] or 0, now))


class Retell(LookedAt):
    """Somebody's words, told in the team's own in the place of a quote."""

    written = "words"
    words = TextField(
        label=_("In our own words"),
        help_text=_("What it says, so that nobody recognises who said it. Use none of its turns of phrase."),
        most=LONGEST_PARAPHRASE,
        missing=_("Write it in your own words."),
    )
    reason = reason_field()

    def decide(self, consultation: Consultation, passage: str, *, by: User, now: datetime) -> None:
        """Keep it. Raises Refusal, and Meanwhile."""
        wish = Wish(passage, self.cleaned_data["reason"], by, now)
        quotes.paraphrase(consultation, wish, self.cleaned_data["words"])


class LeaveOut(forms.Form):
    """Why somebody's words are not quoted."""

    reason = reason_field()

    def decide(self, consultation: Consultation, passage: str, *, by: User, now: datetime) -> None:
        """Leave them out. Raises Refusal, and Meanwhile."""
        quotes.leave_out(consultation, Wish(passage, self.cleaned_data["reason"], by, now))


class Gather(LookedAt):
    """A finding that people put together: passages of one question, what it is about, and what it says."""

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    passages = forms.MultipleChoiceField(
        label=_("Passages"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Tick the passages that it rests on.")),
    )
    label = LineField(
        label=_("What it is about"), most=LONGEST_SUBJECT, missing=_("Say in a few words what it is about.")
    )
    sentence = TextField(
        label=_("Sentence"), help_text=SENTENCE, most=LONGEST_SENTENCE, missing=_("Write the sentence.")
    )
    reason = reason_field()

    def __init__(
        self, data: QueryDict | None, known: KnownWords | None, initial: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data, known, initial=initial)
        self.ticked = idents_in(data.getlist("passages")) if data else ()
        passages = self.fields["passages"]
        assert isinstance(passages, forms.MultipleChoiceField)
        passages.choices = [(ident, ident) for ident in self.ticked]  # whether they are there, the action looks

    def decide(self, consultation: Consultation, *, by: User, now: datetime) -> None:
        """Put it together. Raises Refusal, and Meanwhile."""
        said = self.cleaned_data
        chosen = Chosen(by, said["reason"], said["seen"] or 0, now)
        deciding.gather(consultation, said["passages"], said["label"], chosen, sentence=said["sentence"])
