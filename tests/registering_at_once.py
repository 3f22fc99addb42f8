"""A program: people who register at the same moment, from many threads of this process beside others.

    python registering_at_once.py arrange CAPACITY
    python registering_at_once.py register FIRST LAST THREADS   # people by their numbers
    python registering_at_once.py count                         # what there is then, as JSON

Each asks, confirms twice at once (as two clicks do), and every tenth leaves again.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearout.web.config.settings")
    django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from arranged_registering import MORNING, NOW, code_of, held, listening, person, wants
from hearout.web.config.data_folder import prepare
from hearout.web.consultations.models import Consultation
from hearout.web.sessions.actions.changing import leave
from hearout.web.sessions.actions.registering import ask_to_register, confirm
from hearout.web.sessions.queries.registrants import registrant_at

LEAVES_EVERY = 10


def arrange(capacity: int) -> None:
    prepare(Path(settings.DATA), Path(settings.KEYS))
    call_command("migrate", verbosity=0)
    listening(replace(MORNING, capacity=capacity))


def register(first: int, last: int, threads: int) -> None:
    made = Consultation.objects.get()
    with ThreadPoolExecutor(threads) as pool, ThreadPoolExecutor(threads) as clicks:
        for done in [pool.submit(_closing, comes, made, number, clicks) for number in range(first, last)]:
            done.result()


def count() -> None:
    seats = list(held(Consultation.objects.get()).seats.values_list("number", "state"))
    told = {state: sorted(number for number, of in seats if of == state) for state in ("seated", "waiting", "left")}
    print(json.dumps(told))


def comes(made: Consultation, number: int, clicks: ThreadPoolExecutor) -> None:
    address = f"person{number}@example.org"
    ask_to_register(made, person(address), wants("morning"), now=NOW)
    found = registrant_at(made, address)
    assert found is not None
    code = code_of(found)
    second = clicks.submit(_closing, confirm, made, code, now=NOW)
    registrant = confirm(made, code, now=NOW)
    assert registrant is not None
    assert second.result() is not None
    if number % LEAVES_EVERY == 0:
        assert leave(registrant, "morning", now=NOW)


def _closing(work: Callable[..., object], *given: object, **named: object) -> object:
    """The work in a thread of its own, which must not keep its connection open."""
    try:
        return work(*given, **named)
    finally:
        connection.close()


if __name__ == "__main__":
    {"arrange": arrange, "register": register, "count": count}[sys.argv[1]](*map(int, sys.argv[2:]))
