"""What an organiser types for somebody who asked to be registered otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement, Session
from hearout.web.outbox.rules import BadAddress, deliverable
from hearout.web.sessions.actions.registering import Person, Wanted
from hearout.web.sessions.forms.registering import AboutYou, attending_field
from hearout.web.sessions.rules import Attending

__all__ = ["AddForm"]


class AddForm(AboutYou):
    """The same as people type themselves, but that they need no address."""

    address = forms.CharField(
        label=_("Their e-mail address (they may have none)"),
        help_text=_("Read it back to them letter by letter: the mail with their private link goes there at once."),
        max_length=320,
        required=False,
        widget=forms.EmailInput(attrs={"class": "line", "autocomplete": "off", "dir": "ltr"}),
    )
    field_order = ("name", "address", "attending", "zone", "language", "needs")

    def __init__(
        self, said: Announcement, session: Session, data: Mapping[str, str] | None, initial: Mapping[str, str]
    ) -> None:
        super().__init__(said, data, initial)
        self._session = session
        self.fields["name"].label = _("Their name, or what you call them in the list")
        self.fields["name"].help_text = ""
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = _("Type a name, so that you find them in the list.")
        self.fields["zone"].label, self.fields["zone"].help_text = _("Their time zone"), ""
        self.fields["needs"].label = _("What they need to take part")
        self.fields["needs"].help_text = ""
        self.fields["attending"] = attending_field(session, required=True)
        self.fields["attending"].label = _("What they allow: ask them, in these words")
        self.fields["attending"].error_messages["required"] = _("Ask them what they allow, and choose it here.")
        self.order_fields(self.field_order)

    def clean_address(self) -> str:
        """None, or one that mail can be sent to."""
        typed: str = self.cleaned_data["address"]
        try:
            return deliverable(typed) if typed else ""
        except BadAddress as error:
            raise forms.ValidationError(str(error)) from None

    @property
    def person(self) -> Person:
        said = self.cleaned_data
        return Person(said["address"], said["name"], said["needs"], said["language"], said["zone"])

    @property
    def wanted(self) -> Wanted:
        return Wanted(self._session.key, Attending(self.cleaned_data["attending"]))
