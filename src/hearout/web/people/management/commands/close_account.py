"""`hearout manage close_account ADDRESS`."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from hearout.web.people.actions import close_account
from hearout.web.people.queries import account_of

__all__ = ["Command"]


class Command(BaseCommand):
    help = "Close the account with an e-mail address: whoever has it is signed out and can no longer sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address")

    def handle(self, *_: object, address: str, **__: object) -> None:
        user = account_of(address)
        if user is None:
            raise CommandError("There is no account with this address.")
        close_account(user, now=timezone.now())
        self.stdout.write(
            "Whoever has this address is signed out, and can no longer sign in. What they did stays on record."
        )
