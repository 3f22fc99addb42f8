"""A notice as an outline, for formats that are not HTML: what consultations/parts/notice.html says, in its order."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from hearout.plan.announcement import Said
from hearout.web.consultations.formats.outline import Block, Items, Link, Prose, line
from hearout.web.consultations.queries.notices import NoticeTold
from hearout.web.consultations.standing_in import in_which_language, stands_in

__all__ = ["notice_outline", "one_line", "prose"]


def notice_outline(notice: NoticeTold) -> Iterator[Block]:
    """All but its title."""
    yield from prose(notice.reason)
    yield from (line(sentence) for sentence in notice.now_so)
    if notice.summary:
        yield line(Link(gettext("Read the summary"), notice.summary))
    if notice.open_ways:
        until = gettext("%(title)s, until %(when)s")
        yield line(gettext("These ways stay open:"))
        yield Items(tuple(line(until % {"title": one_line(way.title), "when": way.until}) for way in notice.open_ways))
    yield from prose(notice.else_)
    if notice.decided_by:
        decided = gettext("Decided by %(who)s, on %(day)s.")
        yield line(decided % {"who": notice.decided_by, "day": notice.at.day})


def prose(said: Said) -> Iterator[Block]:
    """The team's Markdown, and in which language it is where it stands in for words that are missing."""
    if said.words:
        if stands_in(said):
            yield line(f"({in_which_language(said)})")
        yield Prose(said.words)


def one_line(said: Said) -> str:
    """The same for a line of plain words."""
    return f"{said.words} ({in_which_language(said)})" if stands_in(said) else said.words
