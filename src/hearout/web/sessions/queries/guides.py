"""The guide for a session, or for the sessions of a round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext, ngettext, override

from hearout.plan.announcement import Announcement, Session
from hearout.plan.sessions import SessionStage, begins_at, placed, session_stage
from hearout.plan.timetable import opens_at
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.titles import JOINING_KINDS
from hearout.web.languages import direction, interface_for, own_name
from hearout.web.sessions.guiding.outline import Guide
from hearout.web.sessions.guiding.parts import Occasion, parts
from hearout.web.sessions.queries.arranged import meeting_called
from hearout.web.sessions.queries.rounds import RoundOf, is_over, round_named, rounds
from hearout.web.times import days_in_words

__all__ = ["GuideOffered", "guide_offered"]

USUAL = 60


@dataclass(frozen=True, slots=True)
class GuideOffered:
    """A guide, and what else there is: all `languages` of the announcement as (tag, name, direction), and the sessions
    and rounds as (key, title). `of` is the key of what it is about."""

    guide: Guide
    of: str
    languages: tuple[tuple[str, str, str], ...]
    occasions: tuple[tuple[str, str], ...]


def guide_offered(
    consultation: Consultation, of: str, asked: str, reader: Reader, now: datetime
) -> GuideOffered | None:
    """For the session or round of the key `of`; without one for the next session, else the next round, or else any. In
    the language that is `asked` for if it is one of the announcement's. None where there is nothing of that key."""
    said = in_force(consultation) or drafted(consultation)
    session, about = said.session(of), round_named(said, of)
    if of and session is None and about is None:
        return None
    if not of:
        session = _next(said, now)
        about = None if session else _coming(said, now)
    language = asked if asked in said.languages else reader.language
    with override(interface_for(language)):
        guide = _guide(consultation, said, session, about, language, now)
    return GuideOffered(
        guide,
        session.key if session else about.name if about else of,
        tuple((tag, own_name(tag), direction(tag)) for tag in said.languages),
        tuple(_occasions(said, reader)),
    )


def _guide(
    consultation: Consultation,
    said: Announcement,
    session: Session | None,
    about: RoundOf | None,
    language: str,
    now: datetime,
) -> Guide:
    zone = session.zone if session else said.zone
    reader = Reader(zone, language, said.languages, interface_for(language))
    occasion, when = _occasion(consultation, session, about), _when(said, session, about, now)
    return Guide(
        gettext("Guide for whoever holds a session"),
        tuple(_about(said, session, about, occasion, reader)),
        tuple(parts(said, occasion, reader, when)),
        language,
        direction(interface_for(language)),
    )


def _occasion(consultation: Consultation, session: Session | None, about: RoundOf | None) -> Occasion:
    if session is None:
        return _of_round(about)
    meeting = meeting_called(consultation, session.key)
    return Occasion(
        session.minutes,
        session.joining,
        session.recorded,
        session.capacity,
        str(meeting.facilitator) if meeting and meeting.facilitator else "",
        str(meeting.note_taker) if meeting and meeting.note_taker else "",
    )


def _of_round(about: RoundOf | None) -> Occasion:
    """What its sessions have in common, as far as they do."""
    held = [one for one in about.sessions if one.cancelled is None] if about else []
    lengths, ways = {one.minutes for one in held}, {one.joining for one in held}
    return Occasion(
        min(lengths, default=USUAL),
        ways.pop() if len(ways) == 1 else None,
        any(one.recorded for one in held),
        min((one.capacity for one in held if one.capacity), default=0),
    )


def _when(said: Announcement, session: Session | None, about: RoundOf | None, now: datetime) -> datetime:
    """When closing words are said: what is open then is told."""
    if session is not None:
        return begins_at(session) + timedelta(minutes=session.minutes)
    return max(now, opens_at(about.phase, said.zone)) if about else now


def _about(
    said: Announcement, session: Session | None, about: RoundOf | None, occasion: Occasion, reader: Reader
) -> Iterator[str]:
    yield reader.words(said.title)
    length = ngettext("%(count)s minute", "%(count)s minutes", occasion.minutes) % {"count": occasion.minutes}
    joined = f", {JOINING_KINDS[occasion.joining]}" if occasion.joining else ""
    if session is not None:
        name = f"{reader.words(session.title)}: " if session.title else ""
        yield f"{name}{reader.time(begins_at(session))}"
    elif about is not None:
        days = days_in_words(about.round.first, about.round.last, reader.spoken)
        yield f"{reader.words(about.round.title)}, {days}"
    yield f"{length}{joined}"


def _next(said: Announcement, now: datetime) -> Session | None:
    """The one that is held now, or next."""
    to_come = (SessionStage.SOON, SessionStage.NOW)
    return next((one.session for one in placed(said) if session_stage(one.session, now) in to_come), None)


def _coming(said: Announcement, now: datetime) -> RoundOf | None:
    """The round whose sessions are still to be given a time."""
    return next((one for one in rounds(said) if not is_over(one, said, now)), None)


def _occasions(said: Announcement, reader: Reader) -> Iterator[tuple[str, str]]:
    """The sessions that are held, then the rounds in general."""
    for one in placed(said):
        if one.session.cancelled is None:
            yield one.session.key, str(reader.time(begins_at(one.session)))
    for about in rounds(said):
        yield about.name, reader.words(about.round.title)
