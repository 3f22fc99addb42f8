"""What the team says of a decision.

A form is looked at twice: first as it is typed, then with the notice that comes of it, whose title can still be written
better. `asks_for_title` is the second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement, Phase, Text
from hearout.plan.decided import DecisionKind
from hearout.plan.timetable import ways_open
from hearout.web.consultations.actions import phases
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.forms.words import LINE, SENTENCES, Spoken, WordsBound, WordsField
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.notices import Event, NoticeWords
from hearout.web.consultations.wording import reminder_title
from hearout.web.people.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["Decide", "GiveNotice"]


class Decide(forms.Form):
    """What every decision asks: why, what else, who decided. `after`: the newest decision that was seen."""

    kind: ClassVar[DecisionKind]
    reason_label: ClassVar[StrOrPromise] = _("Why")
    reason_hint: ClassVar[StrOrPromise] = _(
        "Everybody reads it, in the notice and in the method section of the summary."
    )
    decided_by = forms.CharField(
        label=_("Who decided"),
        help_text=_("As it goes on in “Decided by …”: the committee, four in favour, none against."),
        max_length=200,
        widget=forms.TextInput({"class": "line", "dir": "auto"}),
        error_messages={"required": _("Say who decided, so that people know whom to ask.")},
    )
    after = forms.IntegerField(
        min_value=0,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid", "min_value"), _("Reload the page and try again.")),
    )

    def __init__(self, data: Mapping[str, str] | None, said: Announcement, *, after: int, asks_for_title: bool) -> None:
        super().__init__(data, initial={"after": after})
        self.said, self.asks_for_title = said, asks_for_title
        own = dict(self.fields)
        self.fields.clear()
        self.fields.update(self.what_changes())
        self.fields["reason"] = self._words(self.reason_label, self.reason_hint, SENTENCES, lines=6, required=True)
        self.fields["else"] = self._words(
            _("What else people should know"),
            _("What happens to what was said, whom you told, where to ask. It may stay empty."),
            SENTENCES,
            lines=4,
        )
        self.fields.update(own)
        self.fields["title"] = self._words(_("Title of the notice"), "", LINE, required=asks_for_title)

    @property
    def subject(self) -> Text:
        """The title of what it is about, where that is one phase."""
        return Text()

    def asked(self) -> Iterator[BoundField]:
        """The fields of the first step."""
        return (field for field in self.visible_fields() if field.name != "title")

    def carried_title(self) -> tuple[Spoken, ...]:
        """What was written in the second step, for a first step that does not ask for it."""
        title = self["title"]
        assert isinstance(title, WordsBound)
        return tuple(spoken for spoken in (title.main, *title.others) if spoken.words)

    def clean_decided_by(self) -> str:
        """Without the full stop, as the sentence goes on."""
        return str(self.cleaned_data["decided_by"]).rstrip(" .")

    def what_changes(self) -> dict[str, forms.Field]:
        """The fields of this kind of decision, which come first."""
        return {}

    def changed(self, said: Announcement, now: datetime) -> Announcement:  # noqa: ARG002  for those that change some
        """`said` as it is after the decision. Raises Refusal about one of the fields."""
        return said

    def decide(self, consultation: Consultation, *, by: User, now: datetime) -> Decision:
        """Take it. Raises Refusal, and Meanwhile."""
        raise NotImplementedError

    def proposed_title(self, after: Announcement) -> Text:  # noqa: ARG002
        """What the notice is called unless the team says it better; "" where only they can say."""
        return Text()

    def title_or_proposed(self, after: Announcement) -> Text:
        """The title as it was typed, and as it is proposed where nothing was."""
        return Text({**self.proposed_title(after).words, **self.cleaned_data["title"].words})

    def event(self, after: Announcement, now: datetime) -> Event:
        """What the notice will tell of, if it is decided now."""
        said = self.cleaned_data
        return Event(
            number=said["after"] + 1,
            kind=self.kind,
            at=now,
            words=NoticeWords(said.get("title", Text()), said["reason"], said["else"], said["decided_by"]),
            said=after,
            phase=self.about_phase(),
            round=self.about_round(),
            sessions=self.about_sessions(),
            open=tuple(way.key for way in ways_open(after, now)),
        )

    def about_phase(self) -> str:
        """The key of the phase that it is about."""
        return ""

    def about_round(self) -> str:
        """The key of the round that it adds."""
        return ""

    def about_sessions(self) -> tuple[str, ...]:
        """The keys of the sessions that it gives a time, moves or cancels."""
        return ()

    def choice(self) -> Choice:
        """What was said, once it is valid."""
        said = self.cleaned_data
        return Choice(said["title"], said["reason"], said["else"], said["decided_by"])

    def _words(
        self, label: StrOrPromise, hint: StrOrPromise, most: int, *, lines: int = 1, required: bool = False
    ) -> WordsField:
        return WordsField(self.said.languages, label=label, most=most, lines=lines, help_text=hint, required=required)


class GiveNotice(Decide):
    """A notice that changes nothing else on the page."""

    kind = DecisionKind.NOTICE
    reason_label = _("What you want to tell")
    reason_hint = _("What happened or will happen, and what people can do now.")

    def __init__(self, data: Mapping[str, str] | None, said: Announcement, *, after: int, about: str = "") -> None:
        super().__init__(data, said, after=after, asks_for_title=True)
        self.fields["decided_by"].required = False
        self.fields["decided_by"].help_text = _("Where somebody decided it, as it goes on in “Decided by …”.")
        if phase := said.phase(about):
            self.initial.update(phase=about, title=reminder_title(said, phase))
        self.order_fields(["title", "reason", "else", "phase"])

    def asked(self) -> Iterator[BoundField]:
        return iter(self.visible_fields())

    def carried_title(self) -> tuple[Spoken, ...]:
        return ()

    def what_changes(self) -> dict[str, forms.Field]:
        titles = [(phase.key, _title(phase, self.said)) for phase in self.said.phases]
        about = forms.ChoiceField(
            label=_("Is it about a phase?"), choices=[("", _("No, about all of it")), *titles], required=False
        )
        return {"phase": about}

    def decide(self, consultation: Consultation, *, by: User, now: datetime) -> Decision:
        said = self.cleaned_data
        return phases.give_notice(consultation, self.choice(), phase=said["phase"], by=by, now=now, after=said["after"])


def _title(phase: Phase, said: Announcement) -> str:
    return phase.title.said(get_language() or "en", said.languages).words
