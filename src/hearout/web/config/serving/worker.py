"""What does the jobs that were asked for, as a program: `python -m hearout.web.config.serving.worker QUEUE`.

Each queue (`jobs.QUICK`, `jobs.LONG`) has a worker of its own in each place.
"""

from __future__ import annotations

import logging
import os
import sys
from importlib import import_module

import django
from django.conf import settings
from django.core.management import execute_from_command_line

from hearout.web.config.serving.parent import end_with_parent

__all__ = ["main"]


def main(queue: str) -> None:
    """Do jobs of a queue until told to stop; the one in hand is finished first. What breaks it is told as the log tells
    things: by kind and place, never by its message."""
    end_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearout.web.config.settings")
    django.setup()
    try:
        _work(queue)
    except Exception:
        logging.getLogger("hearout.worker").exception("The worker broke")
        sys.exit(1)


def _work(queue: str) -> None:
    jobs = import_module("hearout.web.jobs")  # its tables are known only now
    place = f"{settings.DATA} {queue}"  # which the server that started this one has locked
    jobs.take_up(place)
    if queue == jobs.QUICK:
        jobs.ask_at_start()
    name = jobs.worker_called(place)
    execute_from_command_line(["hearout", "db_worker", "--queue-name", queue, "--worker-id", name, "--verbosity", "0"])


if __name__ == "__main__":
    main(sys.argv[1])
