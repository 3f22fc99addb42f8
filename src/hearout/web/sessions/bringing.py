"""What this room tells others of what was said in sessions: who came, files that are held until somebody says who
speaks, and what nobody has brought yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from hearout.web.consultations import needs
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.people.rules import ORGANISING, Role
from hearout.web.sessions.listening import reader_of
from hearout.web.sessions.models import Meeting
from hearout.web.sessions.queries.steps import Step
from hearout.web.sessions.queries.transcripts import asked_there, placeless, unsettled
from hearout.web.sessions.queries.unwritten import unwritten
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
def files_without_speakers(consultation: Consultation, role: Role, now: datetime) -> Iterator[needs.Need]:  # noqa: ARG001
    """Files of which nobody has said who speaks in them: the oldest of each who may say it."""
    told = set()
    for file in unsettled(consultation).order_by("at"):
        for person in _whose(file.meeting, role):
            if person in told:
                continue
            told.add(person)
            yield needs.Need(
                title=gettext("Say who speaks in what was brought home of a session"),
                why=gettext("Nothing in it counts before: people agreed to different things there."),
                url=reverse("sessions:words", args=[consultation.slug, file.meeting.key]),
                action=gettext("Say it"),
                permission="attendance.record",
                since=file.at,
                person=person,
            )


@needs.register
def held_and_unwritten(consultation: Consultation, role: Role, now: datetime) -> Iterator[needs.Need]:
    """Sessions of which nobody has said who came, or brought what was said."""
    said = in_force(consultation)
    for one in unwritten(consultation, said, now) if said else ():
        assert said is not None
        facts = {"time": reader_of(said).time(one.begins)}
        title, why, action, page = {
            Step.ATTENDANCE: (
                gettext("Say who came to the session of %(time)s"),
                gettext("What they agreed to there decides what is kept of their words."),
                gettext("Write it down"),
                "sessions:attendance",
            ),
            Step.WORDS: (
                gettext("Bring what was said in the session of %(time)s"),
                gettext(
                    "No transcript, chat or notes of it are here. If nothing was written down, say so in the notes."
                ),
                gettext("Bring it"),
                "sessions:words",
            ),
        }[one.step]
        for person in _whose(one.meeting, role):
            yield needs.Need(
                title=title % facts,
                why=why,
                url=reverse(page, args=[consultation.slug, one.meeting.key]),
                action=action,
                permission="attendance.record",
                since=one.ends,
                person=person,
            )


def _whose(meeting: Meeting, role: Role) -> set[UUID | None]:
    """Who may write down what happened there: each of those who organise (None), or whoever held it or took notes."""
    if role in ORGANISING:
        return {None}
    return {user for user in (meeting.facilitator_id, meeting.note_taker_id) if user is not None}
