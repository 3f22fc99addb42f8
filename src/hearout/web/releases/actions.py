"""Publishing a summary, and taking words out of it that somebody took back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.plan.decided import DecisionKind
from hearout.records.report import PrivacyReport
from hearout.web.consultations.actions.recording import Choice, Fact, held_still, record, require, require_unchanged
from hearout.web.consultations.models import Consultation
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.releases.models import Release, ReleaseFile, WordsTakenBack
from hearout.web.releases.queries import next_version
from hearout.web.releases.rules import REQUIRED, SIGNATURES, Signer, digest_of, sha256_of

__all__ = ["page_of", "publish", "take_words_out"]


@transaction.atomic
def publish(
    consultation: Consultation,
    files: Mapping[str, bytes],
    report: PrivacyReport,
    *,
    signed_by: Sequence[Signer],
    choice: Choice,
    by: User,
    now: datetime,
    after: int | None = None,
) -> Release:
    """Make `files` the next version of the summary, with its decision and notice: all of it is there, or nothing is.

    `after` is the number of the newest decision that was seen. Raises PermissionDenied, Meanwhile where the team
    decided something since, and Refusal where the audit did not pass, or this is not the version that comes next.
    """
    require("summary.release", by, consultation)
    consultation = held_still(consultation)
    require_unchanged(consultation, after)
    version = next_version(consultation)
    _require_ready(consultation, files, report, signed_by, version)
    facts: dict[str, Fact] = {"version": version, "page": page_of(consultation, version)}
    decision = record(consultation, DecisionKind.RELEASED, replace(choice, facts=facts), by=by, now=now)
    summary = json.loads(files["summary.json"])
    release = Release.objects.create(
        consultation=consultation,
        version=version,
        at=now,
        title=summary["title"][:300],
        language=summary["language"],
        decision=decision,
        signed_by=[asdict(signer) for signer in signed_by],
        digest=digest_of(files),
    )
    _put(release, files, now)
    return release


@transaction.atomic
def take_words_out(release: Release, files: Mapping[str, bytes], *, now: datetime) -> None:
    """Put `files`, in which words that were taken back no longer stand, in the place of those that have them. The old
    bytes are gone; the release says that words were taken back, and its digest stays that of what was signed."""
    release.files.all().delete()
    _put(release, files, now)
    WordsTakenBack.objects.create(release=release, at=now)
    note(None, "release.words_taken_out", room=release.consultation_id, about=f"{release.version}", now=now)


def page_of(consultation: Consultation, version: int) -> str:
    """The path at which everyone reads that version."""
    return f"/{consultation.slug}/summary/{version}/"


def _require_ready(
    consultation: Consultation,
    files: Mapping[str, bytes],
    report: PrivacyReport,
    signed_by: Sequence[Signer],
    version: int,
) -> None:
    """Raises Refusal: what is not certain is not published."""
    if consultation.public is None:
        raise Refusal("", say(_("Nobody can read a summary before the page of the consultation is published.")))
    if not report.passed:
        raise Refusal("", say(_("The audit did not pass. Nothing was published.")))
    if len(signed_by) < SIGNATURES:
        raise Refusal("", say(_("%(needed)s people must sign before it is published."), needed=SIGNATURES))
    if not set(files) >= REQUIRED:
        raise Refusal("", say(_("Some of the files are missing. Run the audit again.")))
    if json.loads(files["summary.json"])["version"] != version:
        raise Refusal("", say(_("The next version is number %(version)s. Run the audit again."), version=version))


def _put(release: Release, files: Mapping[str, bytes], now: datetime) -> None:
    ReleaseFile.objects.bulk_create(
        ReleaseFile(release=release, name=name, body=body, sha256=sha256_of(body), since=now)
        for name, body in sorted(files.items())
    )
