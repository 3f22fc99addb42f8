"""What needs the team now: every room says what waits in it, and the overview lists it.

    @needs.register
    def failing_mail(consultation, role, now):
        if unsent := oldest_unsent(consultation):
            why = gettext("…")
            yield Need(gettext("Mail does not go out"), why, url, gettext("Look at it"), "mail.view", unsent.at)

A room registers when it starts (AppConfig.ready). A need is told to those who may do something about it: its
`permission` is one of `people.rules.ALLOWED`. Its words are in the language of the moment. It is there as long as its
reason is, and nobody can wave it away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hearout.web.consultations.models import Consultation
from hearout.web.people.rules import Role, allows

__all__ = ["Need", "Source", "of", "register"]


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to do: what, why, the page where it is done and what its button says. `since` is when somebody began
    to wait for it. With `person` it is told to that person alone."""

    title: str
    why: str
    url: str
    action: str
    permission: str
    since: datetime
    person: UUID | None = None


Source = Callable[[Consultation, Role, datetime], Iterable[Need]]

_sources: list[Source] = []


def register(source: Source) -> Source:
    """Ask `source` too. Twice is once."""
    if source not in _sources:
        _sources.append(source)
    return source


def of(consultation: Consultation, role: Role, now: datetime, person: UUID | None = None) -> tuple[Need, ...]:
    """What `person` with `role` can do something about, what waits longest first."""
    told = (need for source in _sources for need in source(consultation, role, now))
    mine = (need for need in told if allows(role, need.permission) and need.person in (None, person))
    return tuple(sorted(mine, key=lambda need: need.since))
