"""Deciding about one contribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from hearout.records.consultation import Consent
from hearout.web.intake.titles import CONSENT_WORDS
from hearout.web.people.models import User

__all__ = ["LONGEST_REASON", "ChangeConsent", "Decide", "SetItAside"]

LONGEST_REASON = 2000
TOO_LONG = {"max_length": _("Shorten this to 2,000 characters.")}


def _reason(*, label: object, hint: object, required: object) -> forms.CharField:
    return forms.CharField(
        label=str(label),
        help_text=str(hint),
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={**TOO_LONG, "required": str(required)},
    )


class Decide(forms.Form):
    """A reason, and the decisions `in_force` as they were when somebody began to write it."""

    in_force = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, str] | None, *, seen: str) -> None:
        super().__init__(data, initial={"in_force": seen})
        self.fields.update(self.asked_for())

    def asked_for(self) -> dict[str, forms.Field]:
        """What somebody is asked before it is decided."""
        return {
            "reason": _reason(
                label=_("Why"),
                hint=_("For the team. It is sealed like what people said, and never published."),
                required=_("Say why, for whoever asks later."),
            )
        }

    @property
    def asked(self) -> Sequence[forms.BoundField]:
        return self.visible_fields()

    @property
    def reason(self) -> str:
        return str(self.cleaned_data.get("reason", ""))

    @property
    def value(self) -> str:
        """The level of consent, where that is decided."""
        return str(self.cleaned_data.get("consent", ""))


class ChangeConsent(Decide):
    """What its contributor allows now, and how the team knows."""

    def __init__(self, data: Mapping[str, str] | None, *, seen: str, now: Consent) -> None:
        self.now = now
        super().__init__(data, seen=seen)

    def asked_for(self) -> dict[str, forms.Field]:
        choose = _("Choose what may be done with it.")
        others = [(level.value, words) for level, words in CONSENT_WORDS.items() if level is not self.now]
        return {
            "consent": forms.ChoiceField(
                label=_("What may be done with it from now on"),
                choices=others,
                widget=forms.RadioSelect,
                error_messages={"required": choose, "invalid_choice": choose},
            ),
            "reason": _reason(
                label=_("Who asked, and how"),
                hint=_("Whoever made the contribution decides this. It is sealed, and never published."),
                required=_("Say who asked for it, and how you know."),
            ),
        }


class SetItAside(Decide):
    """Whom it is set aside for, and what they should know."""

    def __init__(self, data: Mapping[str, str] | None, *, seen: str, people: Sequence[User]) -> None:
        self.people = {str(user.pk): user for user in people}
        super().__init__(data, seen=seen)

    def asked_for(self) -> dict[str, forms.Field]:
        choose = _("Choose somebody of the team who may read contributions.")
        return {
            "person": forms.ChoiceField(
                label=_("Who takes care of it"),
                help_text=_("Those of the team who may read contributions. Nobody else reads it any more."),
                choices=[(ident, user.name or user.email) for ident, user in self.people.items()],
                widget=forms.RadioSelect,
                error_messages={"required": choose, "invalid_choice": choose},
            ),
            "reason": _reason(
                label=_("What they should know"),
                hint=_("For them alone. It is sealed, and stands in no mail."),
                required=_("Say in a sentence what you saw."),
            ),
        }

    @property
    def person(self) -> User:
        return self.people[self.cleaned_data["person"]]
