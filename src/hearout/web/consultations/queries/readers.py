"""For whom something is told: in which zone, in which language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from hearout.plan.announcement import Announcement, Said, Text
from hearout.web.people.models import User
from hearout.web.times import TimeTold, city, told

__all__ = ["Reader", "team_reader"]


@dataclass(frozen=True, slots=True)
class Reader:
    """The zone of times, the language that was asked for, and the languages of the texts, the main one first.
    `interface` is the language of Hearout's own words, and so of times, where it does not speak that one."""

    zone: str
    language: str
    fallbacks: tuple[str, ...] = ()
    interface: str = ""

    @property
    def spoken(self) -> str:
        """The language of Hearout's own words."""
        return self.interface or self.language

    @property
    def place(self) -> str:
        """The city that the zone is named after."""
        return city(self.zone, self.spoken)

    def time(self, at: datetime) -> TimeTold:
        return told(at, self.zone, self.spoken)

    def said(self, text: Text) -> Said:
        return text.said(self.language, self.fallbacks)

    def words(self, text: Text) -> str:
        return self.said(text).words


def team_reader(user: User, said: Announcement) -> Reader:
    """Somebody of the team: times as in their profile, or else as they were announced; the team's words in the
    language of the pages, or else in the main one."""
    interface = get_language() or "en"
    language = interface if interface in said.languages else said.main_language
    return Reader(user.zone or said.zone, language, said.languages, interface)
