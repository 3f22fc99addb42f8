"""How many registered, as it may be told: exactly to organisers, and to others neither small nor exact.

protected(said, 7)  # "fewer than 10"
protected(said, 23)  # "about 25"
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count
from django.utils.translation import gettext

from hearout.plan.announcement import Announcement
from hearout.records.consultation import Privacy
from hearout.summarise.cells import Protection
from hearout.web.consultations.models import Consultation
from hearout.web.sessions.queries.registrants import confirmed

__all__ = ["protected", "registered_count", "zone_counts"]


def protected(said: Announcement, count: int) -> str:
    """A number of people for those who may not see exact ones, in the active language: hidden when it is small, else
    rounded, as the announcement promises for every number that is printed."""
    promises = said.promises
    protection = Protection.of(Privacy(max(promises.minimum, promises.k), promises.k, promises.rounding))
    if protection.hides(count):
        return gettext("fewer than %(least)d") % {"least": protection.minimum}
    return gettext("about %(count)d") % {"count": protection.rounded(count)}


def registered_count(consultation: Consultation) -> int:
    """How many people have a seat in any session, or wait for one: exact, for organisers alone."""
    return confirmed(consultation).count()


def zone_counts(consultation: Consultation) -> Mapping[str, int]:
    """How many of them live by which zone's clock: exact, for the planner of those who may see registrants."""
    rows = confirmed(consultation).order_by("zone").values("zone").annotate(count=Count("pk"))
    return {row["zone"]: row["count"] for row in rows}
