"""Sessions that get their times, move, are cancelled or merged: each is a decision with its reason, and a notice.

`after` is the number of the newest decision that somebody saw when they chose; where the team decided something since,
the action raises Meanwhile and writes nothing. All raise Refusal, naming the field that it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hearout.plan import changes
from hearout.plan.announcement import Session
from hearout.plan.decided import DecisionKind
from hearout.plan.sessions import session_placed
from hearout.web.consultations.actions.bending import bend
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.people.models import User

__all__ = ["cancel_sessions", "merge_sessions", "move_session", "schedule"]


def schedule(
    consultation: Consultation,
    phase: str,
    round_: str,
    sessions: Sequence[Session],
    choice: Choice,
    *,
    planned: int | None = None,
    by: User,
    now: datetime,
    after: int | None = None,
) -> Decision:
    """Sessions of a round get their times. `planned`: of how many it consists, where that is more than was said."""
    return bend(
        consultation,
        DecisionKind.SCHEDULED,
        phase,
        lambda said, _number: changes.schedule(said, phase, round_, sessions, now, planned),
        choice,
        by=by,
        now=now,
        after=after,
        facts={"round": round_, "sessions": [session.key for session in sessions]},
    )


def move_session(
    consultation: Consultation,
    changed: Session,
    choice: Choice,
    *,
    by: User,
    now: datetime,
    after: int | None = None,
) -> Decision:
    """The session of that key is held at another time, or joined in another way, as `changed` says."""
    return bend(
        consultation,
        DecisionKind.SESSION_MOVED,
        _phase_of(consultation, changed.key),
        lambda said, _number: changes.move_session(said, changed, now),
        choice,
        by=by,
        now=now,
        after=after,
        facts={"sessions": [changed.key]},
    )


def cancel_sessions(
    consultation: Consultation,
    keys: Sequence[str],
    choice: Choice,
    *,
    by: User,
    now: datetime,
    after: int | None = None,
) -> Decision:
    """These sessions are not held."""
    return bend(
        consultation,
        DecisionKind.SESSIONS_CANCELLED,
        _phase_of(consultation, *keys),
        lambda said, number: changes.cancel_sessions(said, keys, number, now),
        choice,
        by=by,
        now=now,
        after=after,
        facts={"sessions": list(keys)},
    )


def merge_sessions(
    consultation: Consultation,
    keys: Sequence[str],
    into: str,
    choice: Choice,
    *,
    by: User,
    now: datetime,
    after: int | None = None,
) -> Decision:
    """These sessions are held together with the one called `into`, at its time."""
    return bend(
        consultation,
        DecisionKind.SESSIONS_MERGED,
        _phase_of(consultation, *keys),
        lambda said, number: changes.merge_sessions(said, keys, into, number, now),
        choice,
        by=by,
        now=now,
        after=after,
        facts={"sessions": list(keys), "into": into},
    )


def _phase_of(consultation: Consultation, *keys: str) -> str:
    """The phase of the first of these sessions; "" where there is none, which the change itself refuses."""
    said = in_force(consultation)
    found = session_placed(said, keys[0]) if said and keys else None
    return found.phase.key if found else ""
