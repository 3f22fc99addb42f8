"""When what is written is on the disk, and that what is deleted is gone from it, as far as a database lets one see to
it.

SQLite writes changes into a log beside the database (`-wal`) first, and leaves pages in it as they were before until it
needs the room. Emptying the log puts the pages where they belong; there `secure_delete` (`config.databases`) has put
zeros in the place of what was deleted. PostgreSQL does its own cleaning (VACUUM), and knows no such thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

__all__ = ["empty_log", "forgettable"]

PATIENCE = 500  # milliseconds in which nobody else writes, while it waits for those who read


@contextmanager
def forgettable() -> Iterator[None]:
    """A transaction that a loss of power may undo: nobody waits for the disk at its end. For what is only counted.
    Inside of another one it is as safe as that."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA synchronous=NORMAL")
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                connection.cursor().execute("SET LOCAL synchronous_commit TO OFF")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.cursor().execute("PRAGMA synchronous=FULL")


def empty_log() -> bool:
    """Empty it, outside of transactions. False where others are reading; the next time will do."""
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (before,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_ = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout={before}")
    return not busy
