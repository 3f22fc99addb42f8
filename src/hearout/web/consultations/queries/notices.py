"""Notices as people read them: what was decided, why, what is so from now on, and who decided.

The same is read on the page, in the team's rooms and before a decision is taken, so that nothing is told that was not
looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext, ngettext, override

from hearout.plan.announcement import Announcement, Phase, Round, Said, Text
from hearout.plan.decided import DecisionKind
from hearout.plan.moments import first_instant
from hearout.plan.sessions import of_phase
from hearout.plan.timetable import closes_at, opens_at, way_state
from hearout.web.consultations.models import Notice
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.queries.sessions import held_in_words, in_a_line, lines_of, still_open_in_words
from hearout.web.languages import direction, interface_for, own_name
from hearout.web.times import TimeTold, days_in_words

__all__ = [
    "Event",
    "InLanguage",
    "NoticeTold",
    "NoticeWords",
    "OpenWay",
    "event_of",
    "in_each_language",
    "notice_told",
    "notices_told",
]


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """What the team says: the notice's title, the reason, what else people should know, and who decided."""

    title: Text
    reason: Text = field(default_factory=Text)
    else_: Text = field(default_factory=Text)
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What a notice tells of: a decision, taken or only looked at. `said` is the announcement since then, none where
    nothing of it changed; `phase`, `round` and `sessions` are keys, `open` those of the ways that are open after it.
    `version` is that of a summary which was published, `page` its path."""

    number: int
    kind: DecisionKind
    at: datetime
    words: NoticeWords
    said: Announcement | None = None
    phase: str = ""
    round: str = ""
    open: tuple[str, ...] = ()
    version: int = 0
    page: str = ""
    sessions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenWay:
    """A way that stays open, and until when."""

    title: Said
    until: TimeTold


@dataclass(frozen=True, slots=True)
class NoticeTold:
    """A notice in one language and zone. `now_so` says what changed, in our words; `open_ways` are those that are left
    after something ended; `summary` is the whole address of a summary that was published, else ""."""

    number: int
    kind: DecisionKind
    at: TimeTold
    title: Said
    reason: Said
    else_: Said
    decided_by: str
    now_so: tuple[str, ...]
    open_ways: tuple[OpenWay, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A notice in the language of that tag, with our words around it in `interface`; `name` is what its speakers call
    the language."""

    tag: str
    interface: str
    direction: str
    name: str
    notice: NoticeTold


def notices_told(notices: Iterable[Notice], reader: Reader) -> tuple[NoticeTold, ...]:
    """The notices, which bring their decisions and revisions along, in their order."""
    return tuple(notice_told(event_of(notice), reader) for notice in notices)


def event_of(notice: Notice) -> Event:
    """What the notice tells of, from the record."""
    decision = notice.decision
    facts = decision.facts
    return Event(
        number=decision.number,
        kind=DecisionKind(decision.kind),
        at=decision.at,
        words=NoticeWords(Text(notice.title), Text(decision.reason), Text(notice.body), decision.decided_by),
        said=decision.revision.announcement if decision.revision else None,
        phase=facts.get("phase", ""),
        round=facts.get("round", ""),
        sessions=tuple(facts.get("sessions", ())),
        open=tuple(facts.get("open", ())),
        version=facts.get("version", 0),
        page=facts.get("page", ""),
    )


def notice_told(event: Event, reader: Reader) -> NoticeTold:
    """The notice of a decision as `reader` reads it."""
    words = event.words
    return NoticeTold(
        number=event.number,
        kind=event.kind,
        at=reader.time(event.at),
        title=reader.said(words.title),
        reason=reader.said(words.reason),
        else_=reader.said(words.else_),
        decided_by=words.decided_by,
        now_so=tuple(_now_so(event, reader)),
        open_ways=tuple(_open_ways(event, reader)),
        summary=f"{settings.ADDRESS.origin}{event.page}" if event.page else "",
    )


def in_each_language(event: Event, said: Announcement) -> tuple[InLanguage, ...]:
    """The notice as people read it in each language of the announcement, with times in its zone."""
    told = []
    for language in said.languages:
        interface = interface_for(language)
        with override(interface):
            notice = notice_told(event, Reader(said.zone, language, said.languages, interface))
        told.append(InLanguage(language, interface, direction(language), own_name(language), notice))
    return tuple(told)


