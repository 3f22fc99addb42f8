"""What stands in the planner's form before somebody writes in it: what an earlier plan asked, or else what is usual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from django.utils.translation import get_language

from hearout.plan.coverage.participants import DAY, WORKING_HOURS, Facilitator
from hearout.web.sessions.places import place_in_words
from hearout.web.sessions.planned import Asked, Origin
from hearout.web.sessions.queries.rounds import RoundOf
from hearout.web.sessions.queries.spread import Team

__all__ = ["clock", "filled_in", "hosts_filled_in", "places_filled_in"]

Filled = Mapping[str, object]
A_WEEK = timedelta(days=6)
SOON = timedelta(days=14)
MOST_OF_TEAM = 8


def filled_in(earlier: Asked | None, rounds: Sequence[tuple[str, RoundOf]], today: date) -> Filled:
    """All but the lines."""
    if earlier is None:
        return {**_usual(rounds, today), **_hours(WORKING_HOURS.opens, WORKING_HOURS.closes)}
    wanted = earlier.wanted
    return {
        "origin": f"{earlier.origin}:{earlier.facet}" if earlier.facet else earlier.origin,
        "round": earlier.round,
        "sessions": wanted.sessions,
        "days": wanted.days,
        "length": wanted.length,
        "first": wanted.first,
        "last": wanted.last or wanted.first + A_WEEK,
        "blocked": "\n".join(day.isoformat() for day in sorted(wanted.blocked)),
        **_hours(earlier.window.opens, earlier.window.closes),
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


def clock(minutes: int) -> time:
    """The time that many minutes after midnight, of whichever day."""
    hours, rest = divmod(minutes % DAY, 60)
    return time(hours, rest)


def _usual(rounds: Sequence[tuple[str, RoundOf]], today: date) -> Filled:
    """The next round that has sessions without a time; or four sessions in two weeks."""
    open_rounds = (one for _title, one in rounds if one.round.sessions > one.round.scheduled and one.round.last > today)
    about = next(open_rounds, None)
    if about is None:
        return {"origin": Origin.TYPED, **_numbers(4), "first": today + SOON, "last": today + SOON + A_WEEK}
    found = about.round
    first = max(found.first, today + timedelta(days=1))
    sessions = found.sessions - found.scheduled
    return {
        "origin": Origin.TYPED,
        "round": about.name,
        **_numbers(sessions),
        "first": first,
        "last": max(found.last, first),
    }


def _numbers(sessions: int) -> Filled:
    return {"sessions": sessions, "days": min(2, sessions), "length": 60}


def _hours(opens: int, closes: int) -> Filled:
    return {"opens": clock(opens), "closes": clock(closes)}


def _host(one: Facilitator, language: str) -> Filled:
    hours = one.stretches[0]
    days = [str(day) for day in sorted(hours.days)]
    return {
        "who": one.key,
        "place": place_in_words(one.zone, language),
        **_hours(hours.opens, hours.closes),
        "days": days,
    }
