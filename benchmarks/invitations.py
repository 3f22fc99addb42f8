"""How long 5,000 invitations take, beside the same calendar files made barely: python -m benchmarks invitations

A session that 5,000 people in 14 zones and 4 languages have a seat in is moved, and everybody is told: letter, calendar
and seal, into a database in a temporary folder, and then as mails as they go over the wire. The bare baseline makes the
same 5,000 calendar files with the icalendar package alone. Memory is what the first and the last 500 leave behind.
"""

# ruff: noqa: E402  Django must be set up before its models are imported

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import django

COUNT = 5_000
EACH = 500  # between two looks at the memory

sys.path[:0] = [str(Path(__file__).parent.parent / "tests")]  # the same arrangement as in tests
FOLDER = tempfile.TemporaryDirectory()
os.environ["DJANGO_SETTINGS_MODULE"] = "server_settings"
django.setup()

import icalendar
from django.conf import settings
from django.core.management import call_command
from django.db import connection

settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = f"{FOLDER.name}/mail.sqlite3"

from arranged_registering import MORNING, NOW, held, listening, person
from arranged_web import en, owner_of
from hearout.plan.calendar_zones import calendar_zone
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.actions.sessions import move_session
from hearout.web.consultations.models import Consultation
from hearout.web.outbox.mime import as_mail
from hearout.web.outbox.models import Message
from hearout.web.outbox.sender import Sender
from hearout.web.sealed import sealed_now
from hearout.web.sessions.actions.registering import new_registrant
from hearout.web.sessions.actions.settling import settle
from hearout.web.sessions.models import Registrant, Seat
from hearout.web.sessions.queries.registrants import thread_of
from hearout.web.sessions.rules import Attending, SeatState

OURS = Sender("Meridian listens", "listen@example.org")
ZONES = (
    "Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "America/St_Johns",
    "America/Santiago", "Africa/Casablanca", "Africa/Nairobi", "Asia/Kolkata", "Asia/Kathmandu",
    "Australia/Adelaide", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Auckland",
)  # fmt: skip
LANGUAGES = ("en", "de", "fr", "ar")


def main() -> None:
    call_command("migrate", verbosity=0)
    made = seated()
    moved = replace(MORNING, opens=datetime(2026, 9, 9, 11, 0))  # noqa: DTZ001  wall times are naive
    owed = timed(lambda: move_session(made, moved, Choice(en("Moved"), en("The hall.")), by=owner_of(made), now=NOW))
    memory: list[float] = []
    written = timed(lambda: all_written(made, memory))
    mails = Message.objects.filter(kind="session")
    assert mails.count() == COUNT
    rendered = timed(lambda: [as_mail(mail, OURS) for mail in mails.iterator()])
    bare = timed(barely)
    whole = written + rendered
    print(f"{COUNT:,} invitations: {whole:.1f} s, {whole / bare:.2f} times the bare calendar files ({bare:.1f} s)")
    print(f"noting who must be told, in the decision: {owed:.2f} s; letters, calendars and seals: {written:.1f} s")
    print(f"made into mails as they go over the wire: {rendered:.1f} s")
    print(f"memory after {EACH:,}: {memory[0]:.0f} MiB, after {COUNT:,}: {memory[-1]:.0f} MiB")


def seated() -> Consultation:
    """Everybody has a seat and was invited."""
    made = listening()
    meeting, people = held(made), []
    for number in range(COUNT):
        address = f"reader{number}@example.org"
        who = person(
            address,
            name=f"Reader {number}",
            zone=ZONES[number % len(ZONES)],
            language=LANGUAGES[number % len(LANGUAGES)],
        )
        one = new_registrant(made, who, thread_of(made, address), now=NOW)
        one.confirmed = NOW
        people.append(sealed_now(one))
    Registrant.objects.bulk_create(people)
    places = [
        Seat(
            registrant=one,
            meeting=meeting,
            state=SeatState.SEATED,
            attending=Attending.NOTES,
            number=number,
            at=NOW,
            invited=True,
        )
        for number, one in enumerate(people, 1)
    ]
    Seat.objects.bulk_create(places)
    return made


def all_written(made: Consultation, memory: list[float]) -> None:
    written = 0
    while settle(made, now=NOW, batch=50):
        written += 50
        if written % EACH == 0:
            gc.collect()
            memory.append(resident())


def barely() -> None:
    """The same files with the library alone: one calendar, one zone, one event, one attendee."""
    begins = datetime(2026, 9, 9, 11, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    zone = calendar_zone("Europe/Berlin", 2026, 2026)
    for number in range(COUNT):
        calendar, event = icalendar.Calendar(), icalendar.Event()
        calendar.add("VERSION", "2.0")
        calendar.add("PRODID", "-//bare//EN")
        calendar.add("METHOD", "REQUEST")
        calendar.add_component(zone)
        event.add("UID", str(uuid.uuid4()))
        event.add("SEQUENCE", 1)
        event.add("DTSTAMP", datetime(2026, 9, 1, 9, 0, tzinfo=UTC))
        event.add("DTSTART", begins)
        event.add("DTEND", begins + timedelta(minutes=60))
        event.add("SUMMARY", "Morning: How should Meridian take its technical decisions?")
        event.add("DESCRIPTION", "How to join: Jitsi\nhttps://meet.example.org/abc")
        event.add("ORGANIZER", "mailto:listen@example.org")
        event.add("ATTENDEE", f"mailto:reader{number}@example.org")
        calendar.add_component(event)
        calendar.to_ical()


def resident() -> float:
    """MiB of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor: what else the machine does is not counted."""
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
