"""What waits for somebody in this room."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hearout.records.imports import State
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Contribution, Inbox, SetAside
from hearout.web.intake.queries.sums import rejected_lines
from hearout.web.passages.models import Passage

__all__ = ["Left", "asides_waiting", "late_now", "left", "passages_in"]


@dataclass(frozen=True, slots=True)
class Left:
    """How many wait for somebody to look at them: late ones, and lines that could not be read."""

    late: int
    rejected: int


def left(consultation: Consultation) -> Left:
    """What came since somebody last said that it stays out."""
    inbox = Inbox.objects.filter(consultation=consultation).first()
    late, rejected = late_now(consultation), len(rejected_lines(consultation))
    if inbox is None:
        return Left(late, rejected)
    return Left(late if late > inbox.late_left else 0, rejected if rejected > inbox.rejected_left else 0)


def late_now(consultation: Consultation) -> int:
    """How many came late and do not count."""
    return Contribution.objects.filter(consultation=consultation, state=State.LATE).count()


def asides_waiting(consultation: Consultation) -> Iterator[tuple[UUID, datetime]]:
    """Those for whom something is set aside that they have not settled, and since when."""
    waiting = SetAside.objects.filter(consultation=consultation, decision__current=True, settled_at=None)
    found: dict[UUID, datetime] = {}
    for person, at in waiting.values_list("person_id", "at"):
        found.setdefault(person, at)
    yield from found.items()


def passages_in(consultation: Consultation, contributions: Collection[str]) -> int:
    """How many passages of theirs passed the gate."""
    return Passage.objects.filter(consultation=consultation, contribution__in=list(contributions)).count()
