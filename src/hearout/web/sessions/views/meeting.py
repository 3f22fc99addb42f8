"""One session whose words are written down: found for whoever may, and told at the top of its pages."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.readers import Reader, team_reader
from hearout.web.consultations.views.door import member_of
from hearout.web.consultations.views.rooms import show
from hearout.web.sessions.models import Meeting
from hearout.web.sessions.queries.attendance import meeting_for
from hearout.web.sessions.queries.speaking import channel_of_meeting

__all__ = ["meeting_here", "reader_here", "show_of_meeting"]


def meeting_here(request: HttpRequest, consultation: Consultation, key: str) -> Meeting:
    """The session of that key; not found for those who neither hold it nor organise."""
    meeting = meeting_for(member_of(request), consultation, key)
    if meeting is None:
        raise Http404
    return meeting


def reader_here(request: HttpRequest, consultation: Consultation) -> Reader:
    """Whoever looks at the page."""
    return team_reader(member_of(request), in_force(consultation) or drafted(consultation))


def show_of_meeting(
    request: HttpRequest, meeting: Meeting, template: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """A page of a session, which says which one it is."""
    consultation = meeting.consultation
    said, reader = in_force(consultation) or drafted(consultation), reader_here(request, consultation)
    session = said.session(meeting.key)
    around = {
        "meeting": meeting,
        "begins": reader.time(channel_of_meeting(meeting).opens or meeting.starts),
        "session_title": reader.words(session.title) if session else "",
    }
    return show(request, consultation, template, {**around, **context}, status=status)
