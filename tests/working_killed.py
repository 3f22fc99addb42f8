"""Does long work again and again, killed each time some statements to the database later, until it is not:

    python tests/working_killed.py     (with HEAROUT_DATA, and HEAROUT_DATABASE_URL for PostgreSQL)

First the gate on words that were decided since, then themes' draft. It prints, as JSON, for each what was there before,
after every kill, and at the end: the number of what was made, a digest of all rows that the work writes, and one of
what is open in them.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable
from itertools import count

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "hearout.web.config.settings"
    django.setup()

from django.core.management import call_command
from django.db import connection, connections, models

from arranged_desk import KEEP, NOW, decided, desk
from arranged_drafts import drafted, nothing_can_be_found
from arranged_killing import Killer, ended_by_itself
from arranged_looking import chosen_by, looked, swiftly, theme_about
from arranged_passages import five_subjects, received
from arranged_web import consultation, owner_of, somebody
from hearout.web.analysis.actions.deciding import rename
from hearout.web.consultations.models import Consultation
from hearout.web.desk.models import Gate, Marked, Place, Word
from hearout.web.passages.models import Corpus, Passage
from hearout.web.summaries.models import Draft
from hearout.web.work.actions import begin
from hearout.web.work.tasks import do

__all__: list[str] = []

GATED = (Gate, Word, Place, Marked, Corpus, Passage)
There = tuple[int, str, str]
APART = 3  # statements between two kills


def attempt(made: Consultation, kind: str, number: int) -> bool:
    """In a process of its own, as a worker does it; whether it came to its end."""
    work = begin(made, kind, by=owner_of(made), now=NOW)
    connections.close_all()
    child = os.fork()
    if not child:
        with connection.execute_wrapper(Killer(number)), nothing_can_be_found():
            do(str(work.pk))
        os._exit(0)
    ended = ended_by_itself(child)
    made.works.all().delete()
    return ended


def there(numbered: type[models.Model], tables: tuple[type[models.Model], ...]) -> There:
    return numbered.objects.values_list("number", flat=True).get(), digest(tables, all_of), digest(tables, open_in)


def digest(tables: tuple[type[models.Model], ...], columns: Callable[[type[models.Model]], list[str]]) -> str:
    rows = [sorted(map(repr, table.objects.order_by().values_list(*columns(table)))) for table in tables]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def all_of(table: type[models.Model]) -> list[str]:
    return [column.attname for column in table._meta.concrete_fields]


def open_in(table: type[models.Model]) -> list[str]:
    """What is the same whenever the work is done: neither sealed, nor a key, a number or a time."""
    return [
        column.attname
        for column in table._meta.concrete_fields
        if not (column.primary_key or column.is_relation or column.attname == "number")
        if not isinstance(column, models.BinaryField | models.DateTimeField)
    ]


def killed(made: Consultation, kind: str, *tables: type[models.Model]) -> list[There]:
    found = [there(tables[0], tables)]
    for number in count(0, APART):
        ended = attempt(made, kind, number)
        found.append(there(tables[0], tables))
        if ended:
            return found
    raise AssertionError


def gate() -> list[There]:
    made = desk(consultation())
    decided(made, "Ombeyi", KEEP)
    return killed(made, "desk.gate", *GATED)


def draft() -> list[There]:
    made = consultation(somebody("Rosa Prasetyo", may_start=True), slug="town")
    received(made, five_subjects(12))
    with swiftly(), nothing_can_be_found():
        looked(made)
        drafted(made)
        rename(theme_about(made, "bus"), "Night buses", chosen_by(owner_of(made), made))
        looked(made)
    return killed(made, "summaries.draft", Draft)


def main() -> None:
    call_command("migrate", verbosity=0)
    json.dump({"gate": gate(), "draft": draft()}, sys.stdout)


if __name__ == "__main__":
    main()
