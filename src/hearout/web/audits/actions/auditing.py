"""Auditing the draft: what would be published is written, attacked, and kept until somebody signs or changes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from hearout import pipeline, publish
from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.records.report import Outcome, PrivacyReport
from hearout.web.audits.models import Candidate
from hearout.web.audits.queries.candidates import next_number
from hearout.web.audits.queries.lost import quoted_in, retold_in
from hearout.web.audits.queries.material import Drafted, Numbers, material_for, numbers_of
from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.models import Consultation
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.releases.queries import next_version, previous_files
from hearout.web.releases.rules import digest_of

__all__ = ["Audited", "Overtaken", "audited", "keep"]


@dataclass(frozen=True, slots=True)
class Audited:
    """What would be published, what the audit says of it, and what it was made from. Where the audit refuses, `files`
    are those without a report: nobody publishes them, but the team looks at what they say."""

    drafted: Drafted
    report: PrivacyReport
    files: Mapping[str, bytes] = field(repr=False)
    numbers: Numbers


class Overtaken(Refusal):
    """Something changed while the audit ran. Nothing was kept."""

    def __init__(self) -> None:
        super().__init__("", say(_("Something changed while the audit ran. Run it again.")))


def audited(consultation: Consultation, drafted: Drafted, numbers: Numbers) -> Audited:
    """Run every attack on what would be published. `numbers` are those from before the draft was read. Raises Refusal
    where the draft is not of the version that comes next."""
    version = next_version(consultation)
    if drafted.draft.version != version:
        raise Refusal("", say(_("The draft is not of version %(version)s. Bring it up to date."), version=version))
    material = material_for(consultation, drafted.evidence)
    report, public = pipeline.audited(drafted.draft, material, previous_files(consultation))
    if public is None:
        return Audited(drafted, report, publish.publish(drafted.draft, None), numbers)
    return Audited(drafted, report, {**public, **publish.tables(public["summary.json"])}, numbers)


@transaction.atomic
def keep(consultation: Consultation, done: Audited, *, by: User | None, now: datetime) -> Candidate:
    """Keep what was audited as the newest candidate; the one before it loses its files and cannot be published any
    more, unless it was. Raises Overtaken where something changed meanwhile."""
    held_still(consultation)
    if numbers_of(consultation) != done.numbers:
        raise Overtaken
    draft, report = done.drafted.draft, done.report
    for earlier in Candidate.objects.filter(consultation=consultation, release=None).exclude(digest=""):
        earlier.files, earlier.digest = {}, ""
        earlier.save(update_fields=["files", "digest"])
    candidate = Candidate.objects.create(
        consultation=consultation,
        number=next_number(consultation),
        at=now,
        by=by,
        intake_number=done.numbers.intake,
        gate_number=done.numbers.gate,
        draft_number=done.numbers.draft,
        version=draft.version,
        dated=draft.dated,
        digest=digest_of(done.files),
        passed=report.passed,
        refused=sum(check.outcome is Outcome.REFUSED for check in report.checks),
        quoted=dict(quoted_in(consultation, done.drafted.evidence)),
        retold=dict(retold_in(consultation, done.drafted.evidence)),
        files=dict(done.files),
        draft=draft,
        evidence=done.drafted.evidence,
        report=report,
    )
    note(by, "summary.audited", room=consultation.pk, about=_result(candidate), now=now)
    return candidate


def _result(candidate: Candidate) -> str:
    return "passed" if candidate.passed else f"refused by {candidate.refused}"
