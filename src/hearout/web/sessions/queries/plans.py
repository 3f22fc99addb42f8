"""Plans that were computed, and what one of them says of sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import F

from hearout.plan.coverage.plans import Plan
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.sessions.models import CoveragePlan
from hearout.web.sessions.planned import Asked, Found
from hearout.web.sessions.queries.plan_words import days_of, share_told
from hearout.web.times import TimeTold

__all__ = [
    "PlanListed",
    "PlannedSession",
    "asked_in",
    "found_in",
    "plan_called",
    "plan_in",
    "plan_numbered",
    "plans_listed",
    "sessions_of",
]

LISTED = 30
LONGEST_NUMBER = 10


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session as a plan has it: when it begins (UTC), and the name of whoever could hold it ("": nobody's hours were
    asked for)."""

    starts: datetime
    minutes: int
    facilitator: str = ""


@dataclass(frozen=True, slots=True)
class PlanListed:
    """A plan in the list of earlier ones: whom the one that is chosen reaches, on which days."""

    pk: int
    name: str
    at: TimeTold
    by: str
    sessions: int
    reached: str
    days: str
    saved: bool


def plan_in(consultation: Consultation, ident: int) -> CoveragePlan | None:
    """The plan of that id, if it is of this consultation."""
    return CoveragePlan.objects.select_related("consultation", "by").filter(consultation=consultation, pk=ident).first()


def plan_numbered(consultation: Consultation, typed: str) -> CoveragePlan | None:
    """The plan whose id somebody's browser sent."""
    is_number = typed.isascii() and typed.isdigit() and len(typed) < LONGEST_NUMBER
    return plan_in(consultation, int(typed)) if is_number else None


def asked_in(row: CoveragePlan) -> Asked:
    """What was asked of the planner."""
    asked = row.wanted
    assert asked is not None  # every plan begins with it
    return asked


def found_in(row: CoveragePlan) -> Found | None:
    """What the planner found; None as long as it has not."""
    return row.found


def plan_called(row: CoveragePlan, choice: str) -> Plan | None:
    """The plan among those found that is chosen under that name ("best", "fairest", "between-1"…)."""
    found = found_in(row)
    return found.choices.get(choice) if found else None


def sessions_of(row: CoveragePlan, choice: str) -> tuple[PlannedSession, ...]:
    """The sessions of the plan with that name that get their times by it, in their order; none where there is no such
    plan. Those that are kept have theirs."""
    plan = plan_called(row, choice)
    if plan is None:
        return ()
    names = plan.facilitators or ("",) * len(plan.starts)
    wanted = asked_in(row).wanted
    each = zip(plan.starts, names, strict=True)
    return tuple(PlannedSession(at, wanted.length, name) for at, name in each if at not in wanted.keep)


def plans_listed(consultation: Consultation, reader: Reader) -> list[PlanListed]:
    """Those that were made, what was saved last before what nobody saved."""
    rows = CoveragePlan.objects.filter(consultation=consultation).select_related("by").defer("wanted")
    in_order = rows.order_by(F("saved").desc(nulls_last=True), "-pk")
    made = ((row, plan_called(row, row.choice)) for row in in_order)
    return list(islice((_listed(row, plan, reader) for row, plan in made if plan), LISTED))


def _listed(row: CoveragePlan, plan: Plan, reader: Reader) -> PlanListed:
    return PlanListed(
        pk=row.pk,
        name=row.name,
        at=reader.time(row.at),
        by=str(row.by or ""),
        sessions=len(plan.starts),
        reached=share_told(plan.reached),
        days=days_of(plan.starts),
        saved=row.saved is not None,
    )
