"""What a set of sessions is worth: whom it reaches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hearout.plan.coverage.participants import Participants
from hearout.plan.coverage.plans import Worth

__all__ = ["worth"]


def worth(participants: Participants, starts: Sequence[datetime], length: int = 60) -> Worth:
    """Whom sessions that begin at `starts` (aware, at any minute) and last `length` minutes reach. None is an answer:
    then nobody is reached."""
    raise NotImplementedError
