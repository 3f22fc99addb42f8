"""What is wrong with the dates of an announcement that is not published yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from hearout.errors import Refusal
from hearout.messages import Words, say
from hearout.messages import gettext_noop as _
from hearout.plan.announcement import Announcement, Phase, PhaseKind, Round
from hearout.plan.lacks import Lack, advice, stop
from hearout.plan.moments import instant, last_day, zone_named
from hearout.plan.sections import Section
from hearout.plan.timetable import closes_at, opens_at

__all__ = ["MOST_DAYS_BEFORE", "dates_checked", "phase_refused", "round_refused", "rule_refused"]

MOST_DAYS_BEFORE = 60


def dates_checked(announcement: Announcement, now: datetime) -> Iterator[Lack]:
    """The zone, then each phase with its rounds, then all of them together."""
    try:
        zone_named(announcement.zone)
    except Refusal as refusal:
        yield stop(Section.DATES, refusal.message)
        return
    for phase in announcement.phases:
        yield from _phase(phase, announcement.zone)
    yield from _unruled(announcement, now)
    yield from _together(announcement, now)


def _phase(phase: Phase, zone: str) -> Iterator[Lack]:
    if not phase.title:
        yield stop(Section.DATES, say(_("A phase has no name. Say in a few words what it is.")))
    refused = tuple(phase_refused(phase, zone))
    for refusal in refused:
        yield stop(Section.DATES, refusal.message)
    if any(refusal.field == "closes" for refusal in refused):
        return
    for one in phase.rounds:
        for refusal in (*round_refused(one, phase), *rule_refused(one)):
            yield stop(Section.DATES, refusal.message)


def phase_refused(phase: Phase, zone: str) -> Iterator[Refusal]:
    """What is wrong with the times of a phase: about "opens" or "closes"."""
    for field, wall in (("opens", phase.opens), ("closes", phase.closes)):
        try:
            instant(wall, zone, field=field)
        except Refusal as refusal:
            yield refusal
    if opens_at(phase, zone) >= closes_at(phase, zone):
        backwards = _("“%(phase)s” closes before it opens. Choose a time after %(opens)s.")
        yield Refusal("closes", say(backwards, phase=_title(phase), opens=phase.opens))


def round_refused(one: Round, phase: Phase) -> Iterator[Refusal]:
    """What is wrong with the days of a round: about "first" or "last"."""
    if one.last < one.first:
        backwards = _("A round of “%(phase)s” ends before it begins, on %(last)s.")
        yield Refusal("last", say(backwards, phase=_title(phase), last=one.last))
    elif one.first < phase.opens.date() or one.last > last_day(phase.closes):
        outside = _("A round of “%(phase)s” is not within its dates. Choose days from %(first)s to %(last)s.")
        facts = {"first": phase.opens.date(), "last": last_day(phase.closes)}
        yield Refusal("first", say(outside, phase=_title(phase), **facts))


def rule_refused(one: Round) -> Iterator[Refusal]:
    """What is wrong with what holds when few come: about "minimum" or "days_before"."""
    if one.rule is None:
        return
    if one.rule.minimum < 1:
        yield Refusal("minimum", say(_("Say how many people a session needs, at least one.")))
    if not 0 <= one.rule.days_before <= MOST_DAYS_BEFORE:
        early = _("Say how many days before the session you look, from 0 to %(most)s.")
        yield Refusal("days_before", say(early, most=MOST_DAYS_BEFORE))


def _unruled(announcement: Announcement, now: datetime) -> Iterator[Lack]:
    """Sessions are coming, and nobody says what happens when few come: it can only be said before."""
    for phase in announcement.phases:
        silent = any(one.sessions and one.rule is None for one in phase.rounds)
        if silent and opens_at(phase, announcement.zone) > now:
            unsaid = _("“%(phase)s” does not say what happens when few come. It can only be said before it opens.")
            yield advice(Section.DATES, say(unsaid, phase=_title(phase)))


def _together(announcement: Announcement, now: datetime) -> Iterator[Lack]:
    """Odd orders are advice: a team may have its reasons."""
    zone = announcement.zone
    if announcement.phases and all(closes_at(phase, zone) <= now for phase in announcement.phases):
        yield advice(Section.DATES, say(_("All phases are over already. Are the dates of the right year?")))
    for earlier, later, odd in _ODD:
        first = [phase for phase in announcement.phases if phase.kind is earlier]
        then = [phase for phase in announcement.phases if phase.kind is later]
        last = max(first, key=lambda phase: closes_at(phase, zone), default=None)
        soonest = min(then, key=lambda phase: opens_at(phase, zone), default=None)
        if last and soonest and opens_at(soonest, zone) < closes_at(last, zone):
            yield advice(Section.DATES, say(odd, phase=_title(soonest), before=_title(last), closes=last.closes))


def _title(phase: Phase) -> Words:
    return Words(phase.title.words)


_ODD = (
    (
        PhaseKind.LISTENING,
        PhaseKind.READING,
        _("“%(phase)s” begins while people can still take part: “%(before)s” closes on %(closes)s."),
    ),
    (
        PhaseKind.LISTENING,
        PhaseKind.SUMMARY,
        _("“%(phase)s” begins while people can still take part: “%(before)s” closes on %(closes)s."),
    ),
    (
        PhaseKind.READING,
        PhaseKind.SUMMARY,
        _("“%(phase)s” begins before the reading is done: “%(before)s” closes on %(closes)s."),
    ),
    (
        PhaseKind.SUMMARY,
        PhaseKind.ANSWERS,
        _("“%(phase)s” begins before there is a summary to answer: “%(before)s” lasts until %(closes)s."),
    ),
)
