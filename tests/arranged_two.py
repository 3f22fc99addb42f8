"""Two of a team at the same moment, each in a transaction and with a connection of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Barrier
from typing import TypeVar

from django.db import connection, connections

__all__ = ["Work", "apart", "at_once", "open_to_all"]

T = TypeVar("T")
Work = Callable[[], str]


@contextmanager
def open_to_all(path: Path) -> Iterator[None]:
    """A database in memory belongs to one thread: others find a copy of it on disk, as servers do."""
    if connection.vendor != "sqlite":
        yield
        return
    with closing(sqlite3.connect(path)) as file:
        connection.ensure_connection()
        connection.connection.backup(file)
        file.execute("PRAGMA journal_mode=WAL")
    settings = connections.settings["default"]
    in_memory, settings["NAME"] = settings["NAME"], str(path)
    try:
        yield
    finally:
        settings["NAME"] = in_memory


def apart(work: Callable[[], T]) -> T:
    """Done in a thread with a connection of its own."""

    def connected() -> T:
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(connected).result()


def at_once(first: Work, second: Work) -> list[str]:
    """What came of both, in the order of the words."""
    start = Barrier(2)

    def begun(work: Work) -> str:
        start.wait(5)
        return apart(work)

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(begun, (first, second)))
