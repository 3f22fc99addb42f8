"""What people type about themselves."""

from __future__ import annotations

from allauth.account import forms as allauth
from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearout.web.people.models import User
from hearout.web.people.zones import zones

__all__ = ["AskForCode", "Profile", "TypeCode"]

ADDRESS_WRONG = _("This is no e-mail address. It must look like amara@example.org.")


class AskForCode(allauth.RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """Where the code goes."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr", "size": 34}),
        error_messages={"required": _("Type your e-mail address."), "invalid": ADDRESS_WRONG},
    )


class TypeCode(allauth.ConfirmLoginCodeForm):  # type: ignore[misc]
    """What the mail said."""

    code = forms.CharField(
        label=_("The code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "dir": "ltr",
                "size": 12,
            }
        ),
        error_messages={"required": _("Type the code that the mail holds.")},
    )


class Profile(forms.Form):
    """How somebody of a team is called, and reads pages and times."""

    name = forms.CharField(
        label=_("Name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto", "size": 34}),
        help_text=_("Your team sees it, and the log of what was done. Where you sign a decision, everybody does."),
        error_messages={"required": _("Type the name that your team knows you by.")},
    )
    language = forms.ChoiceField(label=_("Language of the team’s pages"), required=False)
    zone = forms.ChoiceField(
        label=_("Your time zone"),
        required=False,
        help_text=_("The nearest city that keeps your time. The team’s pages tell times there, with UTC beside."),
    )

    def __init__(self, data: dict[str, str] | None, user: User) -> None:
        super().__init__(data, initial={"name": user.name, "language": user.language, "zone": user.zone})
        choices = zones(get_language() or "en")
        # An older name of a zone is kept by whoever has it.
        kept = [] if user.zone in ("", *(name for name, _city in choices)) else [(user.zone, user.zone)]
        language, zone = self.fields["language"], self.fields["zone"]
        assert isinstance(language, forms.ChoiceField)
        assert isinstance(zone, forms.ChoiceField)
        language.choices = [("", _("As my browser says")), *settings.LANGUAGES]
        zone.choices = [("", _("As each consultation gives its times")), *kept, *choices]
