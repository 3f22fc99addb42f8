"""How the files of a source are read, as a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearout import collect
from hearout.plan.announcement import Announcement
from hearout.records.consultation import Channel, ChannelKind, Consent, GuidingQuestion
from hearout.records.identified import Column
from hearout.web.consultations.forms.wall import DayField
from hearout.web.consultations.forms.zone import ZoneField
from hearout.web.consultations.titles import WAY_KINDS
from hearout.web.uploads.forms.columns import ColumnFields, ColumnShown
from hearout.web.uploads.rules import Settings
from hearout.web.uploads.titles import CONSENTS

__all__ = ["SourceForm"]

LONGEST_NAMES = 2000
WITH_FACILITATORS = (ChannelKind.SESSION, ChannelKind.TALK)
PARTIAL = [
    ("count", _("Count them, and never quote their words")),
    ("leave_out", _("Leave them out")),
]


class SourceForm(forms.Form):
    """Everything that can be corrected about a source. `columns` are those of its table, as its reader saw them.
    `sessions_held`: files do not become those of a session here."""

    way = forms.ChoiceField(label=_("By which way it came"))
    format = forms.ChoiceField(
        label=_("What kind of file it is"),
        help_text=_("Leave it unless the files were taken for something else."),
        required=False,
    )
    verified = forms.BooleanField(
        label=_("Everybody who could take part was invited or registered"),
        help_text=_("Only then do people count towards what may be said of a group."),
        required=False,
    )
    facilitators = forms.CharField(
        label=_("Who of the team speaks in it"),
        help_text=_("One name a line, as the files write it. What they say is no contribution."),
        required=False,
        max_length=LONGEST_NAMES,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={"max_length": _("These are too many names. Shorten the list to 2,000 characters.")},
    )

    def __init__(
        self,
        data: Mapping[str, str] | None,
        *,
        way: str,
        settings: Settings,
        columns: Sequence[Column],
        questions: Sequence[GuidingQuestion],
        announcement: Announcement,
        sessions_held: bool = False,
    ) -> None:
        channel = settings.channel
        self._sessions_held = sessions_held and channel.kind is not ChannelKind.SESSION
        super().__init__(data, initial=_initial(way, channel))
        self._settings = settings
        self._set("way", _ways(announcement))
        self._set("format", [("", _("As it was recognised")), *((name, name) for name in collect.formats())])
        self.fields["timezone"] = ZoneField(
            label=_("In which time zone its times are"),
            help_text=_("Where a file gives times without saying in which zone."),
            kept=channel.timezone,
        )
        self.fields["consent"] = forms.ChoiceField(
            label=_("What may be done with words where nobody said"),
            choices=[(level.value, title) for level, title in CONSENTS.items()],
            widget=forms.RadioSelect,
        )
        if channel.kind is ChannelKind.SURVEY:
            self.fields["partial"] = forms.ChoiceField(
                label=_("Responses that were begun and never sent"), choices=PARTIAL, initial=channel.partial
            )
        else:
            self.fields["day"] = DayField(
                label=_("On which day it was"),
                help_text=_("Where neither the file nor its name says so. May stay empty."),
            )
        if channel.kind not in WITH_FACILITATORS:
            del self.fields["facilitators"]
        self.order_fields(["way", "format", "timezone", "day", "consent", "verified", "partial", "facilitators"])
        self._columns = ColumnFields(settings, columns, questions)
        self._plain = list(self.fields)
        self._columns.add_to(self)

    def plain_fields(self) -> Iterator[forms.BoundField]:
        """Those that are not of a column."""
        return (self[name] for name in self._plain)

    def columns_shown(self) -> list[ColumnShown]:
        return list(self._columns.shown(self))

    def clean_way(self) -> str:
        """Nothing that was said in a session comes past the question who said it."""
        way = str(self.cleaned_data["way"])
        if self._sessions_held and way.partition(":")[0] == ChannelKind.SESSION:
            raise forms.ValidationError(
                _(
                    "People were asked what may be kept of what they say in sessions. Take these files out here, and "
                    "bring them in on the page of their session: it asks who speaks in them."
                )
            )
        return way

    def clean(self) -> None:
        self.told = self._columns.clean(self)

    @property
    def way_chosen(self) -> str:
        """The key of the announcement's way; "" for another."""
        return str(self.cleaned_data["way"]).partition(":")[2]

    def settings_said(self) -> Settings:
        """The settings as they are from now on."""
        said = self.cleaned_data
        channel = replace(
            self._settings.channel,
            kind=ChannelKind(str(said["way"]).partition(":")[0]),
            format=said["format"],
            timezone=said["timezone"],
            consent=Consent(said["consent"]),
            verified=said["verified"],
            partial=said.get("partial") or self._settings.channel.partial,
            facilitators=tuple(filter(None, (line.strip() for line in said.get("facilitators", "").splitlines()))),
            opens=_opening(said.get("day"), said["timezone"]),
            mapping=self.told.mapping,
        )
        return replace(self._settings, channel=channel, facets=self.told.facets, closed_titles=self.told.titles)

    def _set(self, name: str, choices: Sequence[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def _initial(way: str, channel: Channel) -> dict[str, object]:
    return {
        "way": f"{channel.kind.value}:{way}",
        "format": channel.format,
        "timezone": channel.timezone,
        "consent": channel.consent.value,
        "verified": channel.verified,
        "day": channel.opens.astimezone(ZoneInfo(channel.timezone)).date() if channel.opens else None,
        "facilitators": "\n".join(channel.facilitators),
    }


def _ways(announcement: Announcement) -> list[tuple[str, object]]:
    """The ways of the announcement, then what it does not name."""
    language = get_language() or "en"
    named = [
        (
            f"{way.kind.value}:{way.key}",
            f"{way.title.said(language, announcement.languages).words} ({WAY_KINDS[way.kind]})",
        )
        for way in announcement.ways
    ]
    others = [(f"{kind.value}:", _("%(kind)s, not announced") % {"kind": title}) for kind, title in WAY_KINDS.items()]
    return [*named, *others]


def _opening(day: date | None, zone: str) -> datetime | None:
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(zone)) if day else None
