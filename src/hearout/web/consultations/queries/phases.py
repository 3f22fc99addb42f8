"""Phases as the team sees them: state, dates, rounds, ways, what can be done now, and what a change would do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement, Phase, PhaseKind, Round, Said, Way
from hearout.plan.decided import DecisionKind
from hearout.plan.moments import first_instant
from hearout.plan.timetable import Stage, State, closes_at, opens_at, phase_state, way_state
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.queries.sessions import SessionTold, in_a_line, session_told
from hearout.web.times import TimeTold, days_in_words

__all__ = [
    "Difference",
    "PhaseTold",
    "differences",
    "phase_told",
    "phases_told",
    "possible",
    "state_in_words",
]


OF_LISTENING = {
    Stage.SOON: _("opens on %(time)s"),
    Stage.OPEN: _("open until %(time)s"),
    Stage.CLOSED: _("closed on %(time)s"),
    Stage.ENDED: _("ended early on %(time)s"),
}
OF_WORK = {
    Stage.SOON: _("begins on %(time)s"),
    Stage.OPEN: _("lasts until %(time)s"),
    Stage.CLOSED: _("lasted until %(time)s"),
    Stage.ENDED: _("ended early on %(time)s"),
}


@dataclass(frozen=True, slots=True)
class WayTold:
    """A way of a phase; `kind` names its picture."""

    kind: ChannelKind
    title: Said


@dataclass(frozen=True, slots=True)
class PhaseTold:
    """A phase for one reader. `first_opens` and `first_closes` are what was first published, where it was moved;
    `possible` are the kinds of decisions that can be taken about it now."""

    key: str
    title: Said
    about: Said
    is_listening: bool
    state: State
    opens: TimeTold
    closes: TimeTold
    first_opens: TimeTold | None
    first_closes: TimeTold | None
    rounds: tuple[str, ...]
    ways: tuple[WayTold, ...]
    held: int | None
    possible: frozenset[DecisionKind]

    @property
    def is_work(self) -> bool:
        """Whether it is the team's own: nobody takes part in it."""
        return not self.is_listening


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the page that a decision changes, in words."""

    what: str
    before: str
    after: str


def phases_told(said: Announcement, reader: Reader, now: datetime) -> tuple[PhaseTold, ...]:
    """Every phase, in the order of the announcement."""
    return tuple(phase_told(phase, said, reader, now) for phase in said.phases)


def possible(phase: Phase, said: Announcement, now: datetime) -> frozenset[DecisionKind]:
    """What the team can decide about it now. Nothing, once it is over."""
    stage = phase_state(phase, said.zone, now).stage
    if stage not in (Stage.SOON, Stage.OPEN):
        return frozenset()
    kinds = {DecisionKind.EXTENDED, DecisionKind.POSTPONED if stage is Stage.SOON else DecisionKind.ENDED_EARLY}
    if has_sessions(phase, said):
        kinds.add(DecisionKind.ROUND_ADDED)
    return frozenset(kinds)


def has_sessions(phase: Phase, said: Announcement) -> bool:
    """Whether sessions are held in it, so that it can have rounds."""
    of_sessions = any(way.kind is ChannelKind.SESSION for way in said.ways_in(phase.key))
    return phase.kind is PhaseKind.LISTENING and (bool(phase.rounds) or of_sessions)


def differences(before: Announcement, after: Announcement, reader: Reader, now: datetime) -> tuple[Difference, ...]:
    """What the page says before a decision and after it, line by line; only lines that differ."""
    lines = dict(_lines(before, reader, now))
    return tuple(
        Difference(what, lines.get(what, gettext("not there")), line)
        for what, line in _lines(after, reader, now)
        if lines.get(what) != line
    )


def state_in_words(state: State, reader: Reader, *, is_listening: bool = True) -> str:
    """ "open until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC)". Of a phase in which nobody takes part it
    is not said that it is open."""
    words = OF_LISTENING if is_listening else OF_WORK
    return str(words[state.stage]) % {"time": reader.time(state.at)}


def phase_told(phase: Phase, said: Announcement, reader: Reader, now: datetime) -> PhaseTold:
    first_opens, first_closes = phase.first_opens, phase.first_closes
    return PhaseTold(
        key=phase.key,
        title=reader.said(phase.title),
        about=reader.said(phase.about),
        is_listening=phase.kind is PhaseKind.LISTENING,
        state=phase_state(phase, said.zone, now),
        opens=reader.time(opens_at(phase, said.zone)),
        closes=reader.time(closes_at(phase, said.zone)),
        first_opens=reader.time(first_instant(first_opens, said.zone)) if first_opens else None,
        first_closes=reader.time(first_instant(first_closes, said.zone)) if first_closes else None,
        rounds=tuple(_round(one, reader) for one in phase.rounds),
        ways=tuple(WayTold(way.kind, reader.said(way.title)) for way in said.ways_in(phase.key)),
        held=phase.ended.held if phase.ended else None,
        possible=possible(phase, said, now),
    )


def _round(one: Round, reader: Reader) -> str:
    sentence = ngettext("%(round)s: %(days)s, one session", "%(round)s: %(days)s, %(count)s sessions", one.sessions)
    days = days_in_words(one.first, one.last, reader.spoken)
    return sentence % {"round": reader.words(one.title), "days": days, "count": one.sessions}


def _session_lines(one: Round, said: Announcement, reader: Reader, now: datetime) -> Iterator[tuple[str, str]]:
    """Each session with what is so of it; its name is when it was first to be."""
    for session in one.schedule:
        told = session_told(session, said, reader, now)
        name = gettext("Session of %(time)s") % {"time": told.first_begins or told.begins}
        yield name, _session_line(told, in_a_line(session, reader))


def _session_line(told: SessionTold, line: str) -> str:
    if told.merged_into:
        return gettext("held together with the one of %(time)s") % {"time": told.merged_into}
    if told.decision is not None:
        return gettext("cancelled")
    return f"{line}, {told.joining}" if told.joining else line


def _lines(said: Announcement, reader: Reader, now: datetime) -> Iterator[tuple[str, str]]:
    for phase in said.phases:
        yield reader.words(phase.title), _phase_line(phase, said, reader, now)
        for one in phase.rounds:
            yield f"{reader.words(phase.title)}, {reader.words(one.title)}", _round(one, reader)
            yield from _session_lines(one, said, reader, now)
    for way in said.ways:
        yield from _way_line(way, said, reader, now)


def _phase_line(phase: Phase, said: Announcement, reader: Reader, now: datetime) -> str:
    state, is_listening = phase_state(phase, said.zone, now), phase.kind is PhaseKind.LISTENING
    line = state_in_words(state, reader, is_listening=is_listening)
    if state.stage is not Stage.SOON:
        return line
    words = OF_LISTENING if is_listening else OF_WORK
    return f"{line}; {words[Stage.OPEN] % {'time': reader.time(closes_at(phase, said.zone))}}"


def _way_line(way: Way, said: Announcement, reader: Reader, now: datetime) -> Iterator[tuple[str, str]]:
    state, phase = way_state(said, way, now), said.phase(way.phase)
    if state is None or phase is None or reader.words(way.title) == reader.words(phase.title):
        return
    yield reader.words(way.title), state_in_words(state, reader)
