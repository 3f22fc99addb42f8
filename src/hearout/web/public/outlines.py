"""The page as an outline, for formats that are not HTML: the same values in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext, ngettext

from hearout.plan.announcement import Said
from hearout.web.consultations.formats.notices import notice_outline, one_line, prose
from hearout.web.consultations.formats.outline import Block, Heading, Items, Line, Link, Strong, Table, line
from hearout.web.public.links import whole
from hearout.web.public.page import Page
from hearout.web.public.sessions import SessionShown
from hearout.web.public.ways import WayTold

__all__ = ["outline"]


def outline(page: Page) -> tuple[Block, ...]:
    """Every word of the page but what only makes sense in a browser."""
    return (
        *_opening(page),
        *_newest(page),
        *_summary(page),
        *_taking_part(page),
        *_sessions(page),
        *_section(gettext("Who should take part"), page.audience),
        *_questions(page),
        *_section(gettext("What happens with your words"), page.afterwards),
        *_dates(page),
        *_answers(page),
        *_privacy(page),
        *_team(page),
    )


def _opening(page: Page) -> Iterator[Block]:
    if page.around.host.words:
        yield line(gettext("Consultation by %(host)s") % {"host": one_line(page.around.host)})
    yield Heading(1, one_line(page.around.title))
    yield from prose(page.purpose)
    yield line(Link(page.around.links.canonical, page.around.links.canonical))


def _newest(page: Page) -> Iterator[Block]:
    if page.newest is None:
        return
    yield Heading(2, gettext("Newest notice"))
    yield line(Strong(one_line(page.newest.title)))
    yield from notice_outline(page.newest)
    yield line(Link(gettext("All notices"), whole(page.around.links.notices)))


def _summary(page: Page) -> Iterator[Block]:
    if page.summary is not None:
        yield Heading(2, gettext("The summary"))
        yield line(page.summary.words)
        yield line(Link(gettext("Read the summary"), whole(page.summary.url)))


def _taking_part(page: Page) -> Iterator[Block]:
    if not page.ways:
        return
    yield Heading(2, gettext("How to take part"))
    for way in page.ways:
        yield Heading(3, one_line(way.title))
        yield _way_state(way)
        yield line(one_line(way.about))


def _sessions(page: Page) -> Iterator[Block]:
    if not page.sessions.rounds:
        return
    yield Heading(2, gettext("Sessions"))
    for one in page.sessions.rounds:
        if one.told.title.words:
            yield Heading(3, one_line(one.told.title))
        if one.sessions:
            yield Items(tuple(_session(session) for session in one.sessions))
        yield from (line(words) for words in (one.told.still_open, one.told.rule) if words)
    if page.sessions.calendar:
        words = gettext("All sessions as a calendar to subscribe to")
        yield line(Link(words, whole(page.sessions.calendar)))


def _session(session: SessionShown) -> Line:
    told, state = session.told, session.state
    title = f"{one_line(told.title)}: " if told.title.words else ""
    length = ngettext("%(count)s minute", "%(count)s minutes", told.minutes) % {"count": told.minutes}
    first = gettext("First announced for %(time)s") % {"time": told.first_begins} if told.first_begins else ""
    words = f"{title}{told.begins}, {length}. {state.word} {state.rest}".strip()
    sentences = ". ".join(filter(None, (words, first)))
    pieces = [Link(gettext("Register"), whole(session.register))] if session.register else []
    pieces += [Link(gettext("Join"), session.join)] if session.join else []
    links = [piece for link in pieces for piece in (" ", link)]
    return line(f"{sentences}. {' '.join((*session.how, session.place))}".strip(), *links)


def _way_state(way: WayTold) -> Line:
    state = f"{way.state.word} {way.state.rest}".strip() if way.state else ""
    if not way.link:
        return line(state)
    return line(f"{state}. " if state else "", Link(way.action, way.link))


def _questions(page: Page) -> Iterator[Block]:
    if page.questions:
        yield Heading(2, gettext("What we ask"))
        yield Items(tuple(line(one_line(question)) for question in page.questions), numbered=True)


def _dates(page: Page) -> Iterator[Block]:
    if not page.dates:
        return
    yield Heading(2, gettext("Dates"))
    titles = gettext("Phase"), gettext("Dates"), gettext("Now")
    rows = []
    for phase in page.dates:
        planned = f"({phase.planned})" if phase.planned else ""
        days = (f"{phase.days} {planned}".strip(), *phase.rounds, phase.held)
        rows.append((one_line(phase.title), "; ".join(part for part in days if part), phase.state.word))
    yield Table(titles, tuple(rows))


def _answers(page: Page) -> Iterator[Block]:
    if page.answers:
        yield Heading(2, gettext("Questions and answers"))
    for question, answer in page.answers:
        yield Heading(3, one_line(question))
        yield from prose(answer)


def _privacy(page: Page) -> Iterator[Block]:
    yield Heading(2, gettext("Privacy"))
    yield line(gettext("Written from the settings in force, not by hand"))
    yield Items(tuple(line(Strong(f"{term}:"), f" {promise}") for term, promise in page.promises))


def _team(page: Page) -> Iterator[Block]:
    if not (page.team.words or page.responsible.words or page.contact):
        return
    yield Heading(2, gettext("Who runs this"))
    yield from prose(page.team)
    if page.responsible.words:
        yield line(Strong(gettext("Responsible for your data")), f": {one_line(page.responsible)}")
    if page.contact:
        yield line(Strong(gettext("Contact")), ": ", Link(page.contact, f"mailto:{page.contact}"))


def _section(title: str, said: Said) -> Iterator[Block]:
    if said.words:
        yield Heading(2, title)
        yield from prose(said)
