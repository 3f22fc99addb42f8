"""The way out of a demo: nothing leaves the house, and everything can be read on a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hearout.web.outbox.wire import Mail

__all__ = ["Shelf"]


class Shelf:
    """Takes every mail and sends it nowhere: it stays in the outbox, where the demo's page shows it."""

    @contextmanager
    def opened(self) -> Iterator[Shelf]:
        yield self

    def send(self, mail: Mail) -> None:
        """Nothing else happens to it."""
