"""Files that were brought among others: of which session each is, or that it is of none."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.views.door import identified_room, member_of
from hearout.web.consultations.views.rooms import show
from hearout.web.sentences import in_words
from hearout.web.sessions.actions.letting_go import have_wait_again, say_of_none
from hearout.web.sessions.actions.transcribing import place
from hearout.web.sessions.forms.aside import AsideForm
from hearout.web.sessions.models import Meeting
from hearout.web.sessions.queries.attendance import meeting_for
from hearout.web.sessions.queries.transcripts import aside, meetings_to_place, placeless
from hearout.web.sessions.views.meeting import reader_here
from hearout.web.uploads.models import Upload
from hearout.web.uploads.queries.limits import Refused
from hearout.web.uploads.queries.told import files_told

__all__ = ["held"]


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("attendance.record")
def held(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Each file has a form of its own for each of what can be said of it."""
    if request.method != "POST":
        return _show(request, consultation)
    here = (*placeless(consultation), *aside(consultation))
    found = next((one for one in here if str(one.pk) == request.POST.get("file")), None)
    if found is not None and "why" in request.POST:
        return _aside(request, found)
    if found is not None and "again" in request.POST:
        have_wait_again(found, by=member_of(request), now=timezone.now())
        return redirect("sessions:held", consultation.slug)
    meeting = meeting_for(member_of(request), consultation, request.POST.get("session", ""))
    if found is None or meeting is None:
        return _show(request, consultation, error=_("Choose one of these files, and its session."))
    return _place(request, found, meeting)


def _place(request: HttpRequest, upload: Upload, meeting: Meeting) -> HttpResponse:
    try:
        transcript = place(upload, meeting, by=member_of(request), now=timezone.now())
    except Refused as refused:
        return _show(request, meeting.consultation, error=in_words(refused.message))
    return redirect("sessions:speakers", meeting.consultation.slug, meeting.key, transcript.pk)


def _aside(request: HttpRequest, upload: Upload) -> HttpResponse:
    form = AsideForm(request.POST.dict(), file=upload.pk)
    if not form.is_valid():
        return _show(request, upload.consultation, forms={upload.pk: form})
    say_of_none(upload, form.cleaned_data["why"], by=member_of(request), now=timezone.now())
    messages.success(request, _("Set aside."))
    return redirect("sessions:held", upload.consultation.slug)


def _show(
    request: HttpRequest, consultation: Consultation, *, error: str = "", forms: Mapping[int, AsideForm] | None = None
) -> HttpResponse:
    reader, wrong = reader_here(request, consultation), forms or {}
    told = {
        "error": error,
        "form": next(iter(wrong.values()), None),
        "files": [
            (one, wrong.get(one.pk) or AsideForm(file=one.pk)) for one in files_told(placeless(consultation), reader)
        ],
        "aside": files_told(aside(consultation), reader),
        "sessions": meetings_to_place(consultation, member_of(request), reader),
    }
    return show(request, consultation, "sessions/held.html", told, status=400 if error or wrong else 200)
