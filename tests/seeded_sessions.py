"""A consultation whose sessions are being held, for tests that look at every page: rounds with a rule, people who
registered, a poll that is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from arranged_registering import registered
from arranged_web import announcement, en
from hearout.plan.announcement import Announcement, Joining, Round, Session, TurnoutProposal, TurnoutRule
from hearout.web.consultations.actions.announcing import publish, start
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation, Member
from hearout.web.people.models import User
from hearout.web.people.rules import Role
from hearout.web.sessions.models import Meeting, Poll

__all__ = ["ROUND", "SESSIONS", "seed_poll", "seed_sessions", "sessions_around"]

SESSIONS = "rivers"
"""The address of the consultation."""
ROUND = "round-1"


def sessions_around(now: datetime) -> Announcement:
    """A phase that is open, with a round of which one session was held, and two and another round are to come."""
    said = announcement()
    one = Round(
        ROUND,
        en("First round"),
        _day(now, -2),
        _day(now, 2),
        4,
        (
            _session("session-1", now, -2, 10),
            _session("session-2", now, 1, 23, title=en("For the Pacific"), recorded=True, capacity=12),
            _session("session-3", now, 2, 10),
        ),
        TurnoutRule(6, 2, TurnoutProposal.MERGE),
    )
    other = Round("round-2", en("Second round"), _day(now, 4), _day(now, 5), 2, (_session("session-4", now, 4, 18),))
    opens, closes = (datetime.combine(_day(now, days), time(8)) for days in (-3, 6))
    phases = tuple(
        replace(phase, opens=opens, closes=closes, rounds=(one, other)) if phase.key == "sessions" else phase
        for phase in said.phases
    )
    return replace(said, phases=phases)


def seed_sessions(owner: User, facilitator: User, now: datetime) -> None:
    """The consultation, with the facilitator in its team."""
    before = now - timedelta(days=20)
    made = start(SESSIONS, sessions_around(now), by=owner, now=before)
    publish(made, Choice(en("The consultation is announced")), base=1, by=owner, now=before + timedelta(days=1))
    Member.objects.create(consultation=made, user=facilitator, role=Role.FACILITATOR, since=before)
    made.refresh_from_db()
    for number in range(3):
        registered(made, f"person{number}@example.org", "session-2", now=now - timedelta(days=3))
    Meeting.objects.filter(consultation=made, key="session-1").update(attended=9, facilitator=facilitator)
    seed_poll(made, owner, now)


def seed_poll(made: Consultation, by: User, now: datetime) -> None:
    """Asked of those who registered for the first round, and open for a day."""
    Poll.objects.create(
        consultation=made, round=f"sessions/{ROUND}", at=now, by=by, closes=now + timedelta(days=1), told=now
    )


def _session(key: str, now: datetime, days: int, hour: int, **other: object) -> Session:
    opens = datetime.combine(_day(now, days), time(hour))
    plain = Session(key, opens, "Europe/Berlin", 60, joining=Joining.JITSI)
    return replace(plain, **other)  # type: ignore[arg-type]


def _day(now: datetime, days: int) -> date:
    return (now + timedelta(days=days)).date()
