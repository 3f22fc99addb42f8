"""A consultation whose summary was audited: sixty invented answers, brought all the way by the same work as in life."""

from __future__ import annotations

from datetime import UTC, datetime
from unittest.mock import patch

from django.utils import timezone

from arranged_answers import answers
from arranged_intake import answer, brought_in
from arranged_jobs import do_jobs
from arranged_looking import swiftly
from arranged_web import consultation, en, member, owner_of
from hearout.records.identified import Contribution
from hearout.web.audits.actions.signing import sign
from hearout.web.audits.models import Candidate
from hearout.web.audits.queries.candidates import current
from hearout.web.audits.rules import STEP
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.people.rules import Role
from hearout.web.work.actions import bring_up_to

__all__ = ["AUDITING", "CHOICE", "PUBLISHING", "audited", "candidate_of", "heard", "said", "signed"]

AUDITING = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
PUBLISHING = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
CHOICE = Choice(en("The summary is published"), en("It is all read."), decided_by="the committee")


def said(each: int = 12) -> tuple[Contribution, ...]:
    """One answer a person, `each` of them on each of five subjects."""
    return tuple(
        answer(f"r{number}", words, line=number + 1, email=f"person{number}@example.org")
        for number, (_, words) in enumerate(answers(each), 1)
    )


def heard(made: Consultation | None = None, *, each: int = 12) -> Consultation:
    """What was said is in, and nothing was done with it yet."""
    made = made or consultation()
    brought_in(made, "answers.csv", said(each))
    return made


def audited(made: Consultation | None = None, *, now: datetime = AUDITING) -> Consultation:
    """Everything was brought up to date, and what would be published was audited."""
    made = made or heard()
    with swiftly(), patch.object(timezone, "now", lambda: now):
        bring_up_to(made, STEP, by=owner_of(made), now=now)
        do_jobs()
    return made


def candidate_of(made: Consultation) -> Candidate:
    """What would be published."""
    candidate = current(made)
    assert candidate is not None
    return candidate


def signed(made: Consultation, *, now: datetime = AUDITING) -> tuple[User, User]:
    """Two people signed what would be published."""
    owner, reviewer = owner_of(made), member(made, Role.REVIEWER, "Zawadi Mbeki")
    digest = candidate_of(made).digest
    sign(made, digest, name="Amara Lindqvist", role="chair", by=owner, now=now)
    sign(made, digest, name="Zawadi Mbeki", role="", by=reviewer, now=now)
    return owner, reviewer
