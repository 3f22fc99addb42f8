"""A session that was held, for tests that look at every page: who came, notes, a file whose speakers are asked for."""

from __future__ import annotations

from datetime import datetime, timedelta

from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.people.rules import Role
from hearout.web.sessions.actions.attending import Entry, record_attendance
from hearout.web.sessions.actions.noting import save_notes
from hearout.web.sessions.actions.transcribing import bring
from hearout.web.sessions.agreed import Level
from hearout.web.sessions.models import Meeting, Transcript
from hearout.web.uploads.actions.receiving import Incoming

__all__ = ["HELD", "seed_held"]

HELD = "session-1"
SPOKEN = """WEBVTT

00:01.000 --> 00:09.000
Amara Lindqvist: Welcome. What should change?

00:10.000 --> 00:19.000
Ines Okafor: Decide in the open, and say early what you think of.

00:20.000 --> 00:29.000
Kwabena Osei: I was never asked, and I would not know where to look.

00:30.000 --> 00:39.000
iPhone: Sorry, I dropped out. What was the question?
"""


def seed_held(room: Consultation, by: User, now: datetime) -> dict[str, int]:
    """Held by the room's facilitator: the arguments of its addresses."""
    meeting, _ = Meeting.objects.get_or_create(
        consultation=room, key=HELD, defaults={"starts": now - timedelta(days=1), "minutes": 90}
    )
    facilitator = room.members.filter(role=Role.FACILITATOR).first()
    Meeting.objects.filter(pk=meeting.pk).update(facilitator=facilitator.user if facilitator else by)
    came = (Entry("", "Ines Okafor", Level.QUOTED), Entry("", "Kwabena Osei", Level.ATTEND))
    record_attendance(meeting, 7, came, by=by, now=now)
    for number, words in enumerate(
        ("## What should change?\n\n- Say it early.\n", "## What should change?\n\n- Say it.\n")
    ):
        save_notes(meeting, words, base=number, by=by, now=now)
    coming = Incoming(room, "session-1.vtt", by=by, now=now)
    coming.write(SPOKEN.encode())
    coming.end()
    brought = bring(meeting, coming, by=by, now=now)
    assert isinstance(brought, Transcript)
    return {"transcript": brought.pk}
