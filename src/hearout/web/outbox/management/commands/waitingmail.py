"""`hearout manage waitingmail`: what a server without a mail server cannot send to its team, on the terminal."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from hearout.errors import BadInput
from hearout.web.outbox.models import Message
from hearout.web.outbox.queries.mail import waiting_for_team

__all__ = ["Command"]


class Command(BaseCommand):
    help = (
        "Show the codes to sign in and the invitations that wait because no mail server is set, newest first. "
        "Whoever can run this holds the keys already; mail to followers is not shown."
    )

    def handle(self, *_args: object, **_options: object) -> None:
        if not _has_begun():
            raise BadInput("There is no mail yet: the server was never started on this data folder. Run: hearout serve")
        mails = waiting_for_team(timezone.now())
        for mail in mails:
            self.stdout.write(f"To {mail.recipient}, {mail.at:%Y-%m-%d %H:%M} UTC: {mail.subject}\n\n{mail.body}\n")
        if not mails:
            self.stdout.write("Nothing waits.")


def _has_begun() -> bool:
    """Whether the server ever made its database. One of SQLite that is not there would be made by asking."""
    is_file = connection.vendor == "sqlite" and not connection.is_in_memory_db()  # type: ignore[attr-defined]
    is_there = not is_file or Path(connection.settings_dict["NAME"]).exists()
    return is_there and Message._meta.db_table in connection.introspection.table_names()
