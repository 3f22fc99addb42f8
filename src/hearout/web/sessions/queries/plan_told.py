"""A plan as its page tells it: what to choose from, who is left out, and what one session more or fewer is worth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from hearout.plan.announcement import Announcement
from hearout.plan.coverage.plans import Plan, RegionReach, Step, Worth
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.queries.readers import Reader
from hearout.web.sentences import in_words, listed
from hearout.web.sessions.models import CoveragePlan
from hearout.web.sessions.planned import BEST, FAIREST, Found, Origin, clock
from hearout.web.sessions.queries.plan_basis import how_sure, number_told, origin_told
from hearout.web.sessions.queries.plan_words import (
    at_utc,
    days_of,
    joined_regions,
    reached_people,
    share_told,
    starts_of,
)
from hearout.web.sessions.queries.plans import asked_in, found_in, plan_called, sessions_of
from hearout.web.sessions.queries.strips import Strip, strip_of
from hearout.web.times import city
from hearout.web.work.keeping import brought_back

__all__ = ["ChoiceTold", "LeftOut", "PlanTold", "RegionLeftOut", "StepTold", "plan_told"]

AT_ANY_HOUR = (ChannelKind.TALK, ChannelKind.EMAIL, ChannelKind.SURVEY)


@dataclass(frozen=True, slots=True)
class ChoiceTold:
    """One of the plans to choose from. `held`: who could hold its sessions."""

    key: str
    title: str
    reached: str
    worst: str
    days: str
    starts: str
    held: str


@dataclass(frozen=True, slots=True)
class RegionLeftOut:
    """Of a region, the share that can come to no session. `is_most`: nowhere is it more."""

    title: str
    share: str
    width: str
    is_most: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Who can come to no session: in all, region by region, and the zones in which nobody can. `others` are ways to
    take part that are open at every hour."""

    told: str
    regions: tuple[RegionLeftOut, ...]
    zones: str
    others: str


@dataclass(frozen=True, slots=True)
class StepTold:
    """So many sessions, and whom they reach. `is_this`: those of the plan itself."""

    title: str
    reached: str
    worst: str
    change: str
    is_this: bool = False


@dataclass(frozen=True, slots=True)
class PlanTold:
    """All of it. `sure` says whether a plan could be better; `between` are the choices that are neither best nor
    fairest; `chosen` is the one that the rest is about. `opens` to `closes`: when people of whom only the zone is known
    could come. `sessions` is how many get their times by it: without those that had them."""

    title: str
    origin: str
    sure: str
    ends: tuple[ChoiceTold, ...]
    between: tuple[ChoiceTold, ...]
    chosen: ChoiceTold
    strip: Strip
    left_out: LeftOut
    steps: tuple[StepTold, ...]
    warnings: tuple[str, ...]
    sessions: int
    opens: str
    closes: str


def plan_told(row: CoveragePlan, said: Announcement, reader: Reader, choice: str) -> PlanTold | None:
    """None where it is not planned yet, or nothing was found under that name."""
    asked, found, plan = asked_in(row), found_in(row), plan_called(row, choice)
    people = asked.participants
    if people is None or found is None or plan is None:
        return None
    least = 0 if asked.origin is Origin.TYPED else said.promises.k  # numbers that were typed in are nobody's
    choices = tuple(_choices(found, least))
    sessions = len(plan.starts)
    made = len(sessions_of(row, choice))
    title = ngettext("%(count)s session, and whom it reaches", "%(count)s sessions, and whom they reach", sessions)
    return PlanTold(
        title=title % {"count": sessions},
        origin=origin_told(asked, people),
        sure=how_sure(found),
        ends=tuple(one for one in choices if one.key in (BEST, FAIREST)),
        between=tuple(one for one in choices if one.key not in (BEST, FAIREST)),
        chosen=next(one for one in choices if one.key == _same(found, choice)),
        strip=strip_of(people, plan, asked.wanted.length, least),
        left_out=_left_out(plan.worth, said, reader, least),
        steps=tuple(_steps(plan, least)),
        warnings=tuple(_warnings(found)),
        sessions=made,
        opens=f"{clock(asked.window.opens):%H:%M}",
        closes=f"{clock(asked.window.closes):%H:%M}",
    )


def _same(found: Found, choice: str) -> str:
    """Where one plan is both best and fairest, it is told once."""
    return BEST if choice == FAIREST and found.best.starts == found.fairest.starts else choice


