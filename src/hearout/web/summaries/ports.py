"""What this room needs of rooms that it must not know: they fill it in when they start.

    ports.findable.fill(findable_of)  # in audits, which knows what people wrote in public

A port that nobody filled gives None, and who asks it says what cannot be done without.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from hearout.records.redaction import Span
from hearout.summarise.quotes import Findable
from hearout.web.consultations.models import Consultation

__all__ = ["Port", "contribution_page", "findable", "identifiers", "next_version"]

T = TypeVar("T")


class Port(Generic[T]):
    """A place for one function of a higher room."""

    def __init__(self) -> None:
        self._filled: T | None = None

    def fill(self, given: T) -> T:
        """Put `given` here, in the place of what was."""
        self._filled = given
        return given

    def get(self) -> T | None:
        return self._filled


findable: Port[Callable[[Consultation], Findable]] = Port()
"""What to ask before words are quoted: whether they lead to who said them. Without it no draft is written."""

identifiers: Port[Callable[[str], Sequence[Span]]] = Port()
"""Addresses, handles and numbers in a text that the team wrote. Without it only the audit finds them."""

next_version: Port[Callable[[Consultation], int]] = Port()
"""The version that the next summary will have; 1 where nothing can be published."""

contribution_page: Port[Callable[[Consultation, str], str]] = Port()
"""The page where a contribution (its id) can be read as it was given, by those who may. Without it there is no link."""
