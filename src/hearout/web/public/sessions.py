"""The sessions of a consultation, as a visitor sees them now: in their own zone, with what they can do about each.

Whether there is room in a session is not known on this side: that is said where people register.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from hearout.plan.announcement import Announcement
from hearout.plan.checks import is_web_address
from hearout.plan.sessions import SessionStage
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.queries.sessions import RoundTold, SessionTold, rounds_told
from hearout.web.public.states import StateTold

__all__ = ["SessionShown", "SessionsShown", "sessions_shown"]

TO_COME = (SessionStage.SOON, SessionStage.NOW)


@dataclass(frozen=True, slots=True)
class SessionShown:
    """A session with its state. `register` and `join` are where one registers and joins while one can, `entry` is its
    calendar entry; "" where there is none. `place` is an address that cannot be followed: a room, a number."""

    told: SessionTold
    state: StateTold
    how: tuple[str, ...]
    register: str
    join: str
    place: str
    entry: str


@dataclass(frozen=True, slots=True)
class RoundShown:
    """A round with its sessions."""

    told: RoundTold
    sessions: tuple[SessionShown, ...]


@dataclass(frozen=True, slots=True)
class SessionsShown:
    """All rounds of which there is something to say, and the calendar of all sessions ("": there is none yet)."""

    rounds: tuple[RoundShown, ...]
    calendar: str


def sessions_shown(
    slug: str, said: Announcement, reader: Reader, now: datetime, *, language: str = "", is_public: bool = True
) -> SessionsShown:
    """The sessions as they are `now`. `language` is that of their calendars where it is not the main one; in a
    preview nothing `is_public` yet, so that nothing can be registered for."""
    rounds = tuple(
        RoundShown(one, tuple(_shown(session, slug, language, is_public=is_public) for session in one.sessions))
        for one in rounds_told(said, reader, now)
        if one.sessions or one.still_open or one.rule
    )
    has_calendar = is_public and any(one.sessions for one in rounds)
    return SessionsShown(rounds, _calendar(slug, language) if has_calendar else "")


def _shown(told: SessionTold, slug: str, language: str, *, is_public: bool) -> SessionShown:
    is_coming = told.stage in TO_COME
    leads = is_web_address(told.address)
    can_register = told.by_registration and told.stage is SessionStage.SOON and is_public
    return SessionShown(
        told=told,
        state=_state(told),
        how=_how(told) if is_coming else (),
        register=_register(slug, told.key) if can_register else "",
        join=told.address if leads and is_coming else "",
        place=told.address if is_coming and not leads else "",
        entry=_entry(slug, language, told.key) if is_public and told.stage is SessionStage.SOON else "",
    )


def _state(told: SessionTold) -> StateTold:
    match told.stage:
        case SessionStage.SOON:
            return StateTold("soon", "", gettext("To come"))
        case SessionStage.NOW:
            return StateTold("on", "open", gettext("Under way"))
        case SessionStage.OVER:
            return StateTold("done", "", gettext("Over"))
        case SessionStage.CANCELLED:
            return StateTold("cut", "ended", gettext("Cancelled"), why=told.decision)
        case SessionStage.MERGED:
            phrase = gettext("with that of %(when)s")
            return StateTold("cut", "ended", gettext("Held together"), phrase, told.merged_into or "", told.decision)


def _how(told: SessionTold) -> tuple[str, ...]:
    """By what one joins, who is told how, and what else there is to know."""
    joining = f"{told.joining}." if told.joining else ""
    if told.by_tool:
        joining = gettext("By %(tool)s.") % {"tool": told.joining}
    if told.address:
        access = "" if told.by_registration else gettext("Anybody can join; you need not register.")
    else:
        access = gettext("Whoever registers is told how to join.") if told.by_registration else ""
    return tuple(sentence for sentence in (joining, access, *told.details) if sentence)


def _register(slug: str, key: str) -> str:
    return f"{reverse('sessions:register', args=[slug])}?{urlencode({'session': key})}"


def _calendar(slug: str, language: str) -> str:
    if language:
        return reverse("public:sessions-in", args=[slug, language])
    return reverse("public:sessions", args=[slug])


def _entry(slug: str, language: str, key: str) -> str:
    if language:
        return reverse("public:session-in", args=[slug, language, key])
    return reverse("public:session", args=[slug, key])
