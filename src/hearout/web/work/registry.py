"""Kinds of long work: each room registers its own when it starts.

    @registry.kind("uploads.look", title=_("Looking at what was uploaded"))
    def look(work: Work, report: Report) -> Message | None:
        for number, file in enumerate(files, 1):
            report(say(_("Looking at file %(number)s"), number=number), number, len(files))
            …
        return counted(ngettext("%(count)s file was read.", "%(count)s files were read."), len(files))

Work is done outside of transactions, so that its progress can be seen, and puts what it made in its place in one
transaction at the end: stopped or killed before, it has changed nothing. It may be done twice, so it must do no harm
twice. What it returns is its outcome, for the team; a HearoutError that it raises is shown as the reason why not.

Steps are kinds of work that make one thing of a consultation from another (`step`), in the data's order. `stale` says
whether what a step made is no longer what it would make now. `actions.bring_up_to` does all that are stale, one after
the other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise

from hearout.messages import Message
from hearout.web.consultations.models import Consultation
from hearout.web.work.models import Work
from hearout.web.work.rules import UP_TO

__all__ = ["Doing", "Kind", "Report", "Stale", "Step", "Stopped", "is_known", "kind", "kind_called", "step", "steps"]


class Stopped(Exception):
    """Somebody asked the work to stop; it changed nothing."""


class Report(Protocol):
    """Says what is being done, and how far it is. Raises Stopped where somebody wants it to end; so call it often, it
    writes only now and then."""

    def __call__(self, doing: Message, done: int = 0, total: int = 0) -> None: ...


Doing = Callable[[Work, Report], Message | None]
Stale = Callable[[Consultation], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work and its name for people."""

    name: str
    title: str | Promise
    do: Doing


@dataclass(frozen=True, slots=True)
class Step:
    """A kind of work in the data's order: `place` is its place in it."""

    kind: Kind
    place: int
    stale: Stale


_kinds: dict[str, Kind] = {}
_steps: dict[str, Step] = {}


def kind(name: str, *, title: str | Promise) -> Callable[[Doing], Doing]:
    """Makes a function the long work called `name`."""

    def register(do: Doing) -> Doing:
        _kinds[name] = Kind(name, title, do)
        return do

    return register


def step(name: str, *, title: str | Promise, place: int, stale: Stale) -> Callable[[Doing], Doing]:
    """Makes a function a step of the data's way, which is a kind of long work too."""

    def register(do: Doing) -> Doing:
        kind(name, title=title)(do)
        _steps[name] = Step(_kinds[name], place, stale)
        return do

    return register


def kind_called(name: str) -> Kind:
    """Raises KeyError where no room registered it."""
    return _kinds[name]


def is_known(name: str) -> bool:
    """Whether there is such work; what an earlier version of Hearout did may not be known any more."""
    return name.removeprefix(UP_TO) in (_steps if name.startswith(UP_TO) else _kinds)


def steps(upto: str) -> tuple[Step, ...]:
    """All steps up to the one called so, in the data's order. Raises KeyError where there is none."""
    last = _steps[upto].place
    return tuple(sorted((one for one in _steps.values() if one.place <= last), key=lambda one: one.place))
