"""Sessions that get a time, move, are cancelled or merged: each makes another announcement, or a Refusal.

What was told to people is changed before it begins, never after. A round's days follow its sessions, so that the page
never names days on which nothing is held. A Refusal names the argument that it is about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hearout.errors import Refusal
from hearout.messages import Fact, Words, say
from hearout.messages import gettext_noop as _
from hearout.plan.announcement import Announcement, Phase, Round, Session
from hearout.plan.moments import instant, local_day
from hearout.plan.sessions import (
    Placed,
    SessionStage,
    begins_at,
    ends_at,
    of_phase,
    session_placed,
    session_stage,
    still_to_time,
)
from hearout.plan.timetable import Stage, closes_at, opens_at, phase_state

__all__ = [
    "LONGEST_SESSION",
    "cancel_sessions",
    "cancelled_from",
    "check_moved_along",
    "merge_sessions",
    "move_session",
    "moved_by",
    "schedule",
    "with_sessions",
]

LONGEST_SESSION = 12 * 60
"""Minutes; what is longer is a slip, or several sessions."""

_CLOSING = timedelta(minutes=1)  # a phase that closes at 23:59 holds what ends at midnight


def schedule(
    announcement: Announcement,
    phase_key: str,
    round_key: str,
    sessions: Sequence[Session],
    now: datetime,
    planned: int | None = None,
) -> Announcement:
    """The round's next sessions get their times. `planned`: of how many the round consists from now on, where these
    are more than were planned. Their keys are their own in the whole announcement."""
    phase, one = _round(announcement, phase_key, round_key)
    _check_open(phase, announcement.zone, now)
    if not sessions:
        raise Refusal("sessions", say(_("Give at least one session a time.")))
    _check_keys(announcement, sessions)
    for session in sessions:
        _check_time(session, phase, announcement.zone, now)
    wanted = one.sessions if planned is None else planned
    _check_planned(one, wanted, len(sessions))
    fresh = tuple(replace(session, cancelled=None, merged_into="", first_opens=None) for session in sessions)
    timed = replace(one, sessions=wanted, schedule=_in_order((*one.schedule, *fresh)))
    return _with_round(announcement, phase, _lasting(timed, announcement.zone))


def move_session(announcement: Announcement, changed: Session, now: datetime) -> Announcement:
    """The session of that key is held at another time or in another place, as `changed` says."""
    was = _to_come(announcement, changed.key, now, field="session")
    session = was.session
    kept = replace(changed, cancelled=None, merged_into="", first_opens=session.first_opens)
    if kept == session:
        raise Refusal("opens", say(_("Nothing of the session is changed. Choose another time or another way to join.")))
    _check_time(kept, was.phase, announcement.zone, now)
    if (kept.opens, kept.zone) != (session.opens, session.zone):
        first = session.first_opens or _shown(begins_at(session), kept.zone)
        kept = replace(kept, first_opens=first)
    return with_sessions(announcement, {kept.key: kept})


def cancel_sessions(announcement: Announcement, keys: Sequence[str], decision: int, now: datetime) -> Announcement:
    """These sessions are not held, by the decision of that number."""
    _check_chosen(keys)
    gone = [_to_come(announcement, key, now, field="sessions").session for key in keys]
    return with_sessions(announcement, {one.key: replace(one, cancelled=decision) for one in gone})


def merge_sessions(
    announcement: Announcement, keys: Sequence[str], into: str, decision: int, now: datetime
) -> Announcement:
    """These sessions are held together with the one called `into`, at its time."""
    _check_chosen(keys)
    if into in keys:
        raise Refusal("into", say(_("A session cannot be merged into itself. Choose one that stays as it is.")))
    _to_come(announcement, into, now, field="into")
    gone = [_to_come(announcement, key, now, field="sessions").session for key in keys]
    merged = {one.key: replace(one, cancelled=decision, merged_into=into) for one in gone}
    return with_sessions(announcement, merged)


def cancelled_from(phase: Phase, at: datetime, decision: int) -> Phase:
    """The phase as it ends at `at`: its sessions that have not begun are cancelled by that decision."""
    gone = {
        one.key: replace(one, cancelled=decision)
        for one in of_phase(phase)
        if session_stage(one, at) is SessionStage.SOON
    }
    return _changed(phase, gone)


def moved_by(phase: Phase, days: timedelta) -> Phase:
    """The phase with all of its sessions that are held as many days later, at the same time of day."""
    later = {
        one.key: replace(one, opens=one.opens + days, first_opens=one.first_opens or one.opens)
        for one in of_phase(phase)
        if one.cancelled is None
    }
    return _changed(phase, later if days else {})


def check_moved_along(phase: Phase, zone: str) -> None:
    """Refuse a phase whose sessions moved along with it to times that are not, or outside it."""
    for one in of_phase(phase):
        if one.cancelled is None:
            instant(one.opens, one.zone, field="opens")
            _check_within(one, phase, zone, early="opens", late="closes")


def with_sessions(announcement: Announcement, changed: Mapping[str, Session]) -> Announcement:
    """The announcement with other sessions under these keys; the days of their rounds follow."""
    phases = []
    for phase in announcement.phases:
        other = _changed(phase, changed)
        if other != phase:
            other = replace(other, rounds=tuple(_lasting(one, announcement.zone) for one in other.rounds))
        phases.append(other)
    return replace(announcement, phases=tuple(phases))


def _changed(phase: Phase, changed: Mapping[str, Session]) -> Phase:
    rounds = (
        replace(one, schedule=_in_order(tuple(changed.get(session.key, session) for session in one.schedule)))
        for one in phase.rounds
    )
    return replace(phase, rounds=tuple(rounds))


def _round(announcement: Announcement, phase_key: str, round_key: str) -> tuple[Phase, Round]:
    phase = announcement.phase(phase_key)
    one = next((one for one in phase.rounds if one.key == round_key), None) if phase else None
    if phase is None or one is None:
        raise Refusal("round", say(_("There is no such round. Choose one from the list.")))
    return phase, one


def _check_open(phase: Phase, zone: str, now: datetime) -> None:
    if phase_state(phase, zone, now).stage in (Stage.CLOSED, Stage.ENDED):
        over = _("“%(phase)s” is over since %(closed)s. No session can be held in it any more.")
        closed = closes_at(phase, zone).astimezone(ZoneInfo(zone))
        raise Refusal("round", say(over, phase=_title(phase), closed=closed))


def _check_keys(announcement: Announcement, sessions: Sequence[Session]) -> None:
    keys = [session.key for session in sessions]
    taken = {session.key for session in announcement.sessions}
    if "" in keys or len(set(keys)) < len(keys) or taken.intersection(keys):
        raise Refusal("sessions", say(_("Two sessions have the same key. Each has its own, also those cancelled.")))


def _check_planned(one: Round, planned: int, added: int) -> None:
    if planned < one.sessions:
        fewer = _("%(planned)s sessions were announced. It can be more; to hold fewer, cancel them with the reason.")
        raise Refusal("planned", say(fewer, planned=one.sessions))
    if added > still_to_time(replace(one, sessions=planned)):
        more = _(
            "“%(round)s” has %(planned)s sessions, and %(timed)s have a time already. Say that it has %(needed)s, or "
            "give fewer a time."
        )
        facts = {"planned": planned, "timed": len(one.schedule), "needed": len(one.schedule) + added}
        raise Refusal("planned", say(more, round=Words(one.title.words), **facts))


def _check_time(session: Session, phase: Phase, zone: str, now: datetime) -> None:
    begins = instant(session.opens, session.zone, field="opens")
    if session.minutes < 1:
        raise Refusal("minutes", say(_("Say how long the session is, in minutes.")))
    if session.minutes > LONGEST_SESSION:
        long = _("A session lasts at most %(most)s minutes. Make several of it.")
        raise Refusal("minutes", say(long, most=LONGEST_SESSION))
    if begins <= now:
        past = _("%(opens)s is over already. Choose a time that is to come.")
        raise Refusal("opens", say(past, opens=begins.astimezone(ZoneInfo(session.zone))))
    _check_within(session, phase, zone, early="opens", late="opens")


def _check_within(session: Session, phase: Phase, zone: str, *, early: str, late: str) -> None:
    begins = begins_at(session)
    told: dict[str, Fact] = {"phase": _title(phase), "begins": begins.astimezone(ZoneInfo(session.zone))}
    opens, closes = opens_at(phase, zone), closes_at(phase, zone)
    if begins < opens:
        before = _("“%(phase)s” opens on %(opens)s, after a session that would begin on %(begins)s.")
        raise Refusal(early, say(before, opens=opens.astimezone(ZoneInfo(zone)), **told))
    if ends_at(session) - _CLOSING > closes:
        after = _(
            "“%(phase)s” closes on %(closes)s, before the end of a session that would begin on %(begins)s. Choose an "
            "earlier time, or extend the phase first."
        )
        raise Refusal(late, say(after, closes=closes.astimezone(ZoneInfo(zone)), **told))


def _check_chosen(keys: Sequence[str]) -> None:
    if not keys or len(set(keys)) < len(keys):
        raise Refusal("sessions", say(_("Choose at least one session, each once.")))


def _to_come(announcement: Announcement, key: str, now: datetime, *, field: str) -> Placed:
    """The session, which must neither have begun nor be cancelled."""
    found = session_placed(announcement, key)
    if found is None:
        raise Refusal(field, say(_("There is no such session. Choose one from the list.")))
    began = begins_at(found.session).astimezone(ZoneInfo(found.session.zone))
    stage = session_stage(found.session, now)
    if stage in (SessionStage.CANCELLED, SessionStage.MERGED):
        gone = _("The session of %(began)s was cancelled already. What is cancelled stays so; give a new one a time.")
        raise Refusal(field, say(gone, began=began))
    if stage is not SessionStage.SOON:
        begun = _("The session of %(began)s has begun. It can neither be moved nor be cancelled any more.")
        raise Refusal(field, say(begun, began=began))
    return found


def _lasting(one: Round, zone: str) -> Round:
    """The round with its days, and those on which its sessions are held."""
    days = [local_day(begins_at(session), zone) for session in one.schedule if session.cancelled is None]
    return replace(one, first=min([one.first, *days]), last=max([one.last, *days]))


def _in_order(sessions: tuple[Session, ...]) -> tuple[Session, ...]:
    return tuple(sorted(sessions, key=begins_at))


def _with_round(announcement: Announcement, phase: Phase, changed: Round) -> Announcement:
    rounds = tuple(changed if one.key == changed.key else one for one in phase.rounds)
    other = replace(phase, rounds=rounds)
    return replace(announcement, phases=tuple(other if one.key == phase.key else one for one in announcement.phases))


def _shown(at: datetime, zone: str) -> datetime:
    """What clocks in `zone` show at an instant."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _title(phase: Phase) -> Words:
    return Words(phase.title.words)
