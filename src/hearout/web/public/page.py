"""The page as a value: everything it says, in reading order, for one visitor at one time. Every format shows this."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hearout.plan.announcement import Announcement, Said
from hearout.web.consultations.queries.notices import NoticeTold
from hearout.web.consultations.queries.readers import Reader
from hearout.web.languages import direction, interface_for
from hearout.web.people.zones import zones
from hearout.web.public.dates import PhaseDates, dates_told
from hearout.web.public.links import Links
from hearout.web.public.promises import promises_told
from hearout.web.public.sessions import SessionsShown, sessions_shown
from hearout.web.public.summaries import SummaryTold
from hearout.web.public.visitors import Visitor, ZoneFrom
from hearout.web.public.ways import WayTold, ways_told
from hearout.web.times import city

__all__ = ["Around", "Page", "around", "page_of"]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around every page of a consultation. `language` is that of Hearout's words on it, or a variety of it
    that the team's are in; the visitor asked for `asked`."""

    slug: str
    title: Said
    host: Said
    asked: str
    language: str
    direction: str
    zone: str
    city: str
    zone_from: ZoneFrom
    links: Links


@dataclass(frozen=True, slots=True)
class Page:
    """What a consultation's page says. `zones` are those to choose from, with their names."""

    around: Around
    purpose: Said
    newest: NoticeTold | None
    summary: SummaryTold | None
    ways: tuple[WayTold, ...]
    sessions: SessionsShown
    audience: Said
    questions: tuple[Said, ...]
    afterwards: Said
    dates: tuple[PhaseDates, ...]
    answers: tuple[tuple[Said, Said], ...]
    promises: tuple[tuple[str, str], ...]
    team: Said
    responsible: Said
    contact: str
    zones: tuple[tuple[str, str], ...]

    @property
    def is_over(self) -> bool:
        """Whether nobody can take part any more, or not here."""
        return not any(way.link for way in self.ways)


def around(slug: str, said: Announcement, visitor: Visitor, links: Links) -> Around:
    """What stands around a page."""
    reader, spoken = visitor.reads(said), interface_for(visitor.language)
    is_spoken = spoken.partition("-")[0] == visitor.language.partition("-")[0]
    language = visitor.language if is_spoken else spoken
    return Around(
        slug=slug,
        title=reader.said(said.title),
        host=reader.said(said.host),
        asked=visitor.language,
        language=language,
        direction=direction(language),
        zone=visitor.zone,
        city=city(visitor.zone, spoken),
        zone_from=visitor.zone_from,
        links=links,
    )


def page_of(
    slug: str,
    said: Announcement,
    newest: NoticeTold | None,
    summary: SummaryTold | None,
    visitor: Visitor,
    links: Links,
    now: datetime,
) -> Page:
    """The page as it is `now`. Hearout's own words are in the language that is active."""
    reader, is_public = visitor.reads(said), bool(links.canonical)
    language = "" if visitor.language == said.main_language else visitor.language
    return Page(
        around=around(slug, said, visitor, links),
        purpose=reader.said(said.purpose),
        newest=newest,
        summary=summary,
        ways=ways_told(said, reader, now),
        sessions=sessions_shown(slug, said, reader, now, language=language, is_public=is_public),
        audience=reader.said(said.audience),
        questions=tuple(reader.said(question.text) for question in said.questions),
        afterwards=reader.said(said.afterwards),
        dates=dates_told(said, reader, now),
        answers=_answers(said, reader),
        promises=promises_told(said, reader),
        team=reader.said(said.team),
        responsible=reader.said(said.responsible),
        contact=said.contact,
        zones=zones(reader.spoken),
    )


def _answers(said: Announcement, reader: Reader) -> tuple[tuple[Said, Said], ...]:
    return tuple((reader.said(one.question), reader.said(one.answer)) for one in said.answers)
