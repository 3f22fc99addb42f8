"""Planning itself: from what is asked to what is found. Nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.plan.coverage.participants import Participants
from hearout.plan.coverage.planning import plan
from hearout.web.consultations.models import Consultation
from hearout.web.sessions.planned import Asked, Found, Origin
from hearout.web.sessions.queries.spread import answers_counted
from hearout.web.work.keeping import kept

__all__ = ["find", "is_small", "with_participants"]

FEW = 300
"""People with hours of their own that are planned for while somebody waits."""

Progress = Callable[[int, int], None]


def untold(done: int, total: int) -> None:
    """For what is found before anybody asks how far it is."""


def never() -> bool:
    """For what nobody can stop."""
    return False


def is_small(asked: Asked) -> bool:
    """Whether it is found in a moment."""
    given = asked.participants
    return given is not None and (given.window is not None or len(given.people) <= FEW)


def with_participants(consultation: Consultation, asked: Asked) -> Asked:
    """The same with those counted who answered a survey. Raises Refusal where no answer names a zone."""
    if asked.origin is not Origin.SURVEY:
        return asked
    counted = answers_counted(consultation, asked.facet)
    if not counted.weights:
        nowhere = _("No answer to that question names a time zone or a city. Type in how many people are where.")
        raise Refusal("origin", say(nowhere))
    participants = Participants.of_weights(counted.weights, asked.window)
    return replace(asked, participants=participants, unplaced=counted.unplaced)


def find(asked: Asked, *, progress: Progress = untold, stop: Callable[[], bool] = never) -> Found:
    """The plans to choose from. Raises Refusal about what is asked, and StoppedEarly."""
    assert asked.participants is not None
    plans = plan(asked.participants, asked.wanted, progress=progress, stop=stop)
    warnings = tuple(json.dumps(kept(message)) for message in plans.warnings)
    return Found(plans.best, plans.fairest, plans.front, plans.possible, warnings)
