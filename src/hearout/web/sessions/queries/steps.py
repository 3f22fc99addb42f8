"""What comes next for a session."""

from __future__ import annotations

from enum import StrEnum

from hearout.plan.sessions import SessionStage
from hearout.web.sessions.queries.sessions import SessionTold

__all__ = ["Step", "next_step"]


class Step(StrEnum):
    """The next thing that somebody of the team does for it."""

    ARRANGE = "arrange"  # who holds it, or how people join, is still to be said
    WAIT = "wait"
    NOTES = "notes"
    ATTENDANCE = "attendance"
    WORDS = "words"
    NOTHING = "nothing"


def next_step(session: SessionTold) -> Step:
    """The first of its steps that is not done."""
    if session.is_cancelled:
        return Step.NOTHING
    if session.stage is SessionStage.SOON:
        return Step.ARRANGE if session.missing else Step.WAIT
    if session.stage is SessionStage.NOW:
        return Step.NOTES
    if not session.came_known:
        return Step.ATTENDANCE
    return Step.NOTHING if session.words_known else Step.WORDS
