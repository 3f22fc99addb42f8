"""Addresses that are Hearout's own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, get_resolver

from hearout.web.consultations.rules import RESERVED


def first_parts(patterns: list[URLPattern | URLResolver]) -> set[str]:
    """What the addresses of the server begin with, where that is no argument."""
    found: set[str] = set()
    for one in patterns:
        part = str(one.pattern).partition("/")[0]
        if not part and isinstance(one, URLResolver):
            found |= first_parts(one.url_patterns)
        elif part and "<" not in part:
            found.add(part)
    return found


def test_no_consultation_can_be_where_the_server_has_a_page_of_its_own() -> None:
    own = first_parts(get_resolver().url_patterns)
    assert {"team", "sign-in", "health"} <= own
    assert own - RESERVED == set()


def test_no_consultation_can_be_where_its_team_has_a_page_of_its_own() -> None:
    team = next(one for one in get_resolver().url_patterns if str(one.pattern) == "team/")
    assert isinstance(team, URLResolver)
    assert first_parts(team.url_patterns) - RESERVED == set()
