"""The page of notes during a session: kept by the button, and by a script while somebody writes."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.views.door import identified_room, member_of
from hearout.web.sessions.actions.looking import looked_at_names
from hearout.web.sessions.actions.noting import Crossed, save_notes
from hearout.web.sessions.forms.notes import NotesForm
from hearout.web.sessions.models import Meeting, NoteVersion
from hearout.web.sessions.queries.attendance import silent
from hearout.web.sessions.queries.notes import begun_with, newest_version, version_called, versions_told
from hearout.web.sessions.views.meeting import meeting_here, reader_here, show_of_meeting
from hearout.web.uploads.queries.brought import announced_questions

__all__ = ["notes", "version"]

SHOWN = 30
JSON = "application/json"


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("attendance.record")
def notes(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    meeting = meeting_here(request, consultation, key)
    if request.method != "POST":
        return _show(request, meeting, _begun(meeting))
    form = NotesForm(request.POST.dict())
    if not form.is_valid():
        return _wrong(request, meeting, form)
    words, base = form.cleaned_data["words"], form.cleaned_data["base"]
    saved = save_notes(meeting, words, base=base, by=member_of(request), now=timezone.now())
    if isinstance(saved, Crossed):
        return _crossed(request, meeting, words, saved.newest)
    if _by_script(request):
        return JsonResponse({"number": saved.number, "told": _saved_at(request, meeting, saved)})
    messages.success(request, _("The notes are kept."))
    return redirect("sessions:notes", consultation.slug, key)


@require_safe
@identified_room("attendance.record")
def version(request: HttpRequest, consultation: Consultation, key: str, number: int) -> HttpResponse:
    """The notes as they were saved once."""
    meeting = meeting_here(request, consultation, key)
    found = version_called(meeting, number)
    if found is None:
        raise Http404
    newest = newest_version(meeting)
    told = {
        "version": found,
        "at": reader_here(request, consultation).time(found.at),
        "older": number - 1,
        "newer": number + 1 if newest and number < newest.number else 0,
    }
    return show_of_meeting(request, meeting, "sessions/notes_version.html", told)


def _begun(meeting: Meeting) -> NotesForm:
    """The newest version, or the headings."""
    newest = newest_version(meeting)
    said = in_force(meeting.consultation) or drafted(meeting.consultation)
    words = newest.words if newest else begun_with(announced_questions(said))
    return NotesForm(initial={"words": words, "base": newest.number if newest else 0})


def _crossed(request: HttpRequest, meeting: Meeting, words: str, newest: NoteVersion) -> HttpResponse:
    """Both are shown; what is saved next stands on theirs."""
    if _by_script(request):
        who = _("%(name)s saved other notes meanwhile. Save yours with the button to see both.")
        return JsonResponse({"told": who % {"name": newest.by or ""}}, status=409)
    form = NotesForm(initial={"words": words, "base": newest.number})
    return _show(request, meeting, form, theirs=newest, status=409)


def _wrong(request: HttpRequest, meeting: Meeting, form: NotesForm) -> HttpResponse:
    if _by_script(request):
        told = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return JsonResponse({"told": told}, status=400)
    return _show(request, meeting, form, status=400)


def _show(
    request: HttpRequest, meeting: Meeting, form: NotesForm, *, theirs: NoteVersion | None = None, status: int = 200
) -> HttpResponse:
    reader, newest = reader_here(request, meeting.consultation), newest_version(meeting)
    looked_at_names(meeting, by=member_of(request), now=timezone.now())
    told = {
        "form": form,
        "theirs": theirs,
        "silent": silent(meeting),
        "saved": _saved_at(request, meeting, newest) if newest else "",
        "versions": versions_told(meeting, reader, SHOWN),
    }
    return show_of_meeting(request, meeting, "sessions/notes.html", told, status=status)


def _saved_at(request: HttpRequest, meeting: Meeting, saved: NoteVersion) -> str:
    reader = reader_here(request, meeting.consultation)
    told = {"time": str(reader.time(saved.at)), "name": str(saved.by or "")}
    return _("Kept: %(time)s, %(name)s.") % told


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == JSON
