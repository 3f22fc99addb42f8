"""Where a time zone is, and when its clocks change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from hearout.messages import gettext_noop as _

__all__ = ["REGIONS", "Change", "change_in", "city_of", "region_of"]

AFRICA = _("Africa")
CENTRAL_ASIA = _("Central Asia")
EAST_ASIA = _("East Asia")
EUROPE = _("Europe")
LATIN_AMERICA = _("Latin America")
MIDDLE_EAST = _("Middle East")
NORTH_AMERICA = _("North America")
OCEANIA = _("Oceania")
SOUTH_ASIA = _("South Asia")
SOUTH_EAST_ASIA = _("South-East Asia")
NOWHERE = _("No place")

REGIONS = (
    AFRICA,
    CENTRAL_ASIA,
    EAST_ASIA,
    EUROPE,
    LATIN_AMERICA,
    MIDDLE_EAST,
    NORTH_AMERICA,
    OCEANIA,
    SOUTH_ASIA,
    SOUTH_EAST_ASIA,
    NOWHERE,
)
"""Regions that a zone is in by its place. The last is for zones that name none, such as UTC."""

IN_ASIA = {
    CENTRAL_ASIA: "KZ KG TJ TM UZ",
    EAST_ASIA: "CN HK JP KP KR MN MO TW",
    EUROPE: "CY RU",
    MIDDLE_EAST: "AE AM AZ BH GE IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    SOUTH_ASIA: "AF BD BT IN LK MV NP PK",
    SOUTH_EAST_ASIA: "BN ID KH LA MM MY PH SG TH TL VN",
}
IN_ISLANDS = {
    AFRICA: "CV KM MG MU RE SC SH TF YT",
    EUROPE: "ES FO IS PT",
    LATIN_AMERICA: "FK GS",
    NORTH_AMERICA: "BM",
    OCEANIA: "CC CX",
    SOUTH_ASIA: "IO MV",
}
IN_NORTH_AMERICA = frozenset({"US", "CA", "BM", "GL", "PM"})
OF_CONTINENTS = {
    "Africa": AFRICA,
    "Antarctica": OCEANIA,
    "Arctic": EUROPE,
    "Australia": OCEANIA,
    "Europe": EUROPE,
    "Pacific": OCEANIA,
}


@dataclass(frozen=True, slots=True)
class Change:
    """A clock change: the date on which it happens in `zone`, and by how much clocks are put forward (or back)."""

    zone: str
    date: date
    by: timedelta


def region_of(zone: str) -> str:
    """The region (one of REGIONS) that a zone is in by its name and country."""
    raise NotImplementedError


def city_of(zone: str) -> str:
    """The place a zone is named after, in English: "Los Angeles" of America/Los_Angeles."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def change_in(zone: str, first: date, last: date) -> Change | None:
    """The first clock change in `zone` between the beginning of one date and the end of another (UTC), if any."""
    raise NotImplementedError
