"""A program: people and words that are deleted, and what is left of them in the files of the database.

    python erased_on_disk.py carefully   # or carelessly: as SQLite does it by itself

It says as JSON how many pieces were deleted, and how many of them its files held before and afterwards.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearout.web.config.settings")
    django.setup()

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, models

from arranged_intake import AT, answer, brought_in, together
from arranged_registering import NOW, listening, person, registered
from arranged_web import owner_of
from hearout.web.config.data_folder import prepare
from hearout.web.consultations.models import Consultation
from hearout.web.intake.actions.erasing import erase as erase_words
from hearout.web.intake.models import Contribution
from hearout.web.journal import empty_log
from hearout.web.outbox.models import Message
from hearout.web.outbox.rules import State
from hearout.web.sessions.actions.changing import erase
from hearout.web.sessions.actions.sweeping import wipe_mail_of_the_forgotten

PEOPLE = 60
ANSWERS = [
    answer(str(number), f"A bus should run at {number} o'clock. " * number, line=number + 1) for number in range(1, 40)
]
SHORTEST = 16  # letters; what is shorter stands anywhere by chance


def main(how: str) -> None:
    prepare(Path(settings.DATA), Path(settings.KEYS))
    call_command("migrate", verbosity=0)
    database = Path(settings.DATABASES["default"]["NAME"])
    with closing(sqlite3.connect(database)) as other:  # as of another process: the last to leave would empty the log
        other.execute("SELECT name FROM sqlite_master").fetchone()
        if how == "carelessly":
            connection.cursor().execute("PRAGMA secure_delete=OFF")
        made = listening()
        people = [registered(made, person(f"p{n}@example.org", name=f"N{n}", needs="rest " * n)) for n in range(PEOPLE)]
        brought_in(made, "answers.csv", ANSWERS)
        together(made)
        Message.objects.update(state=State.SENT, ended=NOW)
        before, files_before = kept(), files(database)
        for one in people[::3]:
            erase(one, now=NOW)
        forget_words(made)
        Message.objects.update(state=State.SENT, ended=NOW)
        wipe_mail_of_the_forgotten()
        emptied = how == "carelessly" or empty_log()
        gone = before - kept()
        found = [sum(one[:48] in held for one in gone) for held in (files_before, files(database))]
    print(json.dumps({"deleted": len(gone), "before": found[0], "after": found[1], "emptied": emptied}))


def forget_words(made: Consultation) -> None:
    idents = list(Contribution.objects.filter(line__lt=20).values_list("ident", flat=True))
    erase_words(made, idents, by=owner_of(made), now=AT)


def kept() -> set[bytes]:
    """All that is sealed, and whatever stands for somebody."""
    columns = (models.BinaryField, models.UUIDField, models.CharField)
    found = set()
    for model in apps.get_models():
        names = [one.attname for one in model._meta.concrete_fields if isinstance(one, columns)]
        for row in model._base_manager.values_list(*names) if names else ():
            found |= {held for one in row if len(held := as_kept(one)) >= SHORTEST}
    return found


def as_kept(value: object) -> bytes:
    """How SQLite has it."""
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    return str(value).replace("-", "").encode() if value is not None else b""


def files(database: Path) -> bytes:
    """The database, and its log."""
    both = (database, database.with_name(f"{database.name}-wal"))
    return b"".join(path.read_bytes() for path in both if path.exists())


if __name__ == "__main__":
    main(sys.argv[1])
