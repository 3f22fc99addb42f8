"""What tests of files arrange: bringing them as a browser does, and having the worker do what was asked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from unittest.mock import patch

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from arranged_jobs import do_jobs
from arranged_web import DURING_SESSIONS, owner_of, signed_in
from hearout.web.consultations.models import Consultation
from hearout.web.uploads.actions.importing import have_imported
from hearout.web.uploads.models import Source, Upload

__all__ = ["SURVEY", "TALK", "brought_in", "imported", "sends", "states", "zipped"]

SURVEY = (
    "Number,Sent at,May we quote you?,What kinds of decisions should the Forum take?,Your role\n"
    + "".join(
        f"{number},2026-08-{10 + number:02} 09:00:00,{'Yes' if number % 2 else 'No'},"
        f"Decisions of number {number} should be taken where the work is done.,{'writer' if number % 2 else 'reader'}\n"
        for number in range(1, 13)
    )
).encode()
TALK = b"""== Who decides ==
Nobody told us who decides. [[User:Rosa]] ([[User talk:Rosa|talk]]) 10:00, 12 August 2026 (UTC)
:I was told by mail. [[User:Kofi]] ([[User talk:Kofi|talk]]) 11:00, 12 August 2026 (UTC)
"""


def sends(
    client: Client, made: Consultation, files: Mapping[str, bytes], now: datetime = DURING_SESSIONS, **typed: str
) -> HttpResponse:
    """What a browser is answered that sends those files, by their names."""
    given = [SimpleUploadedFile(name, content) for name, content in files.items()]
    with patch.object(timezone, "now", lambda: now):
        return client.post(f"/team/{made.slug}/files/send/", {"files": given, "whole": "yes", **typed})


def brought_in(made: Consultation, files: Mapping[str, bytes]) -> Client:
    """The owner's browser, after they brought files that the worker has looked at."""
    client = signed_in(owner_of(made))
    answer = sends(client, made, files)
    assert answer.status_code == 302, answer.content.decode()
    do_jobs()
    return client


def imported(made: Consultation, files: Mapping[str, bytes]) -> Client:
    """The same, after all of them were imported as they were taken."""
    client = brought_in(made, files)
    for source in Source.objects.filter(consultation=made):
        have_imported(source, by=owner_of(made), now=DURING_SESSIONS)
    do_jobs()
    return client


def states(made: Consultation) -> dict[str, str]:
    """How every file stands, by its name."""
    return {one.name: one.state for one in Upload.objects.filter(consultation=made, undone_at=None)}


def zipped(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()
