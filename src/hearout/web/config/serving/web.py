"""The web server, as a program: `python -m hearout.web.config.serving.web HOST PORT WORKERS`."""

from __future__ import annotations

import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from hearout.web.config.serving.parent import end_with_parent

__all__ = ["main"]

THREADS = 8  # of one process; each holds a connection to the database
PATIENCE = 10  # seconds to finish what is being answered


def main(host: str, port: int, workers: int) -> None:
    """Answer requests until told to stop."""
    end_with_parent()
    Granian(
        "hearout.web.config.serving.application:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
    ).serve()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
