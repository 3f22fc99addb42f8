"""How far the set-up is: what is done, what is missing, and what would be the next best thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearout.plan.announcement import Announcement
from hearout.plan.checks import before_publishing
from hearout.plan.sections import Section
from hearout.web.consultations.titles import SECTIONS
from hearout.web.languages import name_in
from hearout.web.sentences import in_words, listed
from hearout.web.times import city, days_in_words

__all__ = ["Part", "parts"]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the set-up: what it holds in a few words, what stops publication, and what is only advised."""

    section: Section
    title: str
    holds: str
    stops: tuple[str, ...]
    advice: tuple[str, ...]

    @property
    def number(self) -> int:
        """Which one it is in their order, from 1."""
        return tuple(Section).index(self.section) + 1

    @property
    def is_done(self) -> bool:
        return not self.stops and not self.advice


def parts(said: Announcement, reader: str, now: datetime) -> tuple[Part, ...]:
    """All sections in order, told in the language of their `reader`."""
    lacks = before_publishing(said, now)
    return tuple(
        Part(
            section=section,
            title=str(SECTIONS[section]),
            holds=_holds(section, said, reader),
            stops=tuple(in_words(lack.message) for lack in lacks if lack.section is section and lack.stops),
            advice=tuple(in_words(lack.message) for lack in lacks if lack.section is section and not lack.stops),
        )
        for section in Section
    )


def _holds(section: Section, said: Announcement, reader: str) -> str:
    match section:
        case Section.ABOUT:
            return said.title.said(reader, said.languages).words
        case Section.QUESTIONS:
            return _counted(ngettext("%(count)s question", "%(count)s questions", len(said.questions)), said.questions)
        case Section.DATES:
            return _dates(said, reader)
        case Section.WAYS:
            return listed(way.title.said(reader, said.languages).words for way in said.ways)
        case Section.WORDS:
            return _("Smallest group %(minimum)s") % {"minimum": said.promises.minimum}
        case Section.ANSWERS:
            return _counted(ngettext("%(count)s answer", "%(count)s answers", len(said.answers)), said.answers)
        case Section.PEOPLE:
            return said.responsible.said(reader, said.languages).words
        case Section.LANGUAGES:
            return listed(name_in(tag, reader) for tag in said.languages)


def _dates(said: Announcement, reader: str) -> str:
    if not said.phases:
        return ""
    first, last = min(phase.opens for phase in said.phases), max(phase.closes for phase in said.phases)
    phases = ngettext("%(count)s phase", "%(count)s phases", len(said.phases)) % {"count": len(said.phases)}
    facts = {
        "phases": phases,
        "days": days_in_words(first.date(), last.date(), reader),
        "city": city(said.zone, reader),
    }
    return _("%(phases)s, %(days)s, times in %(city)s") % facts


def _counted(words: str, things: tuple[object, ...]) -> str:
    return words % {"count": len(things)} if things else ""
