"""A published summary, and one that waits for signatures, in a seeded consultation."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from arranged_pages import REPORT, draft
from hearout.publish import publish as written
from hearout.publish import tables
from hearout.records.evidence import Evidence
from hearout.web.audits.models import Candidate, Signature
from hearout.web.audits.queries.material import numbers_of
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.releases.actions import publish
from hearout.web.releases.queries import next_version
from hearout.web.releases.rules import Signer, digest_of

__all__ = ["seed_candidate", "seed_release"]

SIGNERS = (Signer("Amara Lindqvist", "chair of the committee"), Signer("Teodor Vashti", ""))


def files_of_next(room: Consultation) -> dict[str, bytes]:
    """The invented summary as the version that comes next."""
    files = dict(written(replace(draft(), version=next_version(room)), REPORT))
    return {**files, **tables(files["summary.json"])}


def seed_release(room: Consultation, owner: User, choice: Choice, now: datetime) -> None:
    """The next version is published."""
    publish(room, files_of_next(room), REPORT, signed_by=SIGNERS, choice=choice, by=owner, now=now)


def seed_candidate(room: Consultation, owner: User, now: datetime) -> Candidate:
    """What would be published was audited, and its owner signed it."""
    files, numbers = files_of_next(room), numbers_of(room)
    candidate = Candidate.objects.create(
        consultation=room,
        number=1,
        at=now,
        by=owner,
        intake_number=numbers.intake,
        gate_number=numbers.gate,
        draft_number=numbers.draft,
        version=next_version(room),
        digest=digest_of(files),
        passed=True,
        refused=0,
        files=files,
        draft=draft(),
        evidence=Evidence((), ()),
        report=REPORT,
    )
    Signature.objects.create(candidate=candidate, digest=candidate.digest, by=owner, name="Amara Lindqvist", at=now)
    return candidate
