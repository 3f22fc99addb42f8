"""Files that are not of the session they were brought for, or of none: they wait again, or stay here unread."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sessions.actions.attending import require_there
from hearout.web.sessions.models import Transcript
from hearout.web.sessions.queries.transcripts import aside, is_placeless
from hearout.web.uploads.actions.holding import hold, set_aside
from hearout.web.uploads.models import Upload

__all__ = ["have_wait_again", "let_go", "say_of_none"]


@transaction.atomic
def let_go(transcript: Transcript, *, by: User, now: datetime) -> None:
    """Have a file wait for its session again. One of which somebody said meanwhile who speaks in it stays."""
    meeting = transcript.meeting
    require_there(by, meeting)
    held_still(meeting.consultation)
    gone, _ = Transcript.objects.filter(pk=transcript.pk, settled=None, of_notes=False).delete()
    if gone:
        note(by, "transcript.let_go", room=meeting.consultation_id, about=str(transcript.upload_id), now=now)


@transaction.atomic
def say_of_none(upload: Upload, why: str, *, by: User, now: datetime) -> None:
    """Set a file aside that is of none of the sessions. One that somebody placed meanwhile stays there."""
    require("attendance.record", by, held_still(upload.consultation))
    if is_placeless(upload):
        set_aside(upload, why, by=by, now=now)


@transaction.atomic
def have_wait_again(upload: Upload, *, by: User, now: datetime) -> None:
    """It was of a session after all."""
    require("attendance.record", by, held_still(upload.consultation))
    if aside(upload.consultation).filter(pk=upload.pk).exists():
        hold(upload)
        note(by, "transcript.waits_again", room=upload.consultation_id, about=str(upload.pk), now=now)
