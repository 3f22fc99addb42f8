"""Deliverers as programs of their own, on one data folder: run side by side, and killed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

from arranged_server import environment

__all__ = ["House"]

QUEUE = """
    from django.core.management import call_command
    from hearout.web.config.data_folder import prepare
    from pathlib import Path
    from django.conf import settings
    prepare(Path(settings.DATA), Path(settings.KEYS))
    call_command("migrate", verbosity=0)
    from arranged_mail import written_to
    for number in range({each}):
        for reader in range({readers}):
            written_to(f"reader{{reader}}@example.org", f"{{number}}")
"""
DELIVER = """
    from hearout.web.outbox.tasks import deliver_what_is_due
    deliver_what_is_due()
"""


@dataclass(frozen=True)
class House:
    """A data folder, and the port of the mail server that its mail goes to."""

    data: Path
    port: int

    def queue(self, *, readers: int, each: int) -> None:
        """So many mails for so many readers, numbered from 0 as their subjects."""
        assert self._run(QUEUE.format(each=each, readers=readers)).wait(120) == 0

    def deliverer(self) -> subprocess.Popen[bytes]:
        """Sends what is due, and ends."""
        return self._run(DELIVER)

    def left(self) -> int:
        """How many mails are not marked as sent."""
        return int(self._asked("SELECT count(*) FROM outbox_message WHERE state <> 'sent'"))

    def let_go(self) -> None:
        """As if the time had passed for which a killed deliverer has a mail in its hand."""
        self._asked("UPDATE outbox_message SET held_until = NULL RETURNING 1")

    def _run(self, code: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", "import django; django.setup()\n" + textwrap.dedent(code)],
            env=environment(
                self.data,
                HEAROUT_SMTP_URL=f"smtp://127.0.0.1:{self.port}?tls=none",
                HEAROUT_MAIL_FROM="listen@example.org",
                DJANGO_SETTINGS_MODULE="hearout.web.config.settings",
                PYTHONPATH=os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]),
            ),
        )

    def _asked(self, statement: str) -> int:
        with sqlite3.connect(self.data / "db.sqlite3", timeout=20) as database:
            found = database.execute(statement).fetchall()
        database.close()
        return int(found[0][0]) if found else 0
