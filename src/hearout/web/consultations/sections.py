"""What rooms show of themselves on the overview: numbers, and what is worth knowing.

    @sections.register
    def channels(consultation, role, now):
        title, hint = gettext("What came in"), gettext("Every row adds up")
        return Section("channels", title, hint, "intake/overview.html", counts)

    @sections.warns
    def quiet_lists(consultation, role, now):
        yield Warned(gettext("South Asia is missing."), gettext("…"), url, gettext("Where could we announce it?"))

A room that has nothing to show yet returns None, so that no empty table stands there. What somebody must do is a need
(`needs`), not a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from hearout.web.consultations.models import Consultation
from hearout.web.people.rules import Role

__all__ = ["Section", "Source", "Warned", "Warner", "of", "register", "warnings", "warns"]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the overview: `template` shows `content` under `title`, with `hint` below it in the margin."""

    key: str
    title: str
    hint: str
    template: str
    content: object


@dataclass(frozen=True, slots=True)
class Warned:
    """Something worth knowing: in a few words, what it means, and a page where more can be seen ("" for none)."""

    what: str
    meaning: str
    url: str = ""
    link: str = ""


Source = Callable[[Consultation, Role, datetime], Section | None]
Warner = Callable[[Consultation, Role, datetime], Iterable[Warned]]

_sources: list[Source] = []
_warners: list[Warner] = []


def register(source: Source) -> Source:
    """Ask `source` too. Twice is once."""
    if source not in _sources:
        _sources.append(source)
    return source


def of(consultation: Consultation, role: Role, now: datetime) -> tuple[Section, ...]:
    """All that have something to show, in the order in which rooms registered them."""
    return tuple(section for source in _sources if (section := source(consultation, role, now)))


def warns(warner: Warner) -> Warner:
    """Ask `warner` too. Twice is once."""
    if warner not in _warners:
        _warners.append(warner)
    return warner


def warnings(consultation: Consultation, role: Role, now: datetime) -> tuple[Warned, ...]:
    """All that is worth knowing."""
    return tuple(warned for warner in _warners for warned in warner(consultation, role, now))
