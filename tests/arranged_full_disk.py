"""A disk that is full in a moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

__all__ = ["disk_full"]


@contextmanager
def disk_full(after: int = 300) -> Iterator[None]:
    """SQLite's database can grow by so many pages more, and then its disk is full."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # pages that other tests left free would be room
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute("PRAGMA max_page_count")
        before = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + after}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA max_page_count = {before}")
