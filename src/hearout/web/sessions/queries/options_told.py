"""What the team can decide where few registered, in words: what it means, and whom the sessions that are left reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import TurnoutProposal
from hearout.plan.coverage.plans import Worth
from hearout.web.consultations.titles import PROPOSALS
from hearout.web.sentences import listed
from hearout.web.sessions.queries.choices import Option
from hearout.web.sessions.queries.plan_words import joined_regions, share_told
from hearout.web.times import city

__all__ = ["OptionTold", "options_told"]

MOST_PLACES = 6
MEANINGS: dict[TurnoutProposal, str | Promise] = {
    TurnoutProposal.EXTEND: _("People have longer to come, and sessions stay as they are. Others can get a time."),
    TurnoutProposal.ADD: _("Whoever could not come gets another chance, at times that reach others."),
    TurnoutProposal.MERGE: _("Those who registered are asked to come to another session. Some cannot."),
    TurnoutProposal.CANCEL: _("Those who registered are told, and it leaves their calendars. The phase goes on."),
    TurnoutProposal.END: _("No more sessions are held in this phase. Other ways stay open."),
}


@dataclass(frozen=True, slots=True)
class OptionTold:
    """One choice: `value` in addresses, what it is called and means, how many sessions of the phase are held with it,
    and whom they reach ("": it is not known who could come)."""

    value: str
    title: str | Promise
    meaning: str | Promise
    sessions: str
    reach: str
    left_out: str
    is_open: bool
    is_announced: bool


def options_told(options: Iterable[Option], least: int) -> tuple[OptionTold, ...]:
    """The choices; regions of fewer than `least` people are told together."""
    return tuple(_told(option, least) for option in options)


def _told(option: Option, least: int) -> OptionTold:
    held = ngettext(
        "One session of the phase is held with it.",
        "%(count)s sessions of the phase are held with it.",
        option.sessions,
    )
    none = gettext("No session of the phase is held with it.")
    return OptionTold(
        value=option.proposal.value,
        title=PROPOSALS[option.proposal],
        meaning=MEANINGS[option.proposal],
        sessions=held % {"count": option.sessions} if option.sessions else none,
        reach=_reach(option.worth, least) if option.worth and option.sessions else "",
        left_out=_left_out(option.worth) if option.worth and option.sessions else "",
        is_open=option.is_open,
        is_announced=option.is_announced,
    )


def _reach(worth: Worth, least: int) -> str:
    if worth.reached == 1:
        return gettext("Within reach of everybody.")
    worst = joined_regions(worth, least)[0]
    facts = {"reached": share_told(worth.reached), "worst": share_told(worst.reached), "region": worst.region}
    return gettext("Within reach of %(reached)s of the people; worst off is %(region)s, with %(worst)s.") % facts


def _left_out(worth: Worth) -> str:
    """The zones from which nobody can come, by their cities."""
    places = [city(zone, get_language() or "en") for zone in worth.left_out]
    if not places:
        return ""
    more = len(places) - MOST_PLACES
    named = places[:MOST_PLACES]
    if more > 0:
        named.append(ngettext("%(count)s more", "%(count)s more", more) % {"count": more})
    return gettext("Out of reach of: %(places)s.") % {"places": listed(named)}