def _choices(found: Found, least: int) -> Iterator[ChoiceTold]:
    for key, plan in found.choices.items():
        if _same(found, key) != key:
            continue
        worst = joined_regions(plan.worth, least)[0]
        yield ChoiceTold(
            key=key,
            title=_title(found, key),
            reached=share_told(plan.reached),
            worst=gettext("%(region)s, %(share)s") % {"region": worst.region, "share": share_told(worst.reached)},
            days=days_of(plan.starts),
            starts=starts_of(plan.starts),
            held=listed(dict.fromkeys(plan.facilitators)),
        )


def _title(found: Found, key: str) -> str:
    if found.best.starts == found.fairest.starts:
        return gettext("Best and fairest in one")
    named = {BEST: gettext("Best: most people"), FAIREST: gettext("Fairest: no region far behind")}
    return named.get(key) or gettext("Between the two, %(number)s") % {"number": key.rpartition("-")[2]}


def _left_out(worth: Worth, said: Announcement, reader: Reader, least: int) -> LeftOut:
    regions = joined_regions(worth, least)
    most = max(1 - one.reached for one in regions)
    zones = sorted({city(zone, reader.spoken) for zone in worth.left_out})
    return LeftOut(
        _missing(worth, least),
        tuple(_region(one, most) for one in regions) if most else (),
        listed(zones),
        listed(reader.words(way.title) for way in said.ways if way.kind in AT_ANY_HOUR),
    )


def _missing(worth: Worth, least: int) -> str:
    missing = round(worth.weight * (1 - worth.reached))
    if not missing:
        return gettext("Everybody can come to at least one session.")
    if missing < least:
        return gettext("Fewer than %(least)s people cannot come to any session.") % {"least": least}
    told = ngettext(
        "%(people)s of %(all)s people cannot come to any session.",
        "%(people)s of %(all)s people cannot come to any session.",
        missing,
    )
    return told % {"people": number_told(missing), "all": number_told(worth.weight)}


def _region(one: RegionReach, most: float) -> RegionLeftOut:
    out = 1 - one.reached
    return RegionLeftOut(one.region, share_told(out), f"{100 * out:.1f}%", is_most=0 < out == most)


def _steps(plan: Plan, least: int) -> Iterator[StepTold]:
    sessions = len(plan.starts)
    if plan.one_fewer:
        yield _step(sessions - 1, plan.one_fewer, plan.worth, gettext("Leaves out %(session)s"), least)
    worst = joined_regions(plan.worth, least)[0]
    yield StepTold(_count(sessions), share_told(plan.reached), share_told(worst.reached), "", is_this=True)
    if plan.one_more:
        yield _step(sessions + 1, plan.one_more, plan.worth, gettext("Adds %(session)s"), least)


def _step(sessions: int, step: Step, now: Worth, change: str, least: int) -> StepTold:
    worst = joined_regions(step.worth, least)[0]
    told = [change % {"session": at_utc(step.start)}, _difference(step.worth, now, least)]
    return StepTold(
        _count(sessions), share_told(step.worth.reached), share_told(worst.reached), ". ".join(filter(None, told))
    )


def _difference(then: Worth, now: Worth, least: int) -> str:
    """How many people more or fewer, and where most of them are."""
    before = {one.region: reached_people(one) for one in joined_regions(now, least)}
    gained = {one.region: reached_people(one) - before[one.region] for one in joined_regions(then, least)}
    people = round(sum(gained.values()))
    if not people:
        return gettext("Just as many can come")
    if abs(people) < least:
        return gettext("It makes a difference for fewer than %(least)s people") % {"least": least}
    most = max(gained, key=lambda region: (abs(gained[region]), region))
    more = ngettext("%(people)s person more, most in %(region)s", "%(people)s people more, most in %(region)s", people)
    fewer = ngettext(
        "%(people)s person fewer, most in %(region)s", "%(people)s people fewer, most in %(region)s", -people
    )
    return (more if people > 0 else fewer) % {"people": number_told(abs(people)), "region": most}


def _count(sessions: int) -> str:
    return ngettext("%(count)s session", "%(count)s sessions", sessions) % {"count": sessions}


def _warnings(found: Found) -> Iterator[str]:
    messages = (brought_back(json.loads(warning)) for warning in found.warnings)
    return (in_words(message) for message in messages if message)
