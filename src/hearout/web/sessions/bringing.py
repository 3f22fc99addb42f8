"""What this room tells others of words that wait: files of sessions are held, and somebody is to say who speaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from hearout.web.consultations import needs
from hearout.web.consultations.models import Consultation
from hearout.web.people.rules import Role
from hearout.web.sessions.queries.transcripts import asked_there, placeless, unsettled
from hearout.web.uploads import ports

__all__: list[str] = []

ports.holds_sessions(asked_there)


@needs.register
def files_without_session(consultation: Consultation, _role: Role, now: datetime) -> Iterator[needs.Need]:  # noqa: ARG001
    """Files that were brought among others."""
    first = placeless(consultation).order_by("at").first()
    if first is not None:
        yield needs.Need(
            title=gettext("Say of which session a file is"),
            why=gettext("Nothing in it counts before: people agreed to different things there."),
            url=reverse("sessions:held", args=[consultation.slug]),
            action=gettext("Say it"),
            permission="attendance.record",
            since=first.at,
        )


@needs.register
def files_without_speakers(consultation: Consultation, _role: Role, now: datetime) -> Iterator[needs.Need]:  # noqa: ARG001
    """Files of which nobody has said who speaks in them."""
    first = unsettled(consultation).order_by("at").first()
    if first is not None:
        yield needs.Need(
            title=gettext("Say who speaks in what was brought home of a session"),
            why=gettext("Nothing in it counts before: people agreed to different things there."),
            url=reverse("sessions:words", args=[consultation.slug, first.meeting.key]),
            action=gettext("Say it"),
            permission="attendance.record",
            since=first.at,
        )
