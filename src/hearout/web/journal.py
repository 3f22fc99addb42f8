"""What is deleted is gone from the disk, as far as a database lets one see to it.

SQLite writes changes into a log beside the database (`-wal`) first, and leaves pages in it as they were before until it
needs the room. Emptying the log puts the pages where they belong; there `secure_delete` (`config.databases`) has put
zeros in the place of what was deleted. PostgreSQL does its own cleaning (VACUUM), and knows no such thing.
"""

from __future__ import annotations

from django.db import connection

__all__ = ["empty_log"]

PATIENCE = 500  # milliseconds in which nobody else writes, while it waits for those who read


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
