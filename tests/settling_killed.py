"""Writes what people are owed again and again, killed each time one statement to the database later, until it is not:

    python tests/settling_killed.py     (with HEAROUT_DATA, and HEAROUT_DATABASE_URL for PostgreSQL)

It prints, as JSON, after how many attempts that was, and how many letters everybody has then.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from dataclasses import replace
from datetime import datetime
from itertools import count

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "hearout.web.config.settings"
    django.setup()

from django.core.management import call_command
from django.db import connection, connections

from arranged_killing import Killer, ended_by_itself
from arranged_registering import EVENING, MORNING, NOW, listening, registered
from arranged_web import en, owner_of
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.actions.sessions import merge_sessions, move_session
from hearout.web.consultations.models import Consultation
from hearout.web.outbox.models import Message
from hearout.web.sessions.actions.arranging import Arrangement, arrange
from hearout.web.sessions.actions.settling import settle

__all__: list[str] = []

PEOPLE = 5
BECAUSE = Choice(en("About the sessions"), en("The hall is closed."))


def arranged() -> Consultation:
    """Everybody in two sessions; one moves, and then the other is joined with it."""
    made = listening(MORNING, EVENING)
    owner = owner_of(made)
    arrange(made, "morning", Arrangement(facilitator=owner), by=owner, now=NOW)
    settle(made, now=NOW)
    for number in range(PEOPLE):
        registered(made, f"reader{number}@example.org", "morning")
    Message.objects.all().delete()
    moved = replace(EVENING, opens=datetime(2026, 9, 9, 18, 0))
    move_session(made, moved, BECAUSE, by=owner, now=NOW)
    merge_sessions(made, ["morning"], "evening", BECAUSE, by=owner, now=NOW)
    return made


def attempt(made: Consultation, number: int) -> bool:
    """In a process of its own; whether it came to its end."""
    connections.close_all()
    child = os.fork()
    if not child:
        with connection.execute_wrapper(Killer(number)):
            while settle(made, now=NOW, batch=2):
                pass
        os._exit(0)
    return ended_by_itself(child)


def main() -> None:
    call_command("migrate", verbosity=0)
    made = arranged()
    attempts = next(number for number in count() if attempt(made, number))
    mails = Message.objects.filter(kind__in=["session", "duty"]).order_by("id")
    told = Counter(f"{mail.recipient} {mail.method}" for mail in mails)
    orders = {mail.recipient: "" for mail in mails}
    for mail in mails:
        orders[mail.recipient] += f"{mail.method} "
    json.dump({"attempts": attempts, "told": told, "orders": sorted(set(orders.values()))}, sys.stdout)


if __name__ == "__main__":
    main()
