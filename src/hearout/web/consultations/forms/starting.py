"""What a consultation starts from: a template, its languages, its zone, the first day, and where it is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearout.errors import Refusal
from hearout.plan.announcement import Announcement, Said
from hearout.plan.templates import start_from, templates
from hearout.web.consultations.forms.line import LanguageField, LineField
from hearout.web.consultations.forms.sheet import Sheet
from hearout.web.consultations.forms.wall import DayField
from hearout.web.consultations.forms.words import TITLE
from hearout.web.consultations.forms.zone import ZoneField
from hearout.web.consultations.rules import LONGEST_SLUG, check_slug
from hearout.web.languages import name_in, offered
from hearout.web.sentences import in_words

__all__ = ["StartForm"]

OTHERS = ("other_1", "other_2", "other_3")
AHEAD = timedelta(days=14)  # a start that leaves time to announce it


@dataclass(frozen=True, slots=True)
class Kind:
    """A template as it is offered."""

    name: str
    title: Said
    description: Said
    is_chosen: bool


class StartForm(Sheet):
    """Everything that is asked before there is something to look at."""

    template = forms.ChoiceField(
        label=_("What it is"),
        widget=forms.RadioSelect,
        help_text=_("You get texts to start from. All of them can be changed."),
        error_messages={"required": _("Choose one. You can change everything later.")},
    )
    title = LineField(
        label=_("Title"),
        help_text=_("What you ask about, in one line. It can be changed later."),
        most=TITLE,
        missing=_("Give it a title. You can change it later."),
        attrs={"class": "line voice"},
    )
    language = LanguageField(
        label=_("Main language"), help_text=_("The one you write in first."), missing=_("Choose a language.")
    )
    other_1 = LanguageField(label=_("Another language"))
    other_2 = LanguageField(label=_("Another language"))
    other_3 = LanguageField(label=_("Another language"))
    start = DayField(
        label=_("First day"),
        help_text=_("When people can begin to take part. The dates of the template count from here."),
        required=True,
    )
    slug = LineField(
        label=_("Address"),
        help_text=_("The end of its web address, such as forum-retrospective. Left empty, it is made from the title."),
        most=LONGEST_SLUG,
        attrs={"dir": "ltr", "spellcheck": "false"},
    )

    def __init__(self, data: QueryDict | None, *, zone: str, today: date) -> None:
        spoken = get_language() or "en"
        monday = today + AHEAD + timedelta(days=-(today + AHEAD).weekday() % 7)
        super().__init__(data, initial={"language": name_in(spoken, spoken), "zone": zone, "start": monday})
        self.fields["zone"] = ZoneField(
            label=_("Time zone"), help_text=_("All times are given there. Readers see their own beside it."), kept=zone
        )
        self.order_fields(["template", "title", "language", *OTHERS, "zone", "start", "slug"])
        kinds = self.fields["template"]
        assert isinstance(kinds, forms.ChoiceField)
        kinds.choices = [(one.name, one.title.said(spoken, ("en",)).words) for one in templates()]

    def kinds(self) -> Iterator[Kind]:
        """What to choose from."""
        spoken, chosen = get_language() or "en", self["template"].value()
        for one in templates():
            yield Kind(
                one.name, one.title.said(spoken, ("en",)), one.description.said(spoken, ("en",)), one.name == chosen
            )

    def offered(self) -> tuple[str, ...]:
        """Names of languages to choose from."""
        return offered(get_language() or "en")

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"]).strip().lower()
        if slug:
            try:
                check_slug(slug)
            except Refusal as refusal:
                raise forms.ValidationError(in_words(refusal.message)) from None
        return slug

    def announcement(self) -> Announcement:
        """The first draft."""
        said = self.cleaned_data
        languages = dict.fromkeys(said[name] for name in ("language", *OTHERS) if said[name])
        started = start_from(said["template"], tuple(languages), said["zone"], said["start"])
        return replace(started, title=started.title.having(said["language"], said["title"]))
