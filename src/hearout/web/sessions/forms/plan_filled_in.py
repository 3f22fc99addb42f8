"""What stands in the planner's form before somebody writes in it: what an earlier plan asked, or else what is usual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import get_language

from hearout.plan.coverage.participants import WORKING_HOURS, Facilitator
from hearout.plan.coverage.wanted import Hours
from hearout.plan.sessions import still_to_time
from hearout.web.sessions.places import place_in_words
from hearout.web.sessions.planned import Asked, Origin, clock
from hearout.web.sessions.queries.rounds import RoundOf, Timed
from hearout.web.sessions.queries.spread import Team

__all__ = ["Filled", "filled_in", "hosts_filled_in", "places_filled_in"]

Filled = Mapping[str, object]
A_WEEK = timedelta(days=6)
SOON = timedelta(days=14)
MOST_OF_TEAM = 8
MORE = 2


def filled_in(
    earlier: Asked | None,
    rounds: Sequence[RoundOf],
    timed: Sequence[Timed],
    *,
    about: RoundOf | None,
    zone: str,
    today: date,
) -> Filled:
    """All but the lines. `about` is the round that somebody wants to plan for (None: the next), `zone` the one on whose
    clock hours are given where none are yet."""
    if earlier is None:
        hours = _hours(WORKING_HOURS.opens, WORKING_HOURS.closes)
        return {**_usual(about or _next(rounds, today), timed, today), **hours, **_within(None, zone)}
    wanted = earlier.wanted
    return {
        "origin": f"{earlier.origin}:{earlier.facet}" if earlier.facet else earlier.origin,
        "round": earlier.round,
        "sessions": wanted.sessions,
        "days": wanted.days,
        "length": wanted.length,
        "kept": [one.key for one in timed if one.begins in wanted.keep],
        "first": wanted.first,
        "last": wanted.last or wanted.first + A_WEEK,
        "blocked": "\n".join(day.isoformat() for day in sorted(wanted.blocked)),
        **_hours(earlier.window.opens, earlier.window.closes),
        **_within(wanted.hours, zone),
    }


def places_filled_in(earlier: Asked | None) -> list[Filled]:
    """The numbers that were typed in, one line a place."""
    if earlier is None or earlier.origin is not Origin.TYPED or earlier.participants is None:
        return []
    language = get_language() or "en"
    people = earlier.participants.people
    return [{"place": place_in_words(one.zone, language), "people": round(one.weight)} for one in people]


def hosts_filled_in(earlier: Asked | None, team: Team) -> list[Filled]:
    """Who could hold sessions before; or the team, whose hours nobody knows yet."""
    language = get_language() or "en"
    if earlier is not None and earlier.wanted.facilitators:
        return [_host(one, language) for one in earlier.wanted.facilitators]
    return [
        {"who": name, "place": place_in_words(zone, language) if zone else ""} for name, zone in team[:MOST_OF_TEAM]
    ]


def _next(rounds: Sequence[RoundOf], today: date) -> RoundOf | None:
    """The next round that has sessions without a time."""
    return next((one for one in rounds if still_to_time(one.round) and one.round.last > today), None)


def _usual(about: RoundOf | None, timed: Sequence[Timed], today: date) -> Filled:
    """What the round still needs beside its sessions that have a time, or else two more; without a round, four sessions
    in two weeks."""
    if about is None:
        first = today + SOON
        return {"origin": Origin.TYPED, **_numbers(4, (), first), "first": first, "last": first + A_WEEK}
    kept = [one for one in timed if one.round == about.name]
    first = max(about.round.first, today + timedelta(days=1))
    return {
        "origin": Origin.TYPED,
        "round": about.name,
        **_numbers(still_to_time(about.round) or MORE, [one.begins.date() for one in kept], first),
        "kept": [one.key for one in kept],
        "first": first,
        "last": max(about.round.last, first),
    }


def _numbers(new: int, kept: Sequence[date], first: date) -> Filled:
    """As many `new` sessions beside those `kept` on these dates; on two days that are to come, if there are two."""
    still = sum(day >= first for day in set(kept))
    days = len(set(kept)) + min(new, max(0, 2 - still))
    return {"sessions": len(kept) + new, "days": days, "length": 60}


def _hours(opens: int, closes: int) -> Filled:
    return {"opens": clock(opens), "closes": clock(closes)}


def _within(hours: Hours | None, zone: str) -> Filled:
    language = get_language() or "en"
    if hours is None:
        return {"within_place": place_in_words(zone, language)}
    opens, closes = hours.window.opens, hours.window.closes
    return {
        "within_opens": clock(opens),
        "within_closes": clock(closes),
        "within_place": place_in_words(hours.zone, language),
    }


def _host(one: Facilitator, language: str) -> Filled:
    hours = one.stretches[0]
    days = [str(day) for day in sorted(hours.days)]
    return {
        "who": one.key,
        "place": place_in_words(one.zone, language),
        **_hours(hours.opens, hours.closes),
        "days": days,
    }
