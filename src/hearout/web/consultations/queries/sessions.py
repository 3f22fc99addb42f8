"""Announced sessions as people read them: when, how to join, what became of them, and what holds when few come.

The public page, notices, texts for outlets and the team's pages say it in these words. Nobody who registered is known
here: what is said is what was announced and decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, ngettext

from hearout.plan.announcement import Announcement, Joining, Phase, Round, Said, Session
from hearout.plan.moments import first_instant
from hearout.plan.sessions import SessionStage, begins_at, session_stage, still_to_time
from hearout.plan.timetable import Stage, phase_state
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.titles import JOINING_KINDS
from hearout.web.consultations.turnout import rule_in_words
from hearout.web.times import TimeTold

__all__ = [
    "RoundTold",
    "SessionTold",
    "held_in_words",
    "in_a_line",
    "lines_of",
    "round_told",
    "rounds_told",
    "rule_in_words",
    "session_told",
    "still_open_in_words",
]


TOOLS = (Joining.ZOOM, Joining.JITSI, Joining.BIGBLUEBUTTON, Joining.MEET)


@dataclass(frozen=True, slots=True)
class SessionTold:
    """A session for one reader. `first_begins`: when it was to be at first, where it moved; `joining` by what people
    join, "" where that is not said (`by_tool`: it is the name of a tool); `decision` cancelled it, and `merged_into`
    is when it is held together with another. `details` are sentences about it."""

    key: str
    title: Said
    stage: SessionStage
    begins: TimeTold
    first_begins: TimeTold | None
    minutes: int
    joining: str
    by_tool: bool
    address: str
    by_registration: bool
    details: tuple[str, ...]
    decision: int | None
    merged_into: TimeTold | None


@dataclass(frozen=True, slots=True)
class RoundTold:
    """A round with its sessions, the next first. `still_open` says how many are to be announced, `rule` what holds
    when few come; "" where there is nothing to say."""

    key: str
    title: Said
    sessions: tuple[SessionTold, ...]
    still_open: str
    rule: str


def rounds_told(said: Announcement, reader: Reader, now: datetime) -> tuple[RoundTold, ...]:
    """The rounds of all phases, in the order of the announcement."""
    return tuple(round_told(one, phase, said, reader, now) for phase in said.phases for one in phase.rounds)


def round_told(one: Round, phase: Phase, said: Announcement, reader: Reader, now: datetime) -> RoundTold:
    is_over = phase_state(phase, said.zone, now).stage in (Stage.CLOSED, Stage.ENDED)
    return RoundTold(
        key=one.key,
        title=reader.said(one.title),
        sessions=tuple(session_told(session, said, reader, now) for session in sorted(one.schedule, key=begins_at)),
        still_open="" if is_over else still_open_in_words(one),
        rule=rule_in_words(one.rule) if one.rule and not is_over else "",
    )


def session_told(session: Session, said: Announcement, reader: Reader, now: datetime) -> SessionTold:
    first, into = session.first_opens, said.session(session.merged_into)
    return SessionTold(
        key=session.key,
        title=reader.said(session.title),
        stage=session_stage(session, now),
        begins=reader.time(begins_at(session)),
        first_begins=reader.time(first_instant(first, session.zone)) if first else None,
        minutes=session.minutes,
        joining="" if session.joining is Joining.OTHER else str(JOINING_KINDS[session.joining]),
        by_tool=session.joining in TOOLS,
        address=session.address,
        by_registration=session.registration,
        details=tuple(_details(session)),
        decision=session.cancelled,
        merged_into=reader.time(begins_at(into)) if into else None,
    )


def in_a_line(session: Session, reader: Reader) -> str:
    """Its name, when it is and how long: "Evening in Europe: Tuesday 8 September 2026, 18:00 in Berlin (16:00 UTC),
    60 minutes"."""
    when = ngettext("%(when)s, %(count)s minute", "%(when)s, %(count)s minutes", session.minutes)
    facts = {"when": str(reader.time(begins_at(session))), "count": session.minutes}
    title = reader.words(session.title)
    # Translators: the name of a session, then when it is
    return gettext("%(session)s: %(when)s") % {"session": title, "when": when % facts} if title else when % facts


def still_open_in_words(one: Round) -> str:
    """That more sessions of a round will get a time; "" where all have one."""
    count = still_to_time(one)
    if not count:
        return ""
    if not one.schedule:
        words = ngettext("One session will be announced.", "%(count)s sessions will be announced.", count)
    else:
        words = ngettext("One more session will be announced.", "%(count)s more sessions will be announced.", count)
    return words % {"count": count}


def held_in_words(phase: Phase) -> str:
    """How many sessions were held by its early end; "" where nobody said so."""
    if phase.ended is None or phase.ended.held is None:
        return ""
    planned = sum(one.sessions for one in phase.rounds)
    if not planned:
        sentence = ngettext("%(held)s session was held.", "%(held)s sessions were held.", phase.ended.held)
    else:
        sentence = ngettext(
            "%(held)s of %(planned)s planned sessions was held.",
            "%(held)s of %(planned)s planned sessions were held.",
            phase.ended.held,
        )
    return sentence % {"held": phase.ended.held, "planned": planned}


def lines_of(sessions: Iterable[Session], reader: Reader) -> Iterator[str]:
    """Each in a line."""
    return (in_a_line(one, reader) for one in sorted(sessions, key=begins_at))


def _details(session: Session) -> Iterator[str]:
    if session.capacity:
        words = ngettext("There is room for one person.", "There is room for %(count)s people.", session.capacity)
        yield words % {"count": session.capacity}
        if session.registration:
            yield gettext("Whether any is left is said where you register.")
    if session.recorded:
        yield gettext("It is recorded. You can also take part without being recorded.")
