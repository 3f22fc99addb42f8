"""A mail as it goes over the wire."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

__all__ = ["Enclosed", "Mail"]


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail for its one recipient, `written` as it goes over the wire."""

    recipient: str = field(repr=False)
    written: bytes = field(repr=False)

    @property
    def is_international(self) -> bool:
        """Whether the address has letters beyond ASCII before its @, which not every mail server takes (RFC 6531)."""
        return not self.recipient.isascii()


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file for the recipient's calendar (RFC 5545): `method` is what it asks of the calendar ("REQUEST"), and `entry`
    the event it is of, the same each time."""

    calendar: str = field(repr=False)
    method: str
    entry: UUID
