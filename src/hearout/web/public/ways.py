"""The ways to take part, as a visitor sees them now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement, Said
from hearout.plan.checks import is_mail_address, is_web_address
from hearout.plan.timetable import Stage, WayState, way_states
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.queries.readers import Reader
from hearout.web.public.states import StateTold, state_of_way

__all__ = ["WayTold", "ways_told"]

ACTIONS: dict[ChannelKind, str | Promise] = {
    ChannelKind.SURVEY: _("Answer the survey"),
    ChannelKind.SESSION: _("Go to the sessions"),
    ChannelKind.TALK: _("Write on the talk page"),
    ChannelKind.EMAIL: _("Write an e-mail"),
    ChannelKind.OTHER: _("Take part this way"),
}
"""What to do at the address of a way."""


@dataclass(frozen=True, slots=True)
class WayTold:
    """A way to take part. `link` is where it leads while one can follow it, else ""; `action` is what to do there, and
    `is_first` that nothing above it can be followed. `state` is none where it has no dates yet."""

    kind: ChannelKind
    title: Said
    about: Said
    state: StateTold | None
    is_open: bool
    address: str
    link: str
    action: str
    is_first: bool


def ways_told(said: Announcement, reader: Reader, now: datetime) -> tuple[WayTold, ...]:
    """Every way as it is announced; those that are open come first, then those to come, then those that are over."""
    return tuple(_told(sorted(way_states(said, now), key=_order), reader, now))


def _order(one: WayState) -> int:
    order = {Stage.OPEN: 0, Stage.SOON: 1, Stage.ENDED: 2, Stage.CLOSED: 3}
    return order[one.state.stage] if one.state else 1


def _told(states: list[WayState], reader: Reader, now: datetime) -> Iterator[WayTold]:
    followed = False
    for one in states:
        link = _link(one.way.address) if _can_follow(one) else ""
        yield WayTold(
            kind=one.way.kind,
            title=reader.said(one.way.title),
            about=reader.said(one.way.about),
            state=state_of_way(one.state, reader, now) if one.state else None,
            is_open=one.state is not None and one.state.stage is Stage.OPEN,
            address=one.way.address if link else "",
            link=link,
            action=str(ACTIONS[one.way.kind]) if link else "",
            is_first=bool(link) and not followed,
        )
        followed = followed or bool(link)


def _can_follow(one: WayState) -> bool:
    """While it is open; sessions also before, because people sign up for them."""
    if one.state is None:
        return False
    return one.state.stage is Stage.OPEN or (one.state.stage is Stage.SOON and one.way.kind is ChannelKind.SESSION)


def _link(address: str) -> str:
    """An address that can be followed, or "" for anything else that somebody may have typed."""
    if is_web_address(address):
        return address
    return f"mailto:{quote(address, safe='@')}" if is_mail_address(address) else ""
