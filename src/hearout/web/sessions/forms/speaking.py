"""Who speaks in a file of a session, as a form: one question a speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearout.web.sessions.actions.transcribing import Said
from hearout.web.sessions.agreed import LEVELS, Level
from hearout.web.sessions.queries.attendance import Present
from hearout.web.sessions.queries.speaking import Speaker, Spoken
from hearout.web.sessions.reduced import Speaks

__all__ = ["SpeakerShown", "SpeakersForm", "names_in"]

LONGEST_NAMES = 2_000
NEW = "new"
AS_LISTED = "listed"


@dataclass(frozen=True, slots=True)
class SpeakerShown:
    """A speaker with their two fields."""

    speaker: Speaker = field(repr=False)
    who: forms.BoundField = field(repr=False)
    level: forms.BoundField = field(repr=False)


class SpeakersForm(forms.Form):
    """`spoken` is what was read in the file, `typed` what somebody chose before it was read again. Where there are
    doubts, somebody says that it is of this session."""

    names = forms.CharField(
        label=_("Names that are missing above"),
        help_text=_("One a line, as the file writes them: what stands before a colon is a name then, and no word."),
        required=False,
        max_length=LONGEST_NAMES,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={"max_length": _("These are too many names. Shorten the list to 2,000 characters.")},
    )

    def __init__(self, data: Mapping[str, str] | None, *, spoken: Spoken, typed: Mapping[str, str]) -> None:
        super().__init__(data)
        self.spoken = spoken
        for one in spoken.speakers:
            self.fields[f"who-{one.mark}"] = _who(one, spoken)
            self.fields[f"level-{one.mark}"] = _level()
        if spoken.doubts:
            self.fields["sure"] = forms.BooleanField(
                label=_("It is of this session all the same"),
                error_messages={"required": _("Say that it is of this session, or take the file out.")},
            )

        self.initial.update({name: typed[name] for name in self.fields if typed.get(name)})

    def shown(self) -> Iterator[SpeakerShown]:
        for one in self.spoken.speakers:
            yield SpeakerShown(one, self[f"who-{one.mark}"], self[f"level-{one.mark}"])

    def clean(self) -> None:
        """Whoever is new on the list agreed to something."""
        for one in self.spoken.speakers:
            is_new = self.cleaned_data.get(f"who-{one.mark}") == NEW
            if is_new and self.cleaned_data.get(f"level-{one.mark}") == AS_LISTED:
                self.add_error(f"level-{one.mark}", _("They are on no list yet: say what they agreed to."))

    def said(self) -> dict[str, Said]:
        """What is said of each, by their marks."""
        return {one.mark: self._said(one) for one in self.spoken.speakers}

    def _said(self, one: Speaker) -> Said:
        who, level = self.cleaned_data[f"who-{one.mark}"], self.cleaned_data[f"level-{one.mark}"]
        if who in (Speaks.TEAM, Speaks.UNKNOWN, Speaks.UNNAMED):
            return Said(Speaks(who))
        agreed = None if level == AS_LISTED else Level(level)
        return Said(Speaks.PERSON, "" if who == NEW else who, agreed)


def names_in(data: Mapping[str, str]) -> tuple[str, ...]:
    """The names that somebody says are missing, as they typed them."""
    return tuple(filter(None, (line.strip() for line in data.get("names", "")[:LONGEST_NAMES].splitlines())))


def _who(one: Speaker, spoken: Spoken) -> forms.ChoiceField:
    """Nothing is chosen for those whom nobody knows: they have to be resolved, or left out."""
    people = [(person.key, _known(person)) for person in spoken.people]
    others: list[tuple[str, str | Promise]] = [(Speaks.TEAM.value, _("Somebody of our team: no contribution"))]
    if one.label:
        others.append((NEW, _("Somebody who came and is not on the list: put them there")))
    elif spoken.is_notes:
        others.append((Speaks.UNNAMED.value, _("Notes that name nobody, with nothing of those who agreed to less")))
    others.append((Speaks.UNKNOWN.value, _("Nobody knows: leave their words out")))
    return forms.ChoiceField(
        label=_("Who this is"),
        choices=[("", _("Choose")), *people, *others],
        initial=one.key,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Say who this is, or leave their words out.")),
    )


def _known(person: Present) -> str:
    facts = {"name": person.called, "to": LEVELS[person.level]}
    if person.came:
        return gettext("%(name)s (agreed to: %(to)s)") % facts
    return gettext("%(name)s (registered; agreed to: %(to)s)") % facts


def _level() -> forms.ChoiceField:
    choices = [(AS_LISTED, _("As the list says")), *((level.value, words) for level, words in LEVELS.items())]
    return forms.ChoiceField(label=_("Agreed to"), choices=choices, initial=AS_LISTED)
