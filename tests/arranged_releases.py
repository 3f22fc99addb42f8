"""A published summary on a server: files that the engine wrote, published by the same action as in life."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from arranged_pages import REPORT, draft
from arranged_web import en, owner_of
from hearout.publish import publish as written
from hearout.records.draft import Draft
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation
from hearout.web.releases.actions import publish
from hearout.web.releases.models import Release
from hearout.web.releases.queries import next_version
from hearout.web.releases.rules import Signer

__all__ = ["CHOICE", "RELEASING", "SIGNERS", "files_of_version", "released"]

RELEASING = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
SIGNERS = (Signer("Amara Lindqvist", "chair of the committee"), Signer("Teodor Vashti", "reviewer"))
CHOICE = Choice(en("The summary is published"), en("It is all read."), decided_by="the committee")


def files_of_version(version: int, said: Draft | None = None) -> Mapping[str, bytes]:
    """The public files of the invented summary."""
    return written(replace(said or draft(), version=version), REPORT)


def released(
    consultation: Consultation,
    *,
    said: Draft | None = None,
    choice: Choice = CHOICE,
    signed_by: tuple[Signer, ...] = SIGNERS,
    now: datetime = RELEASING,
) -> Release:
    """The next version."""
    files = files_of_version(next_version(consultation), said)
    return publish(consultation, files, REPORT, signed_by=signed_by, choice=choice, by=owner_of(consultation), now=now)
