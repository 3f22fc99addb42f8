"""What tests of the planner arrange: its form as a browser sends it, and people in a few places."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from unittest.mock import patch

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from hearout.web.consultations.models import Consultation

__all__ = ["NOW", "PEOPLE", "asked", "asks", "plan_page"]

NOW = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)

PEOPLE = b"id,timezone,from,to,days\n" + b"".join(
    f"p{number},{zone},{hours},Mon;Tue;Wed;Thu;Fri\n".encode()
    for number, (zone, hours) in enumerate(
        [("Africa/Nairobi", "17:00,21:00")] * 6
        + [("Europe/London", "09:00,17:00")] * 7
        + [("America/Los_Angeles", "08:00,12:00")] * 5
        + [("Pacific/Auckland", "18:00,22:00")] * 2
    )
)
"""Twenty people; only two of them in Oceania."""


def asked(**other: str | list[str]) -> dict[str, str | list[str]]:
    """The form filled in: two sessions of an hour on two days of a week in September, for people in three places."""
    typed: dict[str, str | list[str]] = {
        "origin": "typed",
        "places": "3",
        "places-0-place": "Nairobi, Kenya",
        "places-0-people": "60",
        "places-1-place": "London",
        "places-1-people": "100",
        "places-2-place": "Pacific/Auckland",
        "places-2-people": "20",
        "pasted": "",
        "opens": "08:00",
        "closes": "20:00",
        "hosts": "1",
        "sessions": "2",
        "days": "2",
        "length": "60",
        "first": "2026-09-07",
        "last": "2026-09-13",
        "blocked": "",
        "round": "",
        "press": "plan",
    }
    return {**typed, **other}


def asks(client: Client, made: Consultation, typed: Mapping[str, str | list[str]], people: bytes = b"") -> HttpResponse:
    """What is answered to the form that is sent, with a list of people where one is given."""
    files = {"people": SimpleUploadedFile("people.csv", people, "text/csv")} if people else {}
    with patch.object(timezone, "now", lambda: NOW):
        return client.post(f"/team/{made.slug}/sessions/planner/", {**typed, **files})


def plan_page(client: Client, answer: HttpResponse, choice: str = "") -> HttpResponse:
    """The page that an answer leads to."""
    assert answer.status_code == 302, answer.content.decode()
    with patch.object(timezone, "now", lambda: NOW):
        return client.get(answer["Location"], {"choice": choice} if choice else {})
