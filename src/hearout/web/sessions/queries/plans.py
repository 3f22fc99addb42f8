"""Plans that were computed, and what one of them says of sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hearout.plan.coverage.plans import Plan
from hearout.web.consultations.models import Consultation
from hearout.web.sessions.models import CoveragePlan

__all__ = ["PlannedSession", "plan_called", "plan_in", "sessions_of"]


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session as a plan has it: when it begins (UTC), and the name of whoever could hold it ("": nobody's hours were
    asked for)."""

    starts: datetime
    minutes: int
    facilitator: str = ""


def plan_in(consultation: Consultation, ident: int) -> CoveragePlan | None:
    """The plan of that id, if it is of this consultation."""
    return CoveragePlan.objects.select_related("consultation", "by").filter(consultation=consultation, pk=ident).first()


def plan_called(row: CoveragePlan, choice: str) -> Plan | None:
    """The plan among those found that is chosen under that name ("best", "fairest", "between-1"…)."""
    found = row.found
    return found.choices.get(choice) if found else None


def sessions_of(row: CoveragePlan, choice: str) -> tuple[PlannedSession, ...]:
    """The sessions of the plan with that name, in their order; none where there is no such plan."""
    plan, asked = plan_called(row, choice), row.wanted
    if plan is None or asked is None:
        return ()
    names = plan.facilitators or ("",) * len(plan.starts)
    minutes = asked.wanted.length
    return tuple(PlannedSession(at, minutes, name) for at, name in zip(plan.starts, names, strict=True))
