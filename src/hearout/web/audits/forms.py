"""Signing a summary, and publishing it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from django import forms
from django.forms import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from hearout.errors import Refusal
from hearout.plan.announcement import Announcement, Text
from hearout.plan.decided import DecisionKind
from hearout.web.audits.actions.releasing import release, require_ready
from hearout.web.audits.models import Candidate
from hearout.web.audits.rules import LONGEST_NAME, LONGEST_ROLE
from hearout.web.consultations.forms.decisions import Decide
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.notices import Event
from hearout.web.consultations.wording import proposed_title
from hearout.web.people.models import User
from hearout.web.people.rules import ROLE_TITLES, Role
from hearout.web.releases.actions import page_of
from hearout.web.sentences import in_words

__all__ = ["ReleaseForm", "SignForm"]


class SignForm(forms.Form):
    """How somebody is named, and that they read what they sign."""

    name = forms.CharField(
        label=_("Your name, as everyone will read it"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput({"class": "line", "dir": "auto", "autocomplete": "name"}),
        error_messages={"required": _("Say how you want to be named.")},
    )
    role = forms.CharField(
        label=_("As what you sign"),
        help_text=_("It stands behind your name: chair of the committee. It may stay empty."),
        max_length=LONGEST_ROLE,
        required=False,
        widget=forms.TextInput({"class": "line", "dir": "auto"}),
    )
    read = forms.BooleanField(
        label=_("I have read the summary and its privacy report as they would be published, and answer for them."),
        error_messages={"required": _("Read it first; then say that you have.")},
    )
    digest = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, str] | None, candidate: Candidate, user: User, role: Role | None) -> None:
        title = capfirst(str(ROLE_TITLES[role])) if role else ""
        super().__init__(data, initial={"digest": candidate.digest, "name": user.name, "role": title})

    def asked(self) -> Iterator[BoundField]:
        """What is typed."""
        return (self[name] for name in ("name", "role"))

    def refuse(self, refusal: Refusal) -> None:
        self.add_error(refusal.field if refusal.field in self.fields else None, in_words(refusal.message))


class ReleaseForm(Decide):
    """What the notice says of a published summary. A correction has a reason."""

    kind = DecisionKind.RELEASED

    def __init__(
        self,
        data: Mapping[str, str] | None,
        said: Announcement,
        candidate: Candidate,
        *,
        after: int,
        asks_for_title: bool,
    ) -> None:
        super().__init__(data, said, after=after, asks_for_title=asks_for_title)
        self.candidate = candidate
        reason = self.fields["reason"]
        if candidate.version == 1:
            reason.label, reason.required = _("In short, what it says"), False
            reason.help_text = _("Everybody reads it, in the notice and beside the summary. It may stay empty.")
        else:
            reason.label = _("Why there is a new version")
            reason.help_text = _("Everybody reads it, in the notice and beside both versions.")

    def changed(self, said: Announcement, now: datetime) -> Announcement:
        """Nothing of the page, but it is looked whether it can be published as it is. Raises Refusal."""
        require_ready(self.candidate.consultation, self.candidate.digest, now=now)
        return said

    def proposed_title(self, after: Announcement) -> Text:
        return proposed_title(self.kind, after, version=self.candidate.version)

    def event(self, after: Announcement, now: datetime) -> Event:
        version = self.candidate.version
        told = super().event(after, now)
        return replace(told, said=None, version=version, page=page_of(self.candidate.consultation, version))

    def decide(self, consultation: Consultation, *, by: User, now: datetime) -> Decision:
        after = self.cleaned_data["after"]
        return release(consultation, self.candidate.digest, self.choice(), by=by, now=now, after=after).decision
