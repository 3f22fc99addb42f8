"""What comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, ngettext

from hearout.plan.announcement import Announcement, PhaseKind
from hearout.plan.timetable import Deadline, DeadlineKind, days_until, deadlines
from hearout.web.consultations.queries.readers import Reader
from hearout.web.times import TimeTold, told

__all__ = ["NextDeadline", "next_deadline"]

DAYS = frozenset({DeadlineKind.ROUND, DeadlineKind.KEY})


@dataclass(frozen=True, slots=True)
class NextDeadline:
    """How far off it is ("15 days"), what happens then, at what time. `extends` is the key of the phase that closes
    then, and could be extended; "" where nothing closes. `is_day`: it has no time, and its day is that of the
    announcement's zone."""

    distance: str
    what: tuple[str, ...]
    at: TimeTold
    extends: str
    is_day: bool


def next_deadline(said: Announcement, reader: Reader, now: datetime) -> NextDeadline | None:
    """The next one, with all that happens at the same instant; None where nothing comes any more."""
    coming = deadlines(said, now)
    if not coming:
        return None
    at = coming[0].at
    together = [deadline for deadline in coming if deadline.at == at]
    is_day = all(one.kind in DAYS for one in together)
    closing = [one.phase.key for one in together if one.kind is DeadlineKind.CLOSES and one.phase]
    return NextDeadline(
        distance=_distance(days_until(at, now, reader.zone)),
        what=tuple(_what(deadline, reader) for deadline in together),
        at=told(at, said.zone, reader.spoken) if is_day else reader.time(at),
        extends=closing[0] if closing else "",
        is_day=is_day,
    )


def _distance(days: int) -> str:
    if days < 2:
        return gettext("Tomorrow") if days else gettext("Today")
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}


def _what(deadline: Deadline, reader: Reader) -> str:
    facts = {
        "phase": reader.words(deadline.phase.title) if deadline.phase else "",
        "round": reader.words(deadline.round.title) if deadline.round else "",
    }
    is_work = deadline.phase is not None and deadline.phase.kind is not PhaseKind.LISTENING
    match deadline.kind:
        case DeadlineKind.OPENS:
            return (gettext("“%(phase)s” begins") if is_work else gettext("“%(phase)s” opens")) % facts
        case DeadlineKind.CLOSES:
            return (gettext("“%(phase)s” ends") if is_work else gettext("“%(phase)s” closes")) % facts
        case DeadlineKind.ROUND:
            return gettext("“%(round)s” begins") % facts
        case DeadlineKind.SESSION:
            title = reader.words(deadline.session.title) if deadline.session else ""
            return (
                gettext("The session “%(session)s” begins") % {"session": title}
                if title
                else gettext("A session begins")
            )
        case DeadlineKind.KEY:
            return gettext("The key must be destroyed, and with it everything that is not published") % facts
