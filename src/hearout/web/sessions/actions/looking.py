"""That somebody of the team looked at who registered: names are opened only together with a line in the log."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hearout.web.consultations.actions.recording import require
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.people.actions import note
from hearout.web.people.models import AuditEntry, User
from hearout.web.sessions.actions.noting import ONE_SITTING
from hearout.web.sessions.models import Meeting
from hearout.web.sessions.queries.listed import Listed, listed
from hearout.web.sessions.queries.seats import with_seat

__all__ = ["looked_at_names", "shown", "taken_away"]


def shown(meeting: Meeting, reader: Reader, *, by: User, now: datetime) -> tuple[Listed, ...]:
    """Who registered for a session, for a page. Logged."""
    return _opened(meeting.consultation, meeting, reader, "registrants.shown", by=by, now=now)


def taken_away(meeting: Meeting, reader: Reader, *, by: User, now: datetime) -> tuple[Listed, ...]:
    """The same, for a table that leaves the server. Logged as that."""
    return _opened(meeting.consultation, meeting, reader, "registrants.taken_away", by=by, now=now)


@transaction.atomic
def looked_at_names(meeting: Meeting, *, by: User, now: datetime) -> None:
    """Somebody who writes down what happens in a session reads there who registered for it. Logged once a sitting."""
    if not with_seat(meeting).exists():
        return
    did, about, since = "registrants.shown", meeting.key, now - ONE_SITTING
    if not AuditEntry.objects.filter(by=by, room=meeting.consultation_id, did=did, about=about, at__gt=since).exists():
        note(by, did, room=meeting.consultation_id, about=about, now=now)


@transaction.atomic
def _opened(
    consultation: Consultation, meeting: Meeting, reader: Reader, deed: str, *, by: User, now: datetime
) -> tuple[Listed, ...]:
    require("registrants.view", by, consultation)
    note(by, deed, room=consultation.pk, about=meeting.key, now=now)
    return listed(meeting, reader)