def _now_so(event: Event, reader: Reader) -> Iterator[str]:
    if event.kind is DecisionKind.RELEASED:
        yield _released(event.version)
    phase = event.said.phase(event.phase) if event.said else None
    if event.said is None or phase is None:
        return
    facts = {
        "phase": reader.words(phase.title),
        "opens": reader.time(opens_at(phase, event.said.zone)),
        "closes": reader.time(closes_at(phase, event.said.zone)),
    }
    match event.kind:
        case DecisionKind.EXTENDED:
            yield gettext("%(phase)s: now until %(closes)s.") % facts
        case DecisionKind.POSTPONED:
            yield gettext("%(phase)s: now from %(opens)s until %(closes)s.") % facts
            yield from _moved_along(phase, reader)
        case DecisionKind.ROUND_ADDED:
            yield from (_round(one, reader) for one in phase.rounds if one.key == event.round)
        case DecisionKind.ENDED_EARLY:
            yield gettext("%(phase)s: ended on %(closes)s.") % facts
            yield from _ended(phase, event.number, reader)
        case DecisionKind.SCHEDULED:
            yield from _scheduled(phase, event.sessions, reader)
        case DecisionKind.SESSION_MOVED:
            yield from _session_moved(event.said, event.sessions, reader)
        case DecisionKind.SESSIONS_CANCELLED:
            yield from _cancelled(event.said, event.sessions, reader)
        case DecisionKind.SESSIONS_MERGED:
            yield from _merged(event.said, event.sessions, reader)


def _released(version: int) -> str:
    if version == 1:
        return gettext(
            "The summary of what was said can be read now, with a report of how we tried to find people in it."
        )
    return gettext("The summary has a new version, number %(version)s. The earlier ones stay where they are.") % {
        "version": version
    }


def _round(one: Round, reader: Reader) -> str:
    sentence = ngettext("%(round)s: %(days)s, one session.", "%(round)s: %(days)s, %(count)s sessions.", one.sessions)
    return sentence % {
        "round": reader.words(one.title),
        "days": days_in_words(one.first, one.last, reader.spoken),
        "count": one.sessions,
    }


def _moved_along(phase: Phase, reader: Reader) -> Iterator[str]:
    held = [one for one in of_phase(phase) if one.cancelled is None]
    if held:
        yield ngettext("Its session moves with it:", "Its sessions move with it:", len(held))
        yield from lines_of(held, reader)


def _ended(phase: Phase, decision: int, reader: Reader) -> Iterator[str]:
    """How many sessions were held, and which are not held any more."""
    if held := held_in_words(phase):
        yield held
    gone = [one for one in of_phase(phase) if one.cancelled == decision]
    if gone:
        yield ngettext("This session is cancelled:", "These sessions are cancelled:", len(gone))
        yield from lines_of(gone, reader)


def _scheduled(phase: Phase, keys: tuple[str, ...], reader: Reader) -> Iterator[str]:
    """Each round of which sessions were given a time, with these."""
    for one in phase.rounds:
        fresh = [session for session in one.schedule if session.key in keys]
        if not fresh:
            continue
        words = ngettext(
            "%(round)s: %(timed)s of %(count)s session has a time now:",
            "%(round)s: %(timed)s of %(count)s sessions have a time now:",
            one.sessions,
        )
        yield words % {"round": reader.words(one.title), "timed": len(one.schedule), "count": one.sessions}
        yield from lines_of(fresh, reader)
        if still_open := still_open_in_words(one):
            yield still_open


def _session_moved(said: Announcement, keys: tuple[str, ...], reader: Reader) -> Iterator[str]:
    for session in filter(None, map(said.session, keys)):
        yield gettext("Now: %(session)s") % {"session": in_a_line(session, reader)}
        if session.first_opens:
            first = reader.time(first_instant(session.first_opens, session.zone))
            yield gettext("It was first announced for %(time)s.") % {"time": first}


def _cancelled(said: Announcement, keys: tuple[str, ...], reader: Reader) -> Iterator[str]:
    gone = list(filter(None, map(said.session, keys)))
    yield ngettext("This session is cancelled:", "These sessions are cancelled:", len(gone))
    yield from lines_of(gone, reader)


def _merged(said: Announcement, keys: tuple[str, ...], reader: Reader) -> Iterator[str]:
    gone = list(filter(None, map(said.session, keys)))
    yield ngettext("This session is not held on its own:", "These sessions are not held on their own:", len(gone))
    yield from lines_of(gone, reader)
    into = said.session(gone[0].merged_into) if gone else None
    if into:
        yield gettext("Instead come to: %(session)s") % {"session": in_a_line(into, reader)}


def _open_ways(event: Event, reader: Reader) -> Iterator[OpenWay]:
    if event.said is None or event.kind is not DecisionKind.ENDED_EARLY:
        return
    for way in event.said.ways:
        state = way_state(event.said, way, event.at)
        if way.key in event.open and state is not None:
            yield OpenWay(reader.said(way.title), reader.time(state.at))
