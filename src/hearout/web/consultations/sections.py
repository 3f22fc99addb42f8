"""What rooms show of themselves on the overview: numbers, and what is worth knowing.

    @sections.register
    def channels(consultation, role, now):
        return Section("channels", gettext("What came in"), gettext("Every row adds up"), "intake/overview.html", counts)

A room that has nothing to show yet returns None, so that no empty table stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from hearout.web.consultations.models import Consultation
from hearout.web.people.rules import Role

__all__ = ["Section", "Source", "of", "register"]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the overview: `template` shows `content` under `title`, with `hint` below it in the margin."""

    key: str
    title: str
    hint: str
    template: str
    content: object


Source = Callable[[Consultation, Role, datetime], Section | None]

_sources: list[Source] = []


def register(source: Source) -> Source:
    """Ask `source` too. Twice is once."""
    if source not in _sources:
        _sources.append(source)
    return source


def of(consultation: Consultation, role: Role, now: datetime) -> tuple[Section, ...]:
    """All that have something to show, in the order in which rooms registered them."""
    return tuple(section for source in _sources if (section := source(consultation, role, now)))
