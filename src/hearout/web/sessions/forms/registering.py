"""What people type to register for sessions, and to change it later."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement, Session
from hearout.plan.sessions import begins_at
from hearout.web.consultations.forms.zone import ZoneField
from hearout.web.consultations.queries.readers import Reader
from hearout.web.languages import own_name
from hearout.web.outbox.rules import BadAddress, deliverable
from hearout.web.sessions.actions.changing import Details
from hearout.web.sessions.actions.registering import Person, Wanted
from hearout.web.sessions.queries.mine import SessionTold, session_told
from hearout.web.sessions.rules import ATTENDING_WORDS, Attending

__all__ = ["LONGEST_NAME", "LONGEST_NEEDS", "Choice", "DetailsForm", "RegisterForm", "SeatForm", "attending_field"]

COME, ATTENDING = "come-", "attending-"  # then the session's key
LONGEST_NAME, LONGEST_NEEDS = 200, 2_000
CHOOSE_ONE = _("Choose at least one session.")
GONE = _("A session that you chose has begun or was cancelled while you were writing. Look at those that are left.")


def attending_field(session: Session, *, required: bool = False) -> forms.ChoiceField:
    """What somebody consents to in a session; being recorded only where the team wants to record."""
    levels = [level for level in Attending if session.recorded or level is not Attending.RECORDED]
    return forms.ChoiceField(
        label=_("What may be kept of what you say there?"),
        choices=[(level.value, ATTENDING_WORDS[level]) for level in levels],
        widget=forms.RadioSelect,
        required=required,
        error_messages={"required": _("Say what may be kept of what you say.")},
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """A session as the form shows it, with its two fields."""

    session: SessionTold
    come: BoundField
    attending: BoundField
    is_full: bool


class AboutYou(forms.Form):
    """What people say of themselves, all of it sealed but the zone and the language."""

    name = forms.CharField(
        label=_("Your name (you may leave it empty)"),
        help_text=_("So that the facilitator can greet you. A first name is enough, or one you make up."),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"class": "line", "autocomplete": "name", "dir": "auto"}),
    )
    needs = forms.CharField(
        label=_("What do you need to take part? (you may leave it empty)"),
        help_text=_("Captions, an interpreter, breaks, to write instead of speak: the organisers read it and prepare."),
        max_length=LONGEST_NEEDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language of the mails"))

    def __init__(self, said: Announcement, data: Mapping[str, str] | None, initial: Mapping[str, str]) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["zone"] = ZoneField(
            label=_("Your time zone"),
            help_text=_("The nearest city that keeps your time. Our mails tell times there, with UTC beside."),
            kept=initial.get("zone", ""),
        )
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of the mails"), choices=[(tag, own_name(tag)) for tag in said.languages]
        )
        if len(said.languages) == 1:
            self.fields["language"].widget = forms.HiddenInput()

    def typed(self) -> dict[str, str]:
        """All that stands in the fields now, for showing them again unchanged."""
        return {name: self[name].value() or "" for name in self.fields}


class RegisterForm(AboutYou):
    """The sessions, what may be kept in each, and where to write. `full` counts seats, and is asked only where the form
    is shown: which sessions have a waiting list."""

    address = forms.CharField(
        label=_("Your e-mail address"),
        help_text=_("We write to it now, so that you can confirm, and then before the session."),
        max_length=320,
        widget=forms.EmailInput(attrs={"class": "line", "autocomplete": "email", "dir": "ltr"}),
        error_messages={"required": _("Type the address that we should write to.")},
    )
    field_order = ("address", "name", "zone", "language", "needs")

    def __init__(
        self,
        said: Announcement,
        sessions: Sequence[Session],
        reader: Reader,
        data: Mapping[str, str] | None,
        initial: Mapping[str, str],
        full: Callable[[], Collection[str]],
    ) -> None:
        super().__init__(said, data, initial)
        self._sessions, self._reader, self._full = sessions, reader, full
        for session in sessions:
            self.fields[f"{COME}{session.key}"] = forms.BooleanField(label=_("I want to come"), required=False)
            self.fields[f"{ATTENDING}{session.key}"] = attending_field(session)
        self.order_fields([*self._names(), *self.field_order])

    @cached_property
    def choices(self) -> list[Choice]:
        """Every session that can be chosen, the next first."""
        full = self._full()
        return [
            Choice(
                session_told(one, self._reader),
                self[f"{COME}{one.key}"],
                self[f"{ATTENDING}{one.key}"],
                one.key in full,
            )
            for one in sorted(self._sessions, key=begins_at)
        ]

    @property
    def about_you(self) -> list[BoundField]:
        """The other fields that are seen."""
        chosen = frozenset(self._names())
        return [field for field in self.visible_fields() if field.name not in chosen]

    def clean_address(self) -> str:
        """Only in a form that mail can be sent to. What was typed is shown again beside the error."""
        try:
            return deliverable(self.cleaned_data["address"])
        except BadAddress as error:
            raise forms.ValidationError(str(error)) from None

    def clean(self) -> dict[str, object]:
        """At least one session, each with what may be kept."""
        cleaned = super().clean() or self.cleaned_data
        keys = [one.key for one in self._sessions if cleaned.get(f"{COME}{one.key}")]
        if any(name.startswith(COME) and name not in self.fields for name in self.data):
            self.add_error(None, GONE)
        elif not keys:
            first = min(self._sessions, key=begins_at, default=None)
            self.add_error(f"{COME}{first.key}" if first else None, CHOOSE_ONE)
        for key in keys:
            name = f"{ATTENDING}{key}"
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        return cleaned

    @property
    def person(self) -> Person:
        said = self.cleaned_data
        return Person(said["address"], said["name"], said["needs"], said["language"], said["zone"])

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        said = self.cleaned_data
        keys = [one.key for one in self._sessions if said[f"{COME}{one.key}"]]
        return tuple(Wanted(key, Attending(said[f"{ATTENDING}{key}"])) for key in keys)

    def _names(self) -> list[str]:
        return [name for name in self.fields if name.startswith((COME, ATTENDING))]


class DetailsForm(AboutYou):
    """What people change of themselves later."""

    field_order = ("name", "zone", "language", "needs")

    @property
    def details(self) -> Details:
        said = self.cleaned_data
        return Details(said["name"], said["needs"], said["language"], said["zone"])


class SeatForm(forms.Form):
    """What somebody consents to in one session."""

    def __init__(self, session: Session, data: Mapping[str, str] | None, attending: str = "") -> None:
        super().__init__(data, initial={"attending": attending}, auto_id=f"id_{session.key}_%s")
        self.fields["attending"] = attending_field(session, required=True)

    @property
    def attending(self) -> Attending:
        return Attending(self.cleaned_data["attending"])
