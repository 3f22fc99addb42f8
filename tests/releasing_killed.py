"""Publishes a summary again and again, killed each time one statement to the database later, until it is not:

    python tests/releasing_killed.py     (with HEAROUT_DATA, and HEAROUT_DATABASE_URL for PostgreSQL)

It prints, as JSON, what was there after each time: how many of each thing that a release consists of.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from itertools import count
from unittest.mock import patch

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "hearout.web.config.settings"
    django.setup()

from django.core.management import call_command
from django.db import connection, connections

from arranged_killing import Killer, ended_by_itself
from arranged_pages import REPORT
from arranged_web import consultation, en, owner_of
from hearout.web.audits.actions import releasing
from hearout.web.audits.models import Candidate
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation, Notice
from hearout.web.outbox.models import Telling
from hearout.web.people.models import AuditEntry
from hearout.web.releases.models import Release, ReleaseFile
from hearout.web.releases.rules import Signer
from seeded_release import seed_candidate

__all__: list[str] = []

NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
CHOICE = Choice(en("The summary is published"), en("It is all read."), decided_by="the committee")
SIGNERS = (Signer("Amara Lindqvist", ""), Signer("Teodor Vashti", ""))


def release(room: Consultation, candidate: Candidate) -> None:
    """What a release writes, in its own transaction; the audit before it writes nothing."""
    with (
        patch.object(releasing, "require_ready", lambda *_, **__: candidate),
        patch.object(releasing, "_audited_again", lambda _: REPORT),
        patch.object(releasing, "signers", lambda _: SIGNERS),
    ):
        releasing.release(room, candidate.digest, CHOICE, by=owner_of(room), now=NOW)


def attempt(room: Consultation, candidate: Candidate, number: int) -> bool:
    """In a process of its own; whether it came to its end."""
    connections.close_all()
    child = os.fork()
    if not child:
        with connection.execute_wrapper(Killer(number)):
            release(room, candidate)
        os._exit(0)
    return ended_by_itself(child)


def there(room: Consultation) -> dict[str, int]:
    """How many of each thing a release consists of; `tellings` have it mailed."""
    return {
        "releases": Release.objects.filter(consultation=room).count(),
        "files": ReleaseFile.objects.count(),
        "decisions": room.decisions.filter(kind="released").count(),
        "notices": Notice.objects.filter(decision__kind="released").count(),
        "candidates": Candidate.objects.filter(release__isnull=False).count(),
        "log": AuditEntry.objects.filter(did="decision.released").count(),
        "tellings": Telling.objects.filter(decision__kind="released").count(),
    }


def main() -> None:
    call_command("migrate", verbosity=0)
    room = consultation()
    candidate = seed_candidate(room, owner_of(room), NOW)
    found: list[dict[str, int]] = []
    for number in count():
        ended = attempt(room, candidate, number)
        found.append(there(room))
        if ended:
            break
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
