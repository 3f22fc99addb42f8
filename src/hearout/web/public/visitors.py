"""Who reads a page, as far as it matters: in which language, and in which time zone. Nothing else is asked or kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from zoneinfo import available_timezones

from django.http import HttpRequest

from hearout.plan.announcement import Announcement
from hearout.web.consultations.queries.readers import Reader
from hearout.web.languages import interface_for, suits_best

__all__ = ["COOKIE", "Visitor", "ZoneFrom", "known_zone", "visitor", "visitor_of_file"]

COOKIE = "zone"
NO_PLACE = frozenset({"Factory", "localtime"})


class ZoneFrom(StrEnum):
    """How a page came to its time zone."""

    ADDRESS = "address"  # the visitor chose it
    COOKIE = "cookie"  # their browser said it once
    TEAM = "team"  # nobody said, so it is the consultation's own


@dataclass(frozen=True, slots=True)
class Visitor:
    """`in_address`: the language stands in the address, and is not the browser's choice."""

    language: str
    zone: str
    zone_from: ZoneFrom = ZoneFrom.TEAM
    in_address: bool = False

    def reads(self, said: Announcement) -> Reader:
        return Reader(self.zone, self.language, said.languages, interface_for(self.language))


def visitor(request: HttpRequest, said: Announcement, language: str = "") -> Visitor:
    """Who reads a page: in `language` where the address names one, else in what their browser asks for."""
    zone, zone_from = _zone(request, said)
    if language:
        return Visitor(language, zone, zone_from, in_address=True)
    return Visitor(suits_best(request.headers.get("Accept-Language", ""), said.languages), zone, zone_from)


def visitor_of_file(request: HttpRequest, said: Announcement, language: str = "") -> Visitor:
    """Who reads a file: it is the same for everyone, whatever their browser says, but for what its address says."""
    asked = known_zone(request.GET.get("zone", ""))
    zone_from = ZoneFrom.ADDRESS if asked else ZoneFrom.TEAM
    return Visitor(language or said.main_language, asked or said.zone, zone_from, in_address=bool(language))


def known_zone(name: str) -> str:
    """`name` if it is a time zone, else ""."""
    return name if name in _zones() else ""


def _zone(request: HttpRequest, said: Announcement) -> tuple[str, ZoneFrom]:
    if chosen := known_zone(request.GET.get("zone", "")):
        return chosen, ZoneFrom.ADDRESS
    if kept := known_zone(request.COOKIES.get(COOKIE, "")):
        return kept, ZoneFrom.COOKIE
    return said.zone, ZoneFrom.TEAM


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones() - NO_PLACE)
