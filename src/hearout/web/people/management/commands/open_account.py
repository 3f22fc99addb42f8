"""`hearout manage open_account ADDRESS`."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from hearout.web.people.actions import open_account_again
from hearout.web.people.queries import account_of

__all__ = ["Command"]


class Command(BaseCommand):
    help = "Open the account with an e-mail address again after it was closed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address")

    def handle(self, *_: object, address: str, **__: object) -> None:
        user = account_of(address)
        if user is None:
            raise CommandError("There is no account with this address.")
        open_account_again(user, now=timezone.now())
        self.stdout.write("Whoever has this address can sign in again.")
