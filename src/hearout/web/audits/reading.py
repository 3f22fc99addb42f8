"""What the release room says: where the next version stands, and what the audit made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearout.publish.checks import how_far, stops
from hearout.records.report import Outcome
from hearout.web.audits.mending import Refused, refused
from hearout.web.audits.models import Candidate, Signature
from hearout.web.audits.queries.candidates import Standing, signatures_of, standing
from hearout.web.audits.queries.lost import places_of
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.people.models import User
from hearout.web.public.summaries import VersionTold, version_told
from hearout.web.releases.actions import page_of
from hearout.web.releases.queries import releases_of, signers_of
from hearout.web.releases.rules import Signer
from hearout.web.times import TimeTold

__all__ = ["CandidateTold", "CheckTold", "ReleaseTold", "SignatureTold", "candidate_told", "releases_told"]

OUTCOMES: dict[Outcome, tuple[str | Promise, str, str]] = {
    Outcome.PASSED: (_("Passed"), "open", "done"),
    Outcome.REFUSED: (_("Refused"), "ended", "cut"),
    Outcome.NOT_APPLICABLE: (_("Does not apply"), "", "soon"),
}


@dataclass(frozen=True, slots=True)
class CheckTold:
    """A line of the report: what somebody could try, how far they got, at how many successes it stops, and what came of
    it (a word, its tone and its shape)."""

    attempt: str
    explanation: str
    how_far: str
    stops: str
    result: str | Promise
    tone: str
    shape: str


@dataclass(frozen=True, slots=True)
class SignatureTold:
    """Somebody who signed; `mine`: whoever reads it. It does not count where they may no longer sign."""

    name: str
    role: str
    at: TimeTold
    mine: bool


@dataclass(frozen=True, slots=True)
class CandidateTold:
    """What would be published, as the team reads of it."""

    number: int
    version: int
    dated: date | None
    at: TimeTold
    by: str
    digest: str
    passed: bool
    is_here: bool
    standing: Standing
    checks: tuple[CheckTold, ...]
    refused: tuple[Refused, ...]
    not_checked: tuple[str, ...]
    signatures: tuple[SignatureTold, ...]
    mine: SignatureTold | None


@dataclass(frozen=True, slots=True)
class ReleaseTold:
    """A version that was published, and when words left it."""

    version: VersionTold
    signed_by: tuple[Signer, ...]
    taken_back: tuple[TimeTold, ...]


def candidate_told(candidate: Candidate, reader: Reader, user: User, *, behind: bool) -> CandidateTold:
    """Everything of it that the page shows."""
    report = candidate.report
    signatures = tuple(_signed(one, reader, user) for one in signatures_of(candidate))
    return CandidateTold(
        number=candidate.number,
        version=candidate.version,
        dated=candidate.dated,
        at=reader.time(candidate.at),
        by=str(candidate.by or ""),
        digest=candidate.digest,
        passed=candidate.passed,
        is_here=bool(candidate.digest),
        standing=standing(candidate, behind=behind),
        checks=tuple(
            CheckTold(check.attempt, check.explanation, how_far(check), stops(check), *OUTCOMES[check.outcome])
            for check in report.checks
        ),
        refused=refused(report.checks, places_of(candidate.draft), candidate.consultation),
        not_checked=report.not_checked,
        signatures=signatures,
        mine=next((one for one in signatures if one.mine), None),
    )


def releases_told(consultation: Consultation, reader: Reader) -> tuple[ReleaseTold, ...]:
    """Every published version, the newest first."""
    releases = releases_of(consultation).prefetch_related("taken_back")
    return tuple(
        ReleaseTold(
            version_told(one, reader, page_of(consultation, one.version), here=0),
            signers_of(one),
            tuple(reader.time(mark.at) for mark in one.taken_back.all()),
        )
        for one in releases
    )


def _signed(one: Signature, reader: Reader, user: User) -> SignatureTold:
    return SignatureTold(one.name, one.role, reader.time(one.at), one.by_id == user.pk)
