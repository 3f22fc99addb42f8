"""What tests of held sessions arrange: people who came, and a transcript of what they said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from unittest.mock import patch

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from arranged_registering import AFTER, MORNING, listening, person, registered, wants
from arranged_web import owner_of, seen, sent, signed_in
from hearout.web.consultations.models import Consultation
from hearout.web.sessions.models import Meeting, Transcript
from hearout.web.sessions.queries.speaking import spoken_in
from hearout.web.sessions.rules import Attending

__all__ = ["EVERYBODY", "TRANSCRIPT", "answers", "brings", "held_session", "meeting_of", "of_meeting", "page", "says"]

TRANSCRIPT = """WEBVTT

1
00:00:02.000 --> 00:00:09.000
Amara Lindqvist: Welcome. What kinds of decisions should the Forum take?

2
00:00:10.000 --> 00:00:20.000
Ana Lima: The large ones, and it should publish why.

3
00:00:21.000 --> 00:00:30.000
Bo Tamm: I would rather leave the zucchini question to the gardeners.

4
00:00:31.000 --> 00:00:40.000
Chipo Dube: Nobody asks those who translate.

5
00:00:41.000 --> 00:00:50.000
iPhone: My line is bad, but I agree about the translators.

6
00:00:51.000 --> 00:00:59.000
Bo Tamm: As the gardener said, too many rules.
"""
"""Ana registered for being recorded, Bo for being there, Chipo for notes; nobody knows whose the iPhone is."""


def held_session() -> Consultation:
    """A consultation whose first session was held, with three people who registered for it."""
    made = listening(MORNING)
    for name, attending in (
        ("Ana Lima", Attending.RECORDED),
        ("Bo Tamm", Attending.ATTEND),
        ("Chipo Dube", Attending.NOTES),
    ):
        address = f"{name.split()[0].lower()}@example.org"
        registered(made, person(address, name=name), wants("morning", attending=attending))
    return made


def of_meeting(made: Consultation, page: str = "", key: str = "morning") -> str:
    """The address of a page of a session."""
    return f"/team/{made.slug}/sessions/of/{key}/{page}"


def page(made: Consultation, name: str, *, client: Client | None = None, now: datetime = AFTER) -> HttpResponse:
    """A page of the session, as its owner sees it."""
    return seen(of_meeting(made, name), now, client=client or signed_in(owner_of(made), now=now))


def brings(
    made: Consultation, content: str | bytes, name: str = "2026-09-08 morning.vtt", *, client: Client | None = None
) -> HttpResponse:
    """What the owner is answered who brings a file on the session's page."""
    given = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    browser = client or signed_in(owner_of(made), now=AFTER)
    with patch.object(timezone, "now", lambda: AFTER):
        return browser.post(of_meeting(made, "words/send/"), {"files": given, "whole": "yes"})


def answers(transcript: Transcript, who: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """The form about the speakers as it is filled in: by label, who they are and what they agreed to."""
    spoken = spoken_in(transcript)
    keys = {one.name: one.key for one in spoken.people}
    typed = {"settle": "yes"}
    for one in spoken.speakers:
        called, level = who[one.label]
        typed[f"who-{one.mark}"] = keys.get(called, called)
        typed[f"level-{one.mark}"] = level
    return typed


EVERYBODY: Mapping[str, tuple[str, str]] = {
    "Amara Lindqvist": ("team", "listed"),
    "Ana Lima": ("Ana Lima", "listed"),
    "Bo Tamm": ("Bo Tamm", "listed"),
    "Chipo Dube": ("Chipo Dube", "listed"),
    "iPhone": ("unknown", "listed"),
}


def says(made: Consultation, who: Mapping[str, tuple[str, str]] = EVERYBODY, **more: str) -> HttpResponse:
    """What the owner is answered who says who speaks in the newest file."""
    transcript = Transcript.objects.select_related("upload", "meeting__consultation").latest("pk")
    client = signed_in(owner_of(made), now=AFTER)
    address = of_meeting(made, f"words/{transcript.pk}/", transcript.meeting.key)
    return sent(client, address, {**answers(transcript, who), **more}, AFTER)


def meeting_of(made: Consultation) -> Meeting:
    """The session, as it is kept."""
    return Meeting.objects.select_related("consultation").get(consultation=made, key="morning")
