"""A mail as it goes over the wire."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Mail"]


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail for its one recipient, `written` as it goes over the wire."""

    recipient: str = field(repr=False)
    written: bytes = field(repr=False)

    @property
    def is_international(self) -> bool:
        """Whether the address has letters beyond ASCII before its @, which not every mail server takes (RFC 6531)."""
        return not self.recipient.isascii()
