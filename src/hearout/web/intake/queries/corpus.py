"""Everything brought together, and what it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from hearout.records.decisions import ContributionAction
from hearout.records.decisions import ContributionDecision as Decided
from hearout.records.identified import Corpus, Roster
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import ContributionDecision, Inbox, Person, Together
from hearout.web.once import once

__all__ = [
    "Standing",
    "changes_of",
    "corpus_of",
    "decided",
    "is_stale",
    "number_of",
    "revision_of",
    "roster_of",
    "standing",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """When contributions were brought together last, and whether something has changed since."""

    number: int
    at: datetime | None
    stale: bool


def corpus_of(consultation: Consultation) -> Corpus | None:
    """Everything, opened; None before anything was brought together. It takes a moment: pages read rows."""
    row = Together.objects.filter(consultation=consultation).only("consultation_id", "corpus").first()
    return row.corpus if row else None


def number_of(consultation: Consultation) -> int:
    """Grows with every bringing together; 0 before the first."""
    return Together.objects.filter(consultation=consultation).values_list("number", flat=True).first() or 0


def roster_of(consultation: Consultation) -> Roster:
    """The people whose names must never be published."""
    return Roster(tuple(one.said for one in Person.objects.filter(consultation=consultation)))


def decided(consultation: Consultation) -> tuple[Decided, ...]:
    """What people decided about single contributions, in the order in which they did."""
    rows = ContributionDecision.objects.filter(consultation=consultation, current=True).order_by("number")
    return tuple(Decided(one.contribution, ContributionAction(one.action), one.value, one.reason) for one in rows)


def changes_of(consultation: Consultation) -> int:
    """How often something changed that contributions are brought together from."""
    return Inbox.objects.filter(consultation=consultation).values_list("changes", flat=True).first() or 0


def revision_of(consultation: Consultation) -> int:
    """The announcement that dates and questions are taken from: the one in force, else the draft."""
    now = Consultation.objects.filter(pk=consultation.pk).values_list("public_id", "draft_id").first() or (None, None)
    return now[0] or now[1] or 0


def is_stale(consultation: Consultation) -> bool:
    """Whether bringing together anew would give something else."""
    return standing(consultation).stale


def inboxes_left() -> Iterator[Consultation]:
    """Consultations whose contributions should be brought together anew, or for the first time."""
    of_inboxes = Consultation.objects.filter(inbox__changes__gt=0)
    return (one for one in of_inboxes if is_stale(one))


@once
def standing(consultation: Consultation) -> Standing:
    """What pages say of the last bringing together."""
    row = Together.objects.filter(consultation=consultation).only("number", "at", "of_changes", "of_revision").first()
    changes = changes_of(consultation)
    if row is None:
        return Standing(0, None, stale=changes > 0)
    made_of = (row.of_changes, row.of_revision)
    return Standing(row.number, row.at, stale=made_of != (changes, revision_of(consultation)))
