"""Saving and restoring the embedded database: SQLite's own online backup, page by page."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from hearout.errors import ServerError
from hearout.web.config.saving.archive import CHUNK, Archive, Writing

__all__ = ["restore", "save"]

PART = "db.sqlite3"


def save(database: Path, archive: Writing) -> None:
    """The database as it is at this moment, while a server may go on writing to it."""
    with _beside(database) as copy:
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)  # in one step: what is written meanwhile is not in it
        _require_sound(copy)
        archive.add(PART, _pieces(copy))


def restore(archive: Archive, database: Path) -> None:
    """Puts the saved database in the place of the one that is there. The caller holds the data folder."""
    with _beside(database) as copy:
        with copy.open("wb") as file:
            file.writelines(archive.pieces(PART))
            file.flush()
            os.fsync(file.fileno())
        _require_sound(copy)
        _settle(database)
        copy.replace(database)


def _settle(database: Path) -> None:
    """Writes what lies in the old database's log into it and takes the log away: it must not meet the new one."""
    if database.exists():
        with closing(sqlite3.connect(database)) as old, suppress(sqlite3.DatabaseError):  # it may be damaged
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for ending in ("-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)


def _require_sound(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as opened:
        try:
            answer = opened.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError:
            answer = "not a database"
    if answer != "ok":
        raise ServerError("The database is damaged, SQLite says. Restore the last backup that is whole.")


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece


@contextmanager
def _beside(database: Path) -> Iterator[Path]:
    """A file of our own in the same folder, mode 0600, gone afterwards."""
    path = database.with_name(f".{database.name}.{secrets.token_hex(8)}")
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield path
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
