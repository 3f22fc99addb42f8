"""What `hearout serve` does, from an empty folder to a server that answers."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import Error, close_old_connections, connections
from django.utils import timezone

from hearout.web import jobs
from hearout.web.config import schema
from hearout.web.config.data_folder import locked, prepare
from hearout.web.config.keeping import make_server_key
from hearout.web.config.saving import before_upgrade
from hearout.web.config.serving.missing import missing
from hearout.web.config.serving.ports import await_answer, require_free
from hearout.web.config.serving.program import Program
from hearout.web.config.serving.supervisor import Supervisor

__all__ = ["EARNEST", "Occasion", "Say", "Served", "serve"]

Say = Callable[[str], None]
ROOM = "hearout.web.config.serving"
SHORT = 2.0  # seconds that long work has to end: what is killed is done again, and has changed nothing


@dataclass(frozen=True, slots=True)
class Served:
    """Where the server listens, and in how many processes it answers."""

    host: str
    port: int
    workers: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is particular to a start: `fill` puts something into the database once it is there, `welcome` says what
    there is to say once the server answers, and whether it goes on."""

    fill: Callable[[], None]
    welcome: Callable[[Served, Say], bool]


def serve(served: Served, say: Say, occasion: Occasion) -> None:
    """Serve until told to stop. Raises ServerError, FolderError or SettingError where that cannot begin."""
    data = Path(settings.DATA)
    prepare(data, Path(settings.KEYS))
    with locked(data):
        require_free(served.host, served.port)
        prepare_database(say)
        occasion.fill()
        call_command("collectstatic", interactive=False, verbosity=0)
        supervise(served, say, occasion)


def prepare_database(say: Say) -> None:
    """Brings the database to this version's shape. An old one is backed up first where it is ours alone (SQLite);
    a PostgreSQL database may be in use by others, so an old one is left to somebody who knows."""
    schema.require_reachable()
    found = schema.shape()
    embedded = connections["default"].vendor == "sqlite"
    if found is schema.Shape.OLD and embedded:
        say(f"The database is from an older version. A backup of it: {before_upgrade(timezone.now())}")
    else:
        schema.require_usable(found)
    schema.migrate()
    make_server_key()


def supervise(served: Served, say: Say, occasion: Occasion) -> None:
    """The web server and both workers, until told to stop."""
    web = Program("The web server", f"{ROOM}.web", served.host, str(served.port), str(served.workers), say=say)
    quick = Program("The worker", f"{ROOM}.worker", jobs.QUICK, say=say)
    long = Program("The worker for long work", f"{ROOM}.worker", jobs.LONG, say=say, patience=SHORT)
    supervisor = Supervisor((web, quick, long), tick)

    def up() -> bool:
        alive = partial(_wanted, supervisor, web)
        if not await_answer(served.host, served.port, alive=alive):
            return False
        if not occasion.welcome(served, say):
            supervisor.stop()
        return True

    supervisor.run(up)
    say("Stopped.")


def tick() -> None:
    """Ask for the sweeps that are due. A database that is away for a moment is no reason to stop."""
    close_old_connections()
    try:
        jobs.ask_for_due(timezone.now())
    except Error:
        logging.getLogger("hearout.serve").exception("The sweeps could not be asked for")


def _wanted(supervisor: Supervisor, program: Program) -> bool:
    return program.alive and not supervisor.stopping


def _greet(served: Served, say: Say) -> bool:
    say(f"Hearout is running: {settings.ADDRESS.origin}")
    for lack in missing(served.host):
        say(lack)
    say("Stop it with Ctrl-C.")
    return True


EARNEST = Occasion(fill=lambda: None, welcome=_greet)
