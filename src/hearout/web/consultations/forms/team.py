"""Who comes into the team, and as what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django import forms
from django.core.validators import EmailValidator
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearout.plan.checks import is_mail_address
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.team import invitation_to, member_with_address
from hearout.web.people.rules import ROLE_TITLES, ROLE_WORDS, Role
from hearout.web.times import day_in_words

__all__ = ["ChangeRole", "Invite"]

ADDRESS_WRONG = _("This is no e-mail address. It must look like amara@example.org.")
CHOOSE = _("Choose what they are there for.")


class Invite(forms.Form):
    """An address, and the role that its owner will have."""

    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("They get a mail with a link that is good for 14 days, once, and for this address only."),
        widget=forms.EmailInput({"class": "line", "dir": "ltr", "autocomplete": "off"}),
        validators=[EmailValidator(ADDRESS_WRONG)],
        error_messages={"required": _("Type the address of whom you invite."), "invalid": ADDRESS_WRONG},
    )
    role = forms.ChoiceField(
        label=_("What they are there for"),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    def __init__(self, data: Mapping[str, str] | None, consultation: Consultation, now: datetime) -> None:
        super().__init__(data)
        self.consultation, self.now = consultation, now
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [(each.value, _described(each)) for each in Role]

    def clean_email(self) -> str:
        """Raises ValidationError for what mail cannot be sent to, and for somebody who is in the team, or is invited
        and can still come."""
        email = str(self.cleaned_data["email"]).lower()
        if not is_mail_address(email):
            raise forms.ValidationError(ADDRESS_WRONG)
        member = member_with_address(self.consultation, email)
        if member is not None:
            facts = {"name": str(member.user), "role": ROLE_TITLES[Role(member.role)]}
            raise forms.ValidationError(_("%(name)s is in the team already, as %(role)s."), params=facts)
        invitation = invitation_to(self.consultation, email, self.now)
        if invitation is not None:
            until = {"until": day_in_words(invitation.expires.date(), get_language() or "en")}
            again = _("This address is invited already, until %(until)s. Send the invitation again, or withdraw it.")
            raise forms.ValidationError(again, params=until)
        return email

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class ChangeRole(forms.Form):
    """Another role for somebody of the team."""

    role = forms.ChoiceField(choices=[(each.value, ROLE_TITLES[each]) for each in Role])

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


def _described(role: Role) -> str:
    return format_html("{}<small>{}</small>", capfirst(str(ROLE_TITLES[role])), ROLE_WORDS[role])
