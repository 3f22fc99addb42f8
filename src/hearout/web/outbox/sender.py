"""Who our mail is from."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parseaddr

from hearout.errors import SettingError
from hearout.web.outbox.rules import BadAddress, deliverable

__all__ = ["Sender", "sender"]


@dataclass(frozen=True, slots=True)
class Sender:
    """Who mail is from: an address, and the name shown beside it."""

    name: str
    address: str


def sender(said: str) -> Sender:
    """What HEAROUT_MAIL_FROM says: "Our name <listen@example.org>", or an address alone. Raises SettingError."""
    name, address = parseaddr(said if said.isprintable() else "")
    try:
        return Sender(name, deliverable(address))
    except BadAddress:
        raise SettingError('HEAROUT_MAIL_FROM must look like "Our name <listen@example.org>".') from None
