"""What this room says where all rooms do, and what it listens to."""

from __future__ import annotations

from hearout.web.analysis.actions.keeping import drop_taken_back
from hearout.web.events import passages_changed

__all__: list[str] = []

passages_changed.subscribe(drop_taken_back)
