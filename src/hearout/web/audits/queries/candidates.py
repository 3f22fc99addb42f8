"""Candidates for publication and their signatures."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, QuerySet

from hearout.web.audits.models import Candidate, Signature
from hearout.web.audits.queries.material import Numbers, numbers_of
from hearout.web.audits.rules import Obstacle
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.rooms import may
from hearout.web.people.models import User
from hearout.web.releases.queries import next_version
from hearout.web.releases.rules import SIGNATURES, Signer

__all__ = [
    "WITHOUT_SEALED",
    "Standing",
    "candidate_numbered",
    "current",
    "is_stale",
    "may_sign",
    "newest",
    "next_number",
    "of_releases",
    "signature_of",
    "signatures_of",
    "signers",
    "standing",
]

WITHOUT_SEALED = ("files", "draft", "evidence", "report")
"""Columns that pages leave closed unless they show what is in them."""


def newest(consultation: Consultation) -> Candidate | None:
    """The one that was audited last, also where it was published since."""
    of_it = Candidate.objects.filter(consultation=consultation)
    return of_it.defer(*WITHOUT_SEALED).select_related("by", "consultation", "release").first()


def current(consultation: Consultation) -> Candidate | None:
    """The one that may become the next version: the newest, unless it was published."""
    candidate = newest(consultation)
    return candidate if candidate is not None and candidate.release_id is None else None


def candidate_numbered(consultation: Consultation, number: int) -> Candidate | None:
    """The candidate of that number."""
    of_it = Candidate.objects.filter(consultation=consultation, number=number)
    return of_it.defer(*WITHOUT_SEALED).select_related("by", "consultation", "release").first()


def of_releases(consultation: Consultation | UUID) -> QuerySet[Candidate]:
    """Those that were published, the oldest first."""
    ident = consultation.pk if isinstance(consultation, Consultation) else consultation
    published = Candidate.objects.filter(consultation_id=ident, release__isnull=False)
    return published.select_related("release").order_by("number")


def next_number(consultation: Consultation) -> int:
    """True as long as the consultation is held still."""
    of_it = Candidate.objects.filter(consultation=consultation)
    return (of_it.aggregate(last=Max("number"))["last"] or 0) + 1


def made_from(candidate: Candidate) -> Numbers:
    """What it was made from."""
    return Numbers(candidate.intake_number, candidate.gate_number, candidate.draft_number)


def is_stale(consultation: Consultation) -> bool:
    """Whether an audit now would be of something else than the last one."""
    candidate = newest(consultation)
    if candidate is None or candidate.words_taken_back is not None:
        return True
    if candidate.release_id is None and candidate.version != next_version(consultation):
        return True
    return made_from(candidate) != numbers_of(consultation)


def signatures_of(candidate: Candidate) -> QuerySet[Signature]:
    """Those that stand, in the order in which they were given: for exactly these files."""
    return candidate.signatures.filter(withdrawn__isnull=True, digest=candidate.digest).select_related("by")


def signature_of(candidate: Candidate, user: User) -> Signature | None:
    """The one of that person, if it stands."""
    return signatures_of(candidate).filter(by=user).first()


def may_sign(user: User, consultation: Consultation) -> bool:
    """Whether that person may answer for a summary here."""
    return may(user, "summary.sign", consultation)


def signers(candidate: Candidate) -> tuple[Signer, ...]:
    """Those whose signatures count: they stand, and who gave them may still sign."""
    counted = (one for one in signatures_of(candidate) if may_sign(one.by, candidate.consultation))
    return tuple(Signer(one.name, one.role) for one in counted)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a candidate is on its way to the public: `signed` of `needed` signatures count. `obstacle` is what
    stands in its way, None where it can be published."""

    signed: int
    needed: int
    obstacle: Obstacle | None


def standing(candidate: Candidate, *, behind: bool) -> Standing:
    """`behind`: something changed since that the draft does not know of yet."""
    signed = len(signers(candidate))
    return Standing(signed, SIGNATURES, _obstacle(candidate, signed, behind=behind))


def _obstacle(candidate: Candidate, signed: int, *, behind: bool) -> Obstacle | None:
    if candidate.words_taken_back is not None:
        return Obstacle.TAKEN_BACK
    if behind or made_from(candidate) != numbers_of(candidate.consultation):
        return Obstacle.BEHIND
    if candidate.version != next_version(candidate.consultation):
        return Obstacle.BEHIND
    if not candidate.passed:
        return Obstacle.REFUSED
    return Obstacle.UNSIGNED if signed < SIGNATURES else None
