"""Plans of sessions in sentences and a table, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from hearout.plan.coverage.participants import Participants
from hearout.plan.coverage.plans import Plan, Plans, Proof, Step
from hearout.plan.coverage.zones import city_of

__all__ = ["plans_in_words"]

MOST_NAMED = 12  # zones left out


def plans_in_words(plans: Plans, participants: Participants, out: Path) -> Iterator[str]:
    """Best and fairest beside each other, what is not reached, and what to look at before sessions are announced."""
    yield f"{_people(participants)}. {_proof(plans)}"
    yield ""
    columns = [("best and fairest", plans.best)]
    if len(plans.front) > 1:
        columns = [("best", plans.best), ("fairest", plans.fairest)]
    yield from _table([["", *(name for name, _ in columns)], *_rows([plan for _, plan in columns])])
    yield ""
    for name, plan in columns:
        yield from _left_out(name, plan)
    for warning in plans.warnings:
        yield f"Note: {warning}"
    between = len(plans.front) - len(columns)
    more = f", with {between} {'plan' if between == 1 else 'plans'} between these two" if between > 0 else ""
    yield f"{out} is written{more}."


def _people(participants: Participants) -> str:
    zones = len({person.zone for person in participants.people})
    return f"{participants.weight:,.10g} people in {zones:,} time {'zone' if zones == 1 else 'zones'}"


def _proof(plans: Plans) -> str:
    if plans.proof is Proof.EXACT:
        return f"Exact: of {plans.possible:,} plans none is better."
    most = [
        f"{_share(bound)} {what}"
        for plan, bound, what in (
            (plans.best, plans.best.bound, "of the people"),
            (plans.fairest, plans.fairest.bound, "of its worst region"),
        )
        if plan.proof is Proof.BOUND
    ]
    return f"Of {plans.possible:,} plans not all were compared; none reaches more than {' or '.join(most)}."


def _rows(plans: Sequence[Plan]) -> Iterator[list[str]]:
    yield ["can come to one", *(_share(plan.reached) for plan in plans)]
    yield ["worst region", *(f"{_share(plan.worst_region)}, {plan.worth.worst.region}" for plan in plans)]
    for number, starts in enumerate(zip_longest(*(_starts(plan) for plan in plans), fillvalue="")):
        yield ["sessions, UTC" if number == 0 else "", *starts]
    yield ["with one more", *(_step(plan.one_more) for plan in plans)]
    yield ["with one fewer", *(_step(plan.one_fewer) for plan in plans)]


def _starts(plan: Plan) -> list[str]:
    held = plan.facilitators or [""] * len(plan.starts)
    return [f"{_start(start)}  {who}".rstrip() for start, who in zip(plan.starts, held, strict=True)]


def _start(at: datetime) -> str:
    return f"{at:%a} {at.day:2} {at:%b %H:%M}"


def _step(step: Step | None) -> str:
    return f"{_share(step.worth.reached)} ({_start(step.start)})" if step else "no room"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _left_out(name: str, plan: Plan) -> Iterator[str]:
    missed = plan.worth.weight * (1 - plan.reached)
    if not missed:
        yield f"Left out by the {name} plan: nobody."
        return
    cities = [city_of(zone) for zone in plan.left_out]
    rest = f" and {len(cities) - MOST_NAMED} more" if len(cities) > MOST_NAMED else ""
    whole = f", among them everybody in {', '.join(cities[:MOST_NAMED])}{rest}" if cities else "; no time zone wholly"
    yield f"Left out by the {name} plan: {missed:,.0f} people{whole}."


def _share(number: float) -> str:
    return f"{100 * number:.1f} %"
