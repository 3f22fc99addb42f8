"""What a set of sessions is worth: whom it reaches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from hearout.plan.coverage.audience import Audience
from hearout.plan.coverage.coming import can_come
from hearout.plan.coverage.participants import Participants
from hearout.plan.coverage.plans import Worth

__all__ = ["worth"]


def worth(participants: Participants, starts: Sequence[datetime], length: int = 60) -> Worth:
    """Whom sessions that begin at `starts` (aware, at any minute) and last `length` minutes reach. Without any, that is
    nobody."""
    able = can_come(participants.people, starts, length)
    return Audience(participants).worth(np.logical_or.reduce(able, axis=1))
