"""Who is responsible, whom to write to, and who runs this."""

from __future__ import annotations

from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement
from hearout.plan.checks import is_mail_address
from hearout.web.consultations.forms.line import LineField
from hearout.web.consultations.forms.sections.base import SectionForm
from hearout.web.consultations.forms.words import LINE, PARAGRAPHS

__all__ = ["PeopleForm"]

LONGEST_ADDRESS = 254
NO_MAIL = _("This is no e-mail address. It must look like listening@example.org.")


class PeopleForm(SectionForm):
    """Two texts and an address."""

    template = "consultations/set-up/people.html"

    contact = LineField(
        label=_("Contact"),
        help_text=_("An e-mail address that somebody reads. Everybody sees it."),
        most=LONGEST_ADDRESS,
        attrs={"inputmode": "email", "dir": "ltr"},
    )

    def filled(self, seen: Announcement) -> dict[str, object]:
        return {"responsible": seen.responsible, "contact": seen.contact, "team": seen.team}

    def add_fields(self) -> None:
        self.add_words(
            "responsible",
            _("Responsible for the data"),
            LINE,
            lines=2,
            hint=_("The group or person who answers for it, as data protection law asks: name and postal address."),
        )
        self.add_words(
            "team",
            _("Who runs this"),
            PARAGRAPHS,
            lines=6,
            hint=_("Who reads what people write, and whom to tell if something is wrong with how it is done."),
        )
        self.order_fields(["responsible", "contact", "team"])

    def clean_contact(self) -> str:
        address = str(self.cleaned_data["contact"]).removeprefix("mailto:")
        if address and not is_mail_address(address):
            raise forms.ValidationError(NO_MAIL)
        return address

    def wanted(self) -> Announcement:
        return replace(
            self.scene.seen,
            responsible=self.text("responsible"),
            contact=str(self.cleaned_data["contact"]),
            team=self.text("team"),
        )
