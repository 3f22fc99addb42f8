"""Who came to a session."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.views.door import identified_room, member_of
from hearout.web.sessions.actions.attending import record_attendance
from hearout.web.sessions.actions.looking import looked_at_names
from hearout.web.sessions.forms.attending import AttendanceForm
from hearout.web.sessions.queries.attendance import people_of
from hearout.web.sessions.views.meeting import meeting_here, show_of_meeting

__all__ = ["attendance"]


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("attendance.record")
def attendance(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    """As a number, by name, or both."""
    meeting = meeting_here(request, consultation, key)
    data = request.POST.dict() if request.method == "POST" else None
    form = AttendanceForm(data, people=people_of(meeting), number=meeting.attended)
    if data is None or not form.is_valid():
        looked_at_names(meeting, by=member_of(request), now=timezone.now())
        context = {"form": form, "rows": list(form.rows()), "others": list(form.others())}
        return show_of_meeting(
            request, meeting, "sessions/attendance.html", context, status=400 if form.errors else 200
        )
    record_attendance(meeting, form.number, form.entries(), by=member_of(request), now=timezone.now())
    messages.success(request, _("It is written down who came. Their names are on the list of those never published."))
    return redirect("sessions:attendance", consultation.slug, key)
