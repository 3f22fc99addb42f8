"""What people type to follow a consultation, and to stop."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement
from hearout.web.languages import own_name
from hearout.web.outbox.rules import BadAddress, deliverable

__all__ = ["CodeForm", "FollowForm"]


class FollowForm(forms.Form):
    """An address, and the language of the mails where there is a choice."""

    address = forms.CharField(
        label=_("Your e-mail address"),
        max_length=320,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"required": _("Type the address that we should write to.")},
    )
    language = forms.ChoiceField(label=_("Language of the mails"))

    def __init__(self, said: Announcement, language: str, data: dict[str, str] | None = None) -> None:
        super().__init__(data, initial={"language": language if language in said.languages else said.main_language})
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of the mails"), choices=[(tag, own_name(tag)) for tag in said.languages]
        )
        if len(said.languages) == 1:
            self.fields["language"].widget = forms.HiddenInput()

    def clean_address(self) -> str:
        """Only in a form that mail can be sent to. What was typed is shown again beside the error."""
        try:
            return deliverable(self.cleaned_data["address"])
        except BadAddress as error:
            raise forms.ValidationError(str(error)) from None


class CodeForm(forms.Form):
    """The code from a mail."""

    code = forms.CharField(
        label=_("Code from the mail"),
        help_text=_("Twelve letters and digits, such as abcd-efgh-ijkl. It does not matter how you separate them."),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
        ),
        error_messages={"required": _("Type the code that stands in the mail.")},
    )
