"""SQLite as Django drives it, but that those who want to write stand in line.

SQLite lets in one writer at a time. The others look again after ever longer pauses, up to a tenth of a second: so while
many want to write, the database stands idle between two of them, and whoever is unlucky looks in vain until they are
refused. Here only the first in line of each process looks, and more often.
"""

from __future__ import annotations

import sqlite3
import time
from collections import defaultdict
from threading import Lock

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

__all__ = ["DatabaseWrapper"]

PATIENCE = 20.0  # seconds in line, and seconds before somebody is refused whom another process lets wait
PAUSE = 0.001  # seconds between two looks

_lines: defaultdict[str, Lock] = defaultdict(Lock)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection. It has its turn from the beginning of a transaction to its end, however that comes."""

    _turn: Lock | None = None

    def _start_transaction_under_autocommit(self) -> None:
        line = _lines[str(self.settings_dict["NAME"])]
        self._turn = line if line.acquire(timeout=PATIENCE) else None
        try:
            self._begin()
        except BaseException:
            self._end_turn()
            raise

    def _begin(self) -> None:
        """Begin to write as soon as no other process does."""
        until = time.monotonic() + PATIENCE
        self._let_sqlite_wait(0)
        try:
            while not self._begun(is_last=time.monotonic() >= until):
                time.sleep(PAUSE)
        finally:
            self._let_sqlite_wait(PATIENCE)

    def _begun(self, *, is_last: bool) -> bool:
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # not in the stubs
        except OperationalError as error:
            is_taken = getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
            if is_last or not is_taken:
                raise
            return False
        return True

    def _let_sqlite_wait(self, seconds: float) -> None:
        self.connection.execute(f"PRAGMA busy_timeout={seconds * 1000:.0f}")

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        line, self._turn = self._turn, None
        if line is not None:
            line.release()
