"""How the planner's steps become those of long work."""

from __future__ import annotations

from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.web.work.registry import Report, Stopped

__all__ = ["Watch"]

COMPARING = say(_("Comparing plans"))


class Watch:
    """Says how far the planner is, and asks for it whether somebody wants it to end."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._far = (0, 0)

    def progress(self, done: int, total: int) -> None:
        self._far = (done, total)

    def stop(self) -> bool:
        try:
            self._report(COMPARING, *self._far)
        except Stopped:
            return True
        return False
