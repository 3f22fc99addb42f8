"""SQLite as Django drives it, but that those who want to write stand in line in each process.

SQLite lets in one writer at a time. The others look again after ever longer pauses, up to a tenth of a second: so while
many want to write, the database stands idle between two of them, and whoever is unlucky looks in vain until they are
refused. Here only the first in line of each process waits for SQLite itself.
"""

from __future__ import annotations

from collections import defaultdict
from threading import Lock

from django.db.backends.sqlite3 import base

__all__ = ["DatabaseWrapper"]

PATIENCE = 20.0  # seconds in line; who waited so long tries it without a turn, and is refused by SQLite if need be

_lines: defaultdict[str, Lock] = defaultdict(Lock)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection. It has its turn from the beginning of a transaction to its end, however that comes."""

    _turn: Lock | None = None

    def _start_transaction_under_autocommit(self) -> None:
        line = _lines[str(self.settings_dict["NAME"])]
        self._turn = line if line.acquire(timeout=PATIENCE) else None
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # not in the stubs
        except BaseException:
            self._end_turn()
            raise

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
