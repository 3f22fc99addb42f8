"""What a team may do to an announcement where that takes thought: each makes another, or says why it cannot be done.

Phases bend in the open. A phase that has closed or ended stays so: what came late remains late. `now` is an aware
instant; days and times are wall times in the announcement's zone. A Refusal names the argument that it is about.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hearout.errors import Refusal
from hearout.messages import Words, say
from hearout.messages import gettext_noop as _
from hearout.plan.announcement import Announcement, Ending, Phase, PhaseKind, Round, Text
from hearout.plan.dates_checked import rule_refused
from hearout.plan.languages import with_language, without_language
from hearout.plan.moments import first_instant, instant, last_day, local_day
from hearout.plan.scheduling import (
    cancel_sessions,
    cancelled_from,
    check_moved_along,
    merge_sessions,
    move_session,
    moved_by,
    schedule,
)
from hearout.plan.sessions import held_by
from hearout.plan.timetable import Stage, closes_at, opens_at, phase_state

__all__ = [
    "add_round",
    "cancel_sessions",
    "end_early",
    "extend",
    "keep_promises",
    "keep_published_phases",
    "keep_rules",
    "merge_sessions",
    "move_session",
    "postpone",
    "schedule",
    "with_language",
    "without_language",
]


def extend(announcement: Announcement, phase_key: str, closes: datetime, now: datetime) -> Announcement:
    """The phase closes later. It may be to come or open; one that closed stays closed."""
    phase = _not_over(announcement, phase_key, now)
    return _with_phase(announcement, _closing(phase, closes, announcement.zone))


def postpone(
    announcement: Announcement, phase_key: str, opens: datetime, closes: datetime, now: datetime
) -> Announcement:
    """The phase opens later, and closes no earlier than was announced. Only before it opens: afterwards people have
    taken part. Its rounds and their sessions move with it, by as many days."""
    phase, zone = _not_over(announcement, phase_key, now), announcement.zone
    if phase_state(phase, zone, now).stage is not Stage.SOON:
        begun = _("“%(phase)s” is open since %(opens)s. It can be extended or ended early, but not postponed.")
        raise Refusal("phase", say(begun, phase=_title(phase), opens=_local(opens_at(phase, zone), zone)))
    _check_postponed(phase, opens, closes, zone)
    later = opens.date() - phase.opens.date()
    moved = replace(
        phase,
        opens=opens,
        closes=closes,
        rounds=tuple(replace(one, first=one.first + later, last=one.last + later) for one in phase.rounds),
        first_opens=phase.first_opens or phase.opens,
        first_closes=phase.first_closes or (phase.closes if closes != phase.closes else None),
    )
    if any(one.last > last_day(closes) for one in moved.rounds):
        needed = max(one.last for one in moved.rounds)
        too_short = _(
            "Its rounds move with it, and the last one then ends on %(last)s. Choose that day or a later one."
        )
        raise Refusal("closes", say(too_short, last=needed))
    moved = moved_by(moved, later)
    check_moved_along(moved, zone)
    return _with_phase(announcement, moved)


def add_round(
    announcement: Announcement, phase_key: str, added: Round, now: datetime, closes: datetime | None = None
) -> Announcement:
    """The phase has one round more, and closes later where `closes` is given."""
    phase = _not_over(announcement, phase_key, now)
    if phase.kind is not PhaseKind.LISTENING:
        alone = _("Nobody takes part during “%(phase)s”. Add the round to a phase in which people do.")
        raise Refusal("phase", say(alone, phase=_title(phase)))
    if any(one.key == added.key for one in phase.rounds):
        raise Refusal("round", say(_("This round was added already.")))
    if closes is not None and closes != phase.closes:
        phase = _closing(phase, closes, announcement.zone)
    _check_round(added, phase, local_day(now, announcement.zone))
    return _with_phase(announcement, replace(phase, rounds=(*phase.rounds, added)))


def end_early(
    announcement: Announcement, phase_key: str, at: datetime, decision: int, held: int | None = None
) -> Announcement:
    """The phase ends at the instant `at`, by the decision of that number, after `held` of its sessions (None: those
    that have begun). Its other sessions are cancelled by the same decision."""
    phase, zone = _not_over(announcement, phase_key, at), announcement.zone
    if phase_state(phase, zone, at).stage is Stage.SOON:
        soon = _("“%(phase)s” opens on %(opens)s. It cannot end before that, but it can be postponed.")
        raise Refusal("phase", say(soon, phase=_title(phase), opens=_local(opens_at(phase, zone), zone)))
    planned = sum(one.sessions for one in phase.rounds)
    if held is not None and not 0 <= held <= (planned or held):
        most = _("Write how many of the planned sessions were held, from 0 to %(planned)s.")
        raise Refusal("held", say(most, planned=planned))
    if held is None and any(one.schedule for one in phase.rounds):
        held = held_by(phase, at)
    ended = replace(phase, ended=Ending(at, decision, held))
    return _with_phase(announcement, cancelled_from(ended, at, decision))


def keep_published_phases(public: Announcement, draft: Announcement) -> None:
    """Refuse a draft that moves or drops what is published: that needs a decision with its reason. Words may change,
    and phases that nobody has read of may be added."""
    for phase in public.phases:
        _check_kept(phase, public.zone, draft)


def _check_kept(phase: Phase, zone: str, draft: Announcement) -> None:
    kept = draft.phase(phase.key)
    if kept is None:
        dropped = _("“%(phase)s” is published and cannot be taken out. End it early, with the reason.")
        raise Refusal("phases", say(dropped, phase=_title(phase)))
    if _published(kept, draft.zone) == _published(phase, zone):
        return
    if _published(kept, zone) == _published(phase, zone):
        rezoned = _("The published times are times in %(zone)s. In another zone they would be other times.")
        raise Refusal("zone", say(rezoned, zone=ZoneInfo(zone)))
    moved = _("The dates of “%(phase)s” are published. Extend it, postpone it, add a round or end it early instead.")
    raise Refusal("phases", say(moved, phase=_title(phase)))


def keep_rules(public: Announcement, draft: Announcement, now: datetime) -> None:
    """Refuse a draft that says otherwise what holds when few come, once the phase has opened: people register because
    of what was said. A round that nobody has read of brings its own rule."""
    for phase in public.phases:
        kept = draft.phase(phase.key)
        if kept is None or phase_state(phase, public.zone, now).stage is Stage.SOON:
            continue
        rules = {one.key: one.rule for one in kept.rounds}
        for one in phase.rounds:
            if rules.get(one.key) != one.rule:
                fixed = _("“%(phase)s” has opened. What holds when few come was said before that, and stays so.")
                raise Refusal("phases", say(fixed, phase=_title(phase)))


def keep_promises(public: Announcement, draft: Announcement) -> None:
    """Refuse a draft that promises less than what is published: people spoke because of that. More may be promised."""
    made, wanted = public.promises, draft.promises
    least = (
        ("minimum", made.minimum, wanted.minimum),
        ("k", made.k, wanted.k),
        ("rounding", made.rounding, wanted.rounding),
    )
    for field, promised, number in least:
        if number < promised:
            weaker = _("People were promised %(promised)s when they spoke. It can be made more, not less.")
            raise Refusal(field, say(weaker, promised=promised))
    if made.kept_until and (wanted.kept_until is None or wanted.kept_until > made.kept_until):
        longer = _(
            "People were promised that what they said is kept until %(day)s, not longer. It can be made shorter."
        )
        raise Refusal("kept_until", say(longer, day=made.kept_until))


def _published(phase: Phase, zone: str) -> tuple[object, ...]:
    """What only a decision changes: of sessions, all but what they are called."""
    rounds = tuple(
        (one.key, one.first, one.last, one.sessions, tuple(replace(session, title=Text()) for session in one.schedule))
        for one in phase.rounds
    )
    opens, closes = first_instant(phase.opens, zone), first_instant(phase.closes, zone)
    return opens, closes, rounds, phase.ended, phase.first_opens, phase.first_closes


def _not_over(announcement: Announcement, phase_key: str, now: datetime) -> Phase:
    """The phase, which must neither have ended nor be closed."""
    phase, zone = announcement.phase(phase_key), announcement.zone
    if phase is None:
        raise Refusal("phase", say(_("There is no such phase. Choose one from the list.")))
    if phase.ended:
        ended = _("“%(phase)s” was ended early already, on %(ended)s. What has ended stays so.")
        raise Refusal("phase", say(ended, phase=_title(phase), ended=_local(phase.ended.at, zone)))
    if phase_state(phase, zone, now).stage is Stage.CLOSED:
        closed = _("“%(phase)s” closed on %(closed)s. What has closed stays so; add a new phase in set-up instead.")
        raise Refusal("phase", say(closed, phase=_title(phase), closed=_local(closes_at(phase, zone), zone)))
    return phase


def _closing(phase: Phase, closes: datetime, zone: str) -> Phase:
    """The phase with a later end."""
    if instant(closes, zone, field="closes") <= first_instant(phase.closes, zone):
        not_later = _(
            "“%(phase)s” is open until %(closes)s already. Choose a later time; to close it sooner, end it early."
        )
        raise Refusal("closes", say(not_later, phase=_title(phase), closes=_local(closes_at(phase, zone), zone)))
    return replace(phase, closes=closes, first_closes=phase.first_closes or phase.closes)


def _check_postponed(phase: Phase, opens: datetime, closes: datetime, zone: str) -> None:
    begins, ends = instant(opens, zone, field="opens"), instant(closes, zone, field="closes")
    if begins <= opens_at(phase, zone):
        not_later = _("“%(phase)s” opens on %(opens)s already. Choose a later time.")
        raise Refusal("opens", say(not_later, phase=_title(phase), opens=_local(opens_at(phase, zone), zone)))
    if ends <= begins:
        before = _("It would close before it opens. Choose a time after %(opens)s.")
        raise Refusal("closes", say(before, opens=_local(begins, zone)))
    if ends < closes_at(phase, zone):
        sooner = _("It was announced that “%(phase)s” is open until %(closes)s. Choose that time or a later one.")
        raise Refusal("closes", say(sooner, phase=_title(phase), closes=_local(closes_at(phase, zone), zone)))


def _check_round(added: Round, phase: Phase, today: date) -> None:
    if added.last < added.first:
        raise Refusal(
            "last", say(_("The round would end before it begins. Choose %(first)s or later."), first=added.first)
        )
    if added.first < max(today, phase.opens.date()):
        early = _("The round would begin before that is possible. Choose %(first)s or a later day.")
        raise Refusal("first", say(early, first=max(today, phase.opens.date())))
    if added.last > last_day(phase.closes):
        late = _("“%(phase)s” closes on %(closes)s. Let the round end by then, or extend the phase with it.")
        raise Refusal("last", say(late, phase=_title(phase), closes=phase.closes))
    if added.sessions < 1:
        raise Refusal("sessions", say(_("Say how many sessions the round has, at least one.")))
    for refusal in rule_refused(added):
        raise refusal


def _with_phase(announcement: Announcement, changed: Phase) -> Announcement:
    phases = tuple(changed if phase.key == changed.key else phase for phase in announcement.phases)
    return replace(announcement, phases=phases)


def _title(phase: Phase) -> Words:
    return Words(phase.title.words)


def _local(at: datetime, zone: str) -> datetime:
    """An instant as a fact that is told in the announcement's zone."""
    return at.astimezone(ZoneInfo(zone))
