"""The time zones that people choose from, by the city that keeps them."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

from django.utils.translation import gettext, override

from hearout.web.times import city, locale_of

__all__ = ["zones"]

UTC = ("UTC", "UTC")


@cache
def zones(language: str) -> tuple[tuple[str, str], ...]:
    """Each zone with its city and country, in the order of the cities: ("Africa/Nairobi", "Nairobi, Kenya"). Every
    country has one of its own, also where clocks agree, so that people find themselves. UTC comes first."""
    countries = locale_of(language).territories
    with override(language):
        # Translators: as in "Nairobi, Kenya"
        place = gettext("%(city)s, %(country)s")
    named = [
        (zone, place % {"city": city(zone, language), "country": countries.get(country, country)})
        for zone, country in _places()
    ]
    return (UTC, *sorted(named, key=lambda choice: _plain(choice[1])))


def _places() -> list[tuple[str, str]]:
    """Zones with the countries they are in, as the time zone database lists them (zone.tab)."""
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(zone, country) for country, _coordinates, zone, *_comment in rows]


def _plain(words: str) -> str:
    """For ordering: Århus stands among A."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", words) if not unicodedata.combining(letter))
