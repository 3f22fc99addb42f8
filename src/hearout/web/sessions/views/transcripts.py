"""Bringing home what was said in a session: files that wait, and who speaks in them."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearout.messages import Message
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.views.door import identified_room, member_of
from hearout.web.sentences import in_words
from hearout.web.sessions.actions.letting_go import let_go
from hearout.web.sessions.actions.looking import looked_at_names
from hearout.web.sessions.actions.transcribing import bring, bring_notes, settle
from hearout.web.sessions.forms.speaking import SpeakersForm, names_in
from hearout.web.sessions.models import Meeting, Transcript
from hearout.web.sessions.queries.attendance import came
from hearout.web.sessions.queries.lowered import agree_to_less
from hearout.web.sessions.queries.notes import newest_version
from hearout.web.sessions.queries.speaking import spoken_in
from hearout.web.sessions.queries.transcripts import transcript_in, transcripts_of, transcripts_told
from hearout.web.sessions.views.meeting import meeting_here, reader_here, show_of_meeting
from hearout.web.uploads.actions.receiving import Incoming
from hearout.web.uploads.models import Upload
from hearout.web.uploads.queries.limits import Refused
from hearout.web.uploads.views.taking import files_taken

__all__ = ["send", "send_notes", "speakers", "words"]


@require_safe
@identified_room("attendance.record")
def words(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    """What was brought home of a session, and how to bring more."""
    return _show(request, meeting_here(request, consultation, key))


@csrf_exempt  # asked for inside
@require_POST
@identified_room("attendance.record")
def send(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponseBase:
    """Take a file of a session."""
    return files_taken(request, consultation, _Bringing(meeting_here(request, consultation, key)))


@dataclass(frozen=True, slots=True)
class _Bringing:
    """What the page of a session does with a file that came."""

    meeting: Meeting

    def taken(self, request: HttpRequest, came: list[Incoming]) -> HttpResponseBase:
        found = bring(self.meeting, came[0], by=member_of(request), now=timezone.now())
        return _on(request, self.meeting, found)

    def not_taken(self, request: HttpRequest, why: Message) -> HttpResponseBase:
        return _show(request, self.meeting, error=in_words(why))


@require_POST
@identified_room("attendance.record")
def send_notes(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    """Bring home the page of notes."""
    meeting = meeting_here(request, consultation, key)
    try:
        found = bring_notes(meeting, by=member_of(request), now=timezone.now())
    except Refused as refused:
        return _show(request, meeting, error=in_words(refused.message))
    return _on(request, meeting, found)


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("attendance.record")
def speakers(request: HttpRequest, consultation: Consultation, key: str, transcript: int) -> HttpResponse:
    """Who speaks in a file. One button brings it home, one reads it again with further names, and one has it wait for
    another session."""
    meeting = meeting_here(request, consultation, key)
    found = transcript_in(meeting, transcript)
    if found is None:
        raise Http404
    if found.settled:
        return _settled(request, found)
    data = request.POST.dict() if request.method == "POST" else {}
    if "elsewhere" in data and not found.of_notes:
        let_go(found, by=member_of(request), now=timezone.now())
        return redirect("sessions:held", consultation.slug)
    names = names_in(data)
    try:
        form = SpeakersForm(data if "settle" in data else None, spoken=spoken_in(found, names), typed=data)
        if not form.is_valid():
            return _ask(request, found, form)
        settle(found, form.said(), names, by=member_of(request), now=timezone.now())
    except Refused as refused:
        return _show(request, meeting, error=in_words(refused.message))
    messages.success(request, _("What people agreed to comes in now. Nothing else of the file is kept."))
    return redirect("sessions:words", consultation.slug, key)


def _on(request: HttpRequest, meeting: Meeting, found: Transcript | Upload) -> HttpResponse:
    """To who speaks in it; where the very file is here already, back with a word."""
    if isinstance(found, Transcript):
        return redirect("sessions:speakers", meeting.consultation.slug, found.meeting.key, found.pk)
    since = {"time": str(reader_here(request, meeting.consultation).time(found.at)), "name": str(found.by or "")}
    messages.success(
        request, _("This very file is here already, since %(time)s (%(name)s). Nothing is doubled.") % since
    )
    return redirect("sessions:words", meeting.consultation.slug, meeting.key)


def _show(request: HttpRequest, meeting: Meeting, *, error: str = "") -> HttpResponse:
    reader = reader_here(request, meeting.consultation)
    told = {
        "error": error,
        "came": came(meeting),
        "less": agree_to_less(meeting),
        "notes": newest_version(meeting),
        "transcripts": transcripts_told(transcripts_of(meeting), reader),
    }
    return show_of_meeting(request, meeting, "sessions/words.html", told, status=400 if error else 200)


def _ask(request: HttpRequest, found: Transcript, form: SpeakersForm) -> HttpResponse:
    looked_at_names(found.meeting, by=member_of(request), now=timezone.now())
    told = {
        "form": form,
        "file": found,
        "shown": list(form.shown()),
        "doubts": [in_words(one) for one in form.spoken.doubts],
        "notes": form.spoken.notes,
    }
    return show_of_meeting(request, found.meeting, "sessions/speakers.html", told, status=400 if form.errors else 200)


def _settled(request: HttpRequest, found: Transcript) -> HttpResponse:
    messages.success(request, _("Somebody has said who speaks in this file. To say it again, take it out first."))
    return redirect("sessions:words", found.meeting.consultation.slug, found.meeting.key)
