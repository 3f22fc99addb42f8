"""Time zones as people call them: by a city, by a city and its country, or by their name."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from zoneinfo import available_timezones

from hearout.web.people.zones import zones
from hearout.web.times import city

__all__ = ["place_in_words", "places_offered", "zone_called"]

ENGLISH = "en"


def zone_called(words: str, language: str) -> str:
    """The zone (IANA) that somebody means, in `language` or in English; "" where none is called so, or several."""
    plain = _plain(words)
    return _called(language).get(plain) or _called(ENGLISH).get(plain, "")


def places_offered(language: str) -> tuple[str, ...]:
    """What to choose from, one for each zone: "Nairobi, Kenya"."""
    return tuple(place for _zone, place in zones(language))


def place_in_words(zone: str, language: str) -> str:
    """The zone as `places_offered` has it, or by its city where it is an older name for one of them."""
    return dict(zones(language)).get(zone) or city(zone, language)


@cache
def _called(language: str) -> dict[str, str]:
    """Every way to name a zone. Cities that share their name are told apart by their country alone."""
    by_city: dict[str, set[str]] = defaultdict(set)
    for zone, _place in zones(language):
        by_city[_plain(city(zone, language))].add(zone)
    cities = {name: min(found) for name, found in by_city.items() if len(found) == 1}
    named = {_plain(place): zone for zone, place in zones(language)}
    return {**cities, **named, **{_plain(zone): zone for zone in available_timezones()}}


def _plain(words: str) -> str:
    return " ".join(words.replace("_", " ").casefold().split())
