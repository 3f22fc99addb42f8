"""`hearout coverage`: lists of people and facilitators in, PLAN.json out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hearout.errors import BadInput, Refusal
from hearout.folder.plain_json import Plain, as_json
from hearout.folder.tables import read_text
from hearout.plan.coverage.hours import window_of
from hearout.plan.coverage.participants import Facilitator, Participants, Stretch
from hearout.plan.coverage.people import read_facilitators, read_people
from hearout.plan.coverage.plans import Plan, Plans, Worth
from hearout.plan.coverage.wanted import WEEK, Hours
from hearout.plan.coverage.zones import zone_meant, zones_like

__all__ = ["blocked_typed", "has_hours", "hours_typed", "load_facilitators", "load_people", "write_plans"]

PLACES = 9  # of a share: its last digits differ between machines


def load_people(path: Path, window: Stretch) -> Participants:
    """PEOPLE.csv. Raises BadInput with the line and what to do."""
    return read_people(read_text(path), str(path), window)


def load_facilitators(path: Path) -> tuple[Facilitator, ...]:
    """The facilitators' hours, in a file of the same kind."""
    return read_facilitators(read_text(path), str(path))


def hours_typed(written: str) -> Hours:
    """Hours of the day in a zone, such as "08:00-18:00 Europe/Berlin". Raises Refusal about "hours"."""
    times, _blank, place = written.strip().rpartition(" ")
    zone = zone_meant(place)
    if zone is None:
        hint = zones_like(place) or " Write the hours and a zone, as 08:00-18:00 Europe/Berlin."
        raise BadInput(f"--hours: There is no such time zone.{hint}")
    try:
        return Hours(zone, window_of(times))
    except Refusal as refusal:
        raise Refusal("hours", refusal.message) from None


def blocked_typed(days: Iterable[date], first: date) -> frozenset[date]:
    """Dates without sessions, of the week that begins on `first`. Raises BadInput about another one: it is a slip."""
    blocked = frozenset(days)
    for day in sorted(blocked):
        if not timedelta() <= day - first <= WEEK:
            raise BadInput(f"--blocked: {day} is not among the seven days from {first} on.")
    return blocked


def has_hours(participants: Participants, window: Stretch) -> bool:
    """Whether anybody has the hours of the window, on whatever days."""
    return any(
        (hours.opens, hours.closes) == (window.opens, window.closes)
        for person in participants.people
        for hours in person.stretches
    )


def write_plans(path: Path, plans: Plans) -> None:
    """PLAN.json, whole or not at all. Raises BadInput where it cannot be written."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(as_json(_plain(plans)))
        os.replace(part, path)  # noqa: PTH105
    except OSError as error:
        raise BadInput(f"{path} cannot be written ({error.strerror}). Name a file in a folder that is there.") from None
    finally:
        part.unlink(missing_ok=True)


def _plain(plans: Plans) -> Mapping[str, Plain]:
    return {
        "best": _plan(plans.best),
        "fairest": _plan(plans.fairest),
        "front": [_plan(plan) for plan in plans.front],
        "possible": plans.possible,
        "warnings": [str(warning) for warning in plans.warnings],
    }


def _plan(plan: Plan) -> Mapping[str, Plain]:
    zones = sorted({zone.zone for zone in plan.worth.by_zone})
    return {
        "sessions": [
            {"start": _instant(start), "local": {zone: _local(start, zone) for zone in zones}, **_held(plan, number)}
            for number, start in enumerate(plan.starts)
        ],
        **_reach(plan.worth),
        "left_out": list(plan.left_out),
        "one_more": _share((plan.one_more.worth if plan.one_more else plan.worth).reached),
        "one_fewer": _share(plan.one_fewer.worth.reached if plan.one_fewer else 0.0),
        "proof": plan.proof.value,
        "bound": _share(plan.bound),
    }


def _held(plan: Plan, number: int) -> Mapping[str, Plain]:
    return {"facilitator": plan.facilitators[number]} if plan.facilitators else {}


def _reach(worth: Worth) -> Mapping[str, Plain]:
    return {
        "reached": _share(worth.reached),
        "worst_region": _share(worth.worst_region),
        "worst_region_name": worth.worst.region,
        "by_region": {region.region: _share(region.reached) for region in worth.by_region},
    }


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def _local(at: datetime, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes")


def _share(number: float) -> float:
    return round(number, PLACES)
