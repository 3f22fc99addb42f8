"""How far a way or a phase is, in words and as a shape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext, pgettext

from hearout.plan.announcement import PhaseKind
from hearout.plan.timetable import Stage, State, days_until
from hearout.web.consultations.queries.readers import Reader
from hearout.web.times import TimeTold

__all__ = ["StateTold", "state_of_phase", "state_of_way"]


@dataclass(frozen=True, slots=True)
class StateTold:
    """A state as a page shows it: the icon's name, a class for its colour, and a word; then, if it says when, a
    `phrase` with "%(when)s" in it. `why` is the number of the decision that ended it early."""

    shape: str
    tone: str
    word: str
    phrase: str = ""
    when: TimeTold | str = ""
    why: int | None = None

    @property
    def rest(self) -> str:
        """What follows the word: "until Tuesday 29 September 2026, …"."""
        return self.phrase % {"when": self.when}

    @property
    def rest_markup(self) -> SafeString:
        when = escape(self.when) if isinstance(self.when, str) else self.when.markup
        return mark_safe(escape(self.phrase) % {"when": when})  # noqa: S308  both are escaped


def state_of_way(state: State, reader: Reader, now: datetime) -> StateTold:
    """Whether people can take part, and when."""
    when = reader.time(state.at)
    match state.stage:
        case Stage.SOON:
            phrase = pgettext("after “Opens in 3 days”", "on %(when)s")
            return StateTold("soon", "", _opens(days_until(state.at, now, reader.zone)), phrase, when)
        case Stage.OPEN:
            return StateTold("on", "open", gettext("Open"), gettext("until %(when)s"), when)
        case Stage.CLOSED:
            return StateTold("shut", "", gettext("Closed"), pgettext("after “Closed”", "on %(when)s"), when)
        case Stage.ENDED:
            phrase = pgettext("after “Ended early”", "on %(when)s.")
            return StateTold("cut", "ended", gettext("Ended early"), phrase, when.day, state.decision)


def state_of_phase(state: State, kind: PhaseKind) -> StateTold:
    """How far a phase is, in a word."""
    match state.stage:
        case Stage.SOON:
            return StateTold("soon", "", gettext("To come"))
        case Stage.OPEN if kind is PhaseKind.LISTENING:
            return StateTold("on", "open", gettext("Open"))
        case Stage.OPEN:
            return StateTold("on", "open", gettext("Under way"))
        case Stage.CLOSED:
            return StateTold("done", "", gettext("Done"))
        case Stage.ENDED:
            return StateTold("cut", "ended", gettext("Ended early"), why=state.decision)


def _opens(days: int) -> str:
    if days == 0:
        return gettext("Opens today")
    if days == 1:
        return gettext("Opens tomorrow")
    return ngettext("Opens in %(count)s day", "Opens in %(count)s days", days) % {"count": days}
