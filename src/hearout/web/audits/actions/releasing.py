"""Publishing what was audited and signed: attacked once more, on everything as it is in that moment."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction

from hearout import pipeline
from hearout.errors import HearoutError, Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.plan.moments import local_day
from hearout.records.report import PrivacyReport
from hearout.web.audits.actions.auditing import Overtaken
from hearout.web.audits.actions.signing import Another
from hearout.web.audits.models import Candidate
from hearout.web.audits.queries.candidates import current, signers, standing
from hearout.web.audits.queries.lost import FindingPlace, lost_findings
from hearout.web.audits.queries.material import is_behind, material_for, numbers_of
from hearout.web.audits.rules import Obstacle
from hearout.web.consultations.actions.recording import Choice, held_still, require, require_unchanged
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.people.models import User
from hearout.web.releases import actions as releases
from hearout.web.releases.models import Release
from hearout.web.releases.queries import previous_files
from hearout.web.releases.rules import REQUIRED, SIGNATURES, digest_of

__all__ = ["NotReady", "release", "require_ready"]

NAMED = 3  # findings in one sentence
log = logging.getLogger("hearout.audits")


class NotReady(Refusal):
    """It is not published, and why."""


def release(
    consultation: Consultation, digest: str, choice: Choice, *, by: User, now: datetime, after: int | None = None
) -> Release:
    """Publish the files of that digest as the next version. They are audited again first; whatever is not certain
    then is not published. Raises PermissionDenied, Meanwhile, Another and NotReady, and has then written nothing."""
    require("summary.release", by, consultation)
    require_unchanged(consultation, after)
    numbers = numbers_of(consultation)
    candidate = require_ready(consultation, digest, now=now)
    report = _audited_again(candidate)
    if not report.passed:
        raise NotReady("", say(_("The audit, run again just now, refuses it. Run the audit to see why.")))
    with transaction.atomic():
        consultation = held_still(consultation)
        if numbers_of(consultation) != numbers:
            raise Overtaken
        candidate = require_ready(consultation, digest, now=now)
        published = releases.publish(
            consultation,
            candidate.files,
            report,
            signed_by=signers(candidate),
            choice=choice,
            by=by,
            now=now,
            after=after,
        )
        candidate.release = published
        candidate.save(update_fields=["release"])
    return published


def require_ready(consultation: Consultation, digest: str, *, now: datetime) -> Candidate:
    """The candidate of that digest, if nothing but the last audit stands between it and the public. Raises Another
    and NotReady."""
    candidate = current(consultation)
    if candidate is None:
        raise Another
    _require_unlost(candidate)
    if candidate.words_taken_back is None and candidate.digest != digest:
        raise Another
    obstacle = standing(candidate, behind=is_behind(candidate.consultation)).obstacle
    if obstacle is not None:
        raise NotReady("", say(_WORDS[obstacle], needed=SIGNATURES))
    _require_day(candidate, now)
    return candidate


_WORDS = {
    Obstacle.TAKEN_BACK: _("Somebody took words back since this was audited. Run the audit again."),
    Obstacle.BEHIND: _("Something changed since this was audited. Run the audit again."),
    Obstacle.REFUSED: _("The audit refuses it. Mend what it names, and run it again."),
    Obstacle.UNSIGNED: _("%(needed)s people must sign before it is published."),
}


def _require_unlost(candidate: Candidate) -> None:
    """Raises NotReady with the findings that rest on words which are gone."""
    lost = lost_findings(candidate.consultation, candidate.draft, candidate.evidence)
    if lost:
        gone = _("Words that this rests on are not here any more: %(findings)s. Run the audit again.")
        raise NotReady("", say(gone, findings=tuple(_named(lost))))


def _named(lost: tuple[FindingPlace, ...]) -> list[str]:
    named = [one.place for one in lost[:NAMED]]
    return [*named, f"… {len(lost) - NAMED}"] if len(lost) > NAMED else named


def _require_day(candidate: Candidate, now: datetime) -> None:
    consultation = candidate.consultation
    zone = (in_force(consultation) or drafted(consultation)).zone
    if candidate.dated is not None and candidate.dated > local_day(now, zone):
        early = _("It bears the date %(day)s, which is to come. Publish it then, or give it another date.")
        raise NotReady("", say(early, day=candidate.dated))


def _audited_again(candidate: Candidate) -> PrivacyReport:
    """The report on the very bytes, against everything as it is now. Whatever goes wrong is a reason not to publish."""
    files = candidate.files
    if digest_of(files) != candidate.digest:
        raise Another
    try:
        material = material_for(candidate.consultation, candidate.evidence)
        audited = {name: body for name, body in files.items() if name in REQUIRED}
        return pipeline.audit_again(audited, material, previous_files(candidate.consultation))
    except HearoutError:
        raise
    except Exception:  # an attack that broke off proves nothing; its message may hold words
        log.exception("The audit before a release broke off")
        broke = _("The audit could not be finished, so nothing was published. Ask whoever runs the server to look.")
        raise NotReady("", say(broke)) from None
