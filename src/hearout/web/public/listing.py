"""The consultations of a server, for its first page: those that are open, those to come, those that are over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from hearout.plan.announcement import Announcement, PhaseKind, Said
from hearout.plan.timetable import Stage, State, phase_state, way_states
from hearout.web.consultations.queries.readers import Reader
from hearout.web.public.queries import Head, announcements_in_force, heads
from hearout.web.public.states import StateTold, state_of_way

__all__ = ["Group", "Listed", "groups"]


@dataclass(frozen=True, slots=True)
class Listed:
    """One consultation on the list. `state` is that of all its ways together, `summary` where it is ("": none yet)."""

    slug: str
    title: Said
    host: Said
    state: StateTold
    summary: str


@dataclass(frozen=True, slots=True)
class Group:
    """Consultations that are equally far. `key` is its anchor."""

    key: str
    title: str
    consultations: tuple[Listed, ...]


def groups(language: str, zone: str, now: datetime) -> tuple[Group, ...]:
    """All that are published, newest first in each group; groups without any are left out. `zone` is the visitor's, or
    "" where it is not known, and each team's own stands in for it."""
    published = heads()
    said = announcements_in_force(published)
    listed: dict[Stage, list[Listed]] = {Stage.OPEN: [], Stage.SOON: [], Stage.CLOSED: []}
    for head in published:
        state = _state(said[head], now)
        if state is not None:
            reader = Reader(zone or said[head].zone, language, said[head].languages)
            listed[state.stage].append(_listed(head, said[head], state, reader, now))
    found = (
        Group("open", gettext("Open now"), tuple(listed[Stage.OPEN])),
        Group("soon", gettext("Soon"), tuple(listed[Stage.SOON])),
        Group("over", gettext("Over"), tuple(listed[Stage.CLOSED])),
    )
    return tuple(group for group in found if group.consultations)


def _listed(head: Head, said: Announcement, state: State, reader: Reader, now: datetime) -> Listed:
    summary = reverse("public:summary", args=[head.slug]) if head.version else ""
    told = state_of_way(state, reader, now)
    return Listed(head.slug, reader.said(said.title), reader.said(said.host), told, summary)


def _state(said: Announcement, now: datetime) -> State | None:
    """Open as long as one way is; then as soon as the next one opens; then closed since the last one did."""
    states = [one.state for one in way_states(said, now) if one.state]
    states = states or [phase_state(one, said.zone, now) for one in said.phases if one.kind is PhaseKind.LISTENING]
    still_open = [state for state in states if state.stage is Stage.OPEN]
    coming = [state for state in states if state.stage is Stage.SOON]
    if still_open:
        return max(still_open, key=lambda state: state.at)
    if coming:
        return min(coming, key=lambda state: state.at)
    return State(Stage.CLOSED, max(state.at for state in states)) if states else None
