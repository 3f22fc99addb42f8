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
    """What HEAROUT_MAIL_FROM says: "Our name <listen@example.org>", or an address alone. Raises SettingError, also for
    letters beyond ASCII before the @: most recipients' mail servers could not take a mail from there."""
    name, address = parseaddr(said if said.isprintable() else "")
    try:
        from_ = deliverable(address)
    except BadAddress:
        from_ = ""
    if not from_ or not from_.isascii():
        raise SettingError('HEAROUT_MAIL_FROM must look like "Our name <listen@example.org>".')
    return Sender(name, from_)
