"""What this room says where all rooms do, and what it listens to."""

from __future__ import annotations

from hearout.web.events import passages_changed
from hearout.web.summaries.actions.keeping import drop_taken_back

__all__: list[str] = []

passages_changed.subscribe(drop_taken_back)
