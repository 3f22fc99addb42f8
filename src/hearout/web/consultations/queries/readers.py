"""For whom something is told: in which zone, in which language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from hearout.plan.announcement import Announcement, Said, Text
from hearout.web.people.models import User
from hearout.web.times import TimeTold, told

__all__ = ["Reader", "team_reader"]


@dataclass(frozen=True, slots=True)
class Reader:
    """The zone of times, the language that was asked for, and the languages of the texts, the main one first."""

    zone: str
    language: str
    fallbacks: tuple[str, ...] = ()

    def time(self, at: datetime) -> TimeTold:
        return told(at, self.zone, self.language)

    def said(self, text: Text) -> Said:
        return text.said(self.language, self.fallbacks)

    def words(self, text: Text) -> str:
        return self.said(text).words


def team_reader(user: User, said: Announcement) -> Reader:
    """Somebody of the team: times as in their profile, or else as they were announced."""
    return Reader(user.zone or said.zone, get_language() or "en", said.languages)
