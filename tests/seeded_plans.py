"""A plan of sessions, for tests that look at every page: found by the planner as in life."""

from __future__ import annotations

from datetime import datetime, timedelta

from hearout.plan.coverage.participants import Participants
from hearout.plan.coverage.wanted import Wanted
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.sessions.actions.planning import planned
from hearout.web.sessions.planned import Asked, Origin
from hearout.web.sessions.queries.finding import find

__all__ = ["seed_plan"]

WEIGHTS = {
    "America/Los_Angeles": 180,
    "America/Sao_Paulo": 90,
    "Europe/London": 200,
    "Africa/Lagos": 60,
    "Africa/Nairobi": 70,
    "Asia/Kolkata": 150,
    "Asia/Taipei": 90,
    "Pacific/Auckland": 40,
}


def seed_plan(room: Consultation, by: User, now: datetime) -> dict[str, int]:
    """Two sessions on two days, which is too few for everybody: the argument of its addresses."""
    first = (now + timedelta(days=14)).date()
    wanted = Wanted(2, 2, first, first + timedelta(days=6))
    asked = Asked(Origin.REGISTERED, wanted, Participants.of_weights(WEIGHTS))
    return {"plan": planned(room, asked, find(asked), by=by, now=now).pk}
