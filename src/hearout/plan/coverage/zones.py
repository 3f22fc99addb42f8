"""Where a time zone is, and when its clocks change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from hearout.likely import nearest
from hearout.messages import gettext_noop as _
from hearout.plan.clocks import changes

__all__ = ["REGIONS", "Change", "change_in", "city_of", "known_zones", "region_of", "zone_meant", "zones_like"]

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
NOWHERE = _("Elsewhere")

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
"""Regions that a zone is in by its place. The last is for zones that name none of these, such as UTC."""

LONGEST_NAME = 60
NO_ZONES = {"Factory", "localtime", "posixrules"}  # names in the database that say nothing about a place

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


@cache
def known_zones() -> frozenset[str]:
    """Every name of a zone, older ones too."""
    return frozenset(available_timezones() - NO_ZONES)


def zone_meant(written: str) -> str | None:
    """The zone of that name, however its capitals and blanks are written; None where there is none."""
    return _by_small_name().get(written.strip().replace(" ", "_").casefold())


def zones_like(written: str) -> str:
    """A question naming the zone that was probably meant (" Did you mean …?"), or nothing."""
    place = written.strip().replace(" ", "_").casefold()
    cities = [zone for zone in sorted(_countries()) if zone.rpartition("/")[2].casefold() == place]
    return f" Did you mean {cities[0]}?" if cities else nearest(written[:LONGEST_NAME], known_zones())


@cache
def _by_small_name() -> dict[str, str]:
    return {zone.casefold(): zone for zone in known_zones()}


@cache
def region_of(zone: str) -> str:
    """The region (one of REGIONS) that a zone is in by its name and country."""
    canonical = zone if zone in _countries() else _newer_names().get(zone, zone)
    continent = canonical.split("/", 1)[0]
    country = _countries().get(canonical, "")
    if continent == "America":
        return NORTH_AMERICA if country in IN_NORTH_AMERICA or not country else LATIN_AMERICA
    if continent in ("Asia", "Atlantic", "Indian"):
        return _among(IN_ASIA if continent == "Asia" else IN_ISLANDS, country)
    return OF_CONTINENTS.get(continent, NOWHERE)


def city_of(zone: str) -> str:
    """The place a zone is named after, in English: "Los Angeles" of America/Los_Angeles."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def change_in(zone: str, first: date, last: date) -> Change | None:
    """The first clock change in `zone` between the beginning of one date and the end of another (UTC), if any."""
    place = ZoneInfo(zone)
    begins, ends = (datetime.combine(day, time(), UTC) for day in (first, last + timedelta(days=1)))
    for onset in changes(begins, ends, place):
        by = onset.after.offset - onset.before.offset
        if by:
            return Change(zone, onset.at.astimezone(place).date(), by)
    return None


def _among(regions: dict[str, str], country: str) -> str:
    return next((region for region, countries in regions.items() if country and country in countries.split()), NOWHERE)


@cache
def _countries() -> dict[str, str]:
    """The country of each zone, as the time zone database lists them (zone.tab)."""
    rows = [line.split("\t") for line in _lines("zone.tab") if not line.startswith("#")]
    return {zone: country for country, _coordinates, zone, *_comment in rows}


@cache
def _newer_names() -> dict[str, str]:
    """What zones are called today by their older names (links in tzdata.zi: "L Asia/Kolkata Asia/Calcutta")."""
    links = [line.split() for line in _lines("tzdata.zi") if line.startswith("L ")]
    return {older: newer for _mark, newer, older in links}


def _lines(name: str) -> list[str]:
    return files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8").splitlines()
