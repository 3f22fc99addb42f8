"""What hangs on a contribution in other rooms: shown before somebody takes it back, and counted in numbers only.

    @touches.register
    def quotes(consultation, contributions):
        if count := quoted_in_draft(consultation, contributions):
            yield Touch(counted(ngettext("%(count)s quote in the draft", "%(count)s quotes in the draft"), count), url)

A room registers when it starts (AppConfig.ready). `contributions` are ids of the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from hearout.messages import Message
from hearout.web.consultations.models import Consultation

__all__ = ["Source", "Touch", "of", "register"]


@dataclass(frozen=True, slots=True)
class Touch:
    """How many of what, and the page where they can be seen ("" for none)."""

    what: Message
    url: str = ""


Source = Callable[[Consultation, Collection[str]], Iterable[Touch]]

_sources: list[Source] = []


def register(source: Source) -> Source:
    """Ask `source` too. Twice is once."""
    if source not in _sources:
        _sources.append(source)
    return source


def of(consultation: Consultation, contributions: Collection[str]) -> tuple[Touch, ...]:
    """Everything that rests on these contributions."""
    return tuple(touch for source in _sources for touch in source(consultation, contributions))
