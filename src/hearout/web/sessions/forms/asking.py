"""Asking those who registered whether they would come again, and their answer."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearout.web.consultations.forms.numbers import WholeField
from hearout.web.outbox.forms import CodeForm
from hearout.web.sessions.actions.polling import LONGEST_POLL
from hearout.web.sessions.rules import PollAnswer

__all__ = ["ANSWERS", "AnswerForm", "AskForm"]

ANSWERS: dict[PollAnswer, str | Promise] = {
    PollAnswer.YES: _("Yes, I would come"),
    PollAnswer.MAYBE: _("Perhaps"),
    PollAnswer.NO: _("No"),
}
USUAL_DAYS = 3


class AskForm(forms.Form):
    """For how long they can answer."""

    days = WholeField(label=_("For how many days they can answer"), most=LONGEST_POLL)

    def __init__(self, data: dict[str, str] | None = None) -> None:
        super().__init__(data, initial={"days": USUAL_DAYS})


class AnswerForm(CodeForm):
    """The code from the mail, and the answer."""

    answer = forms.ChoiceField(
        label=_("Would you come to another round of sessions?"),
        choices=list(ANSWERS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three answers.")},
    )
