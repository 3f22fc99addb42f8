"""What to look at before sessions are announced: clocks that change around them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hearout.messages import Message, Phrase, say
from hearout.messages import gettext_noop as _
from hearout.plan.coverage.participants import Participants
from hearout.plan.coverage.wanted import Wanted
from hearout.plan.coverage.zones import change_in

__all__ = ["warnings_of"]

SOON = timedelta(days=14)  # after the last date: as far as a session might be moved
MOST_NAMED = 10


def warnings_of(participants: Participants, wanted: Wanted) -> tuple[Message, ...]:
    """A warning for each date on which clocks change somewhere, among the dates to choose from or soon after."""
    weights: dict[str, float] = defaultdict(float)
    for person in participants.people:
        weights[person.zone] += person.weight
    hit: dict[tuple[date, bool], list[str]] = defaultdict(list)
    for zone in sorted(weights, key=lambda one: (-weights[one], one)):
        change = change_in(zone, wanted.first, wanted.until + SOON)
        if change is not None:
            hit[change.date, change.by > timedelta()].append(zone)
    return tuple(_told(day, forward, zones, wanted.until) for (day, forward), zones in sorted(hit.items()))


def _told(day: date, forward: bool, zones: list[str], until: date) -> Message:
    named = tuple(ZoneInfo(zone) for zone in zones[:MOST_NAMED])
    others = (OTHERS,) if len(zones) > MOST_NAMED else ()
    return say(_TEMPLATES[forward, day <= until], day=day, zones=(*named, *others))


OTHERS = Phrase(_("and others"))
_TEMPLATES = {
    (True, True): _(
        "On %(day)s clocks are put forward in %(zones)s. From then on the same UTC time is an hour later there. The "
        "plan reckons with it."
    ),
    (False, True): _(
        "On %(day)s clocks are put back in %(zones)s. From then on the same UTC time is an hour earlier there. The "
        "plan reckons with it."
    ),
    (True, False): _(
        "On %(day)s clocks are put forward in %(zones)s. A session that is moved past that day is an hour later there: "
        "plan it anew."
    ),
    (False, False): _(
        "On %(day)s clocks are put back in %(zones)s. A session that is moved past that day is an hour earlier there: "
        "plan it anew."
    ),
}
"""By whether clocks are put forward, and whether that is among the dates to choose from."""
