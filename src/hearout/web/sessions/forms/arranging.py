"""Who holds a session, who takes its notes, and how those who registered join it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Session
from hearout.web.people.models import User
from hearout.web.sessions.actions.arranging import Arrangement
from hearout.web.sessions.forms.joining import JoiningField, check_joining
from hearout.web.sessions.models import Meeting

__all__ = ["ArrangeForm"]


class ArrangeForm(forms.Form):
    """What the public is not told of a session. Where the page says to all how to join, nothing else is asked."""

    facilitator = forms.ChoiceField(label=_("Held by"), required=False)
    note_taker = forms.ChoiceField(label=_("Notes by"), required=False)
    joining = JoiningField(
        label=_("How those who registered join"),
        help_text=_("It stands in their mails and calendars, and on no public page. Everybody with a seat is told."),
    )

    def __init__(
        self, data: Mapping[str, str] | None, session: Session, meeting: Meeting, hosts: Sequence[User]
    ) -> None:
        self._hosts = {str(user.pk): user for user in hosts}
        self._session, self._meeting = session, meeting
        at_first = {
            "facilitator": str(meeting.facilitator_id or ""),
            "note_taker": str(meeting.note_taker_id or ""),
            "joining": meeting.joining,
        }
        super().__init__(data, initial=at_first)
        offered = [("", _("Not known yet")), *((key, str(user)) for key, user in self._hosts.items())]
        for name in ("facilitator", "note_taker"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offered
        if session.address:
            del self.fields["joining"]

    def clean_joining(self) -> str:
        joining = str(self.cleaned_data["joining"])
        check_joining(self._session.joining, joining)
        return joining

    def arrangement(self) -> Arrangement:
        """What was chosen, once it is valid."""
        said = self.cleaned_data
        return Arrangement(
            self._hosts.get(said["facilitator"]),
            self._hosts.get(said["note_taker"]),
            said.get("joining", self._meeting.joining),
        )
