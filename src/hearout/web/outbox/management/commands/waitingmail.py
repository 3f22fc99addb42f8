"""`hearout manage waitingmail`: what a server without a mail server cannot send to its team, on the terminal."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.utils import timezone

from hearout.web.outbox.queries.mail import waiting_for_team

__all__ = ["Command"]


class Command(BaseCommand):
    help = (
        "Show the codes to sign in and the invitations that wait because no mail server is set, newest first. "
        "Whoever can run this holds the keys already; mail to followers is not shown."
    )

    def handle(self, *_args: object, **_options: object) -> None:
        mails = waiting_for_team(timezone.now())
        for mail in mails:
            self.stdout.write(f"To {mail.recipient}, {mail.at:%Y-%m-%d %H:%M} UTC: {mail.subject}\n\n{mail.body}\n")
        if not mails:
            self.stdout.write("Nothing waits.")
