"""Rounds and their sessions as the team sees them: when, who holds them, how many registered, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext

from hearout.plan.announcement import Announcement, Said, Session
from hearout.plan.moments import first_instant
from hearout.plan.sessions import Placed, SessionStage, begins_at, session_stage, still_to_time
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.queries.sessions import rule_in_words
from hearout.web.consultations.titles import JOINING_KINDS
from hearout.web.sentences import listed
from hearout.web.sessions.models import Meeting
from hearout.web.sessions.queries.arranged import meetings_by_key
from hearout.web.sessions.queries.brought import with_attendance, with_words
from hearout.web.sessions.queries.numbers import protected
from hearout.web.sessions.queries.rounds import RoundOf, is_over, rounds
from hearout.web.sessions.queries.seats import SeatCount, seat_counts
from hearout.web.sessions.queries.turnout import Judged, judged
from hearout.web.times import TimeTold, days_in_words

__all__ = ["RoundTold", "SessionTold", "missing_to_hold", "rounds_told", "session_told"]


@dataclass(frozen=True, slots=True)
class SessionTold:
    """A session for one reader of the team. `registered` and `waiting` are words, protected for those who may not see
    exact numbers ("": nobody registers for it, or nobody waits), and so is `attended` ("": nobody counted).
    `missing` is what is still to be said or done, in words; "" where nothing is."""

    key: str
    title: Said
    stage: SessionStage
    begins: TimeTold
    first_begins: TimeTold | None
    minutes: int
    joining: str | Promise
    address: str = field(repr=False)
    by_registration: bool
    capacity: int
    recorded: bool
    registered: str
    waiting: str
    facilitator: str
    note_taker: str
    missing: str
    attended: str
    came_known: bool
    words_known: bool
    decision: int | None
    merged_into: TimeTold | None

    @property
    def is_to_come(self) -> bool:
        return self.stage is SessionStage.SOON

    @property
    def is_cancelled(self) -> bool:
        return self.stage in (SessionStage.CANCELLED, SessionStage.MERGED)

    @property
    def has_begun(self) -> bool:
        return self.stage in (SessionStage.NOW, SessionStage.OVER)


@dataclass(frozen=True, slots=True)
class RoundTold:
    """A round with its sessions. `still_open` are planned and have no time yet: none, once its phase `is_over`."""

    phase: str
    key: str
    title: Said
    phase_title: Said
    days: str
    still_open: int
    is_over: bool
    rule: str
    sessions: tuple[SessionTold, ...]
    judged: tuple[Judged, ...]


def rounds_told(
    consultation: Consultation, said: Announcement, reader: Reader, now: datetime, *, exact: bool
) -> tuple[RoundTold, ...]:
    """Every round of the announcement. `exact`: the reader may see exact numbers of people."""
    telling = _Telling(consultation, said, reader, now, exact=exact)
    return tuple(telling.round(one) for one in rounds(said))


def session_told(
    consultation: Consultation, said: Announcement, placed: Placed, reader: Reader, now: datetime, *, exact: bool
) -> SessionTold:
    """One session."""
    return _Telling(consultation, said, reader, now, exact=exact).session(placed.session)


def missing_to_hold(session: Session, meeting: Meeting | None) -> Iterator[str]:
    """Without what a session cannot be held, in words."""
    if meeting is None or meeting.facilitator_id is None:
        yield gettext("who holds it")
    if not session.address and not (meeting and meeting.joining):
        yield gettext("how people join")


class _Telling:
    """What is known of all sessions of a consultation, asked for once."""

    def __init__(
        self, consultation: Consultation, said: Announcement, reader: Reader, now: datetime, *, exact: bool
    ) -> None:
        self._said, self._reader, self._now, self._exact = said, reader, now, exact
        self._meetings: Mapping[str, Meeting] = meetings_by_key(consultation)
        self._counts: Mapping[str, SeatCount] = seat_counts(consultation)
        self._counted: Collection[int] = with_attendance(consultation)
        self._brought: Collection[int] = with_words(consultation)

    def round(self, one: RoundOf) -> RoundTold:
        reader = self._reader
        over = is_over(one, self._said, self._now)
        return RoundTold(
            phase=one.phase.key,
            key=one.round.key,
            title=reader.said(one.round.title),
            phase_title=reader.said(one.phase.title),
            days=days_in_words(one.round.first, one.round.last, reader.spoken),
            still_open=0 if over else still_to_time(one.round),
            is_over=over,
            rule=rule_in_words(one.round.rule) if one.round.rule and not over else "",
            sessions=tuple(self.session(session) for session in sorted(one.sessions, key=begins_at)),
            judged=judged(one, self._counts, self._now),
        )

    def session(self, session: Session) -> SessionTold:
        reader, meeting = self._reader, self._meetings.get(session.key)
        count = self._counts.get(session.key, SeatCount())
        first = session.first_opens
        into = self._said.session(session.merged_into) if session.merged_into else None
        return SessionTold(
            key=session.key,
            title=reader.said(session.title),
            stage=session_stage(session, self._now),
            begins=reader.time(begins_at(session)),
            first_begins=reader.time(first_instant(first, session.zone)) if first else None,
            minutes=session.minutes,
            joining=JOINING_KINDS[session.joining],
            address=session.address,
            by_registration=session.registration,
            capacity=session.capacity,
            recorded=session.recorded,
            registered=self._registered(session, count),
            waiting=self._people(count.waiting) if count.waiting else "",
            facilitator=str(meeting.facilitator or "") if meeting else "",
            note_taker=str(meeting.note_taker or "") if meeting else "",
            missing=listed(self._missing(session, meeting)),
            attended=self._attended(meeting),
            came_known=self._came_known(meeting),
            words_known=meeting is not None and meeting.pk in self._brought,
            decision=session.cancelled,
            merged_into=reader.time(begins_at(into)) if into else None,
        )

    def _registered(self, session: Session, count: SeatCount) -> str:
        if not session.registration:
            return ""
        people = self._people(count.seated)
        if not session.capacity:
            return people
        # Translators: how many registered, of how many for whom there is room: "12 of 30"
        return gettext("%(people)s of %(capacity)s") % {"people": people, "capacity": session.capacity}

    def _attended(self, meeting: Meeting | None) -> str:
        return self._people(meeting.attended) if meeting and meeting.attended is not None else ""

    def _people(self, count: int) -> str:
        return str(count) if self._exact else protected(self._said, count)

    def _missing(self, session: Session, meeting: Meeting | None) -> Iterator[str]:
        match session_stage(session, self._now):
            case SessionStage.SOON | SessionStage.NOW:
                yield from missing_to_hold(session, meeting)
                if meeting is None or meeting.note_taker_id is None:
                    yield gettext("who takes notes")
            case SessionStage.OVER:
                yield from self._missing_after(meeting)

    def _missing_after(self, meeting: Meeting | None) -> Iterator[str]:
        if not self._came_known(meeting):
            yield gettext("how many came")
        if meeting is None or meeting.pk not in self._brought:
            yield gettext("what was said")

    def _came_known(self, meeting: Meeting | None) -> bool:
        return meeting is not None and (meeting.attended is not None or meeting.pk in self._counted)
