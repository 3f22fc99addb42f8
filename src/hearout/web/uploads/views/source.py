"""One screen on which a source is looked at, corrected and imported; and lists of people on their way."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearout.errors import BadInput
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import identified_room, member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.uploads.actions.importing import have_imported
from hearout.web.uploads.actions.people import hand_on
from hearout.web.uploads.actions.settling import settle
from hearout.web.uploads.forms.source import SourceForm
from hearout.web.uploads.models import Source
from hearout.web.uploads.ports import sessions_are_held
from hearout.web.uploads.queries.brought import (
    announced_questions,
    channel_of,
    channels_announced,
    is_kept,
    settings_in,
)
from hearout.web.uploads.queries.glances import columns_in, glances_of
from hearout.web.uploads.queries.importing import rows_of
from hearout.web.uploads.queries.told import file_in, files_told, source_in, title_of
from hearout.web.uploads.rules import State

__all__ = ["hand_over", "read_alike"]

SHOWN = 50
"""Files of a source that its page names."""


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("files.bring")
def read_alike(request: HttpRequest, consultation: Consultation, source: int) -> HttpResponse:
    """Both buttons keep what was said; one has the files imported as well."""
    found = source_in(consultation, source)
    if found is None or found.typed:
        raise Http404
    if is_kept(found):
        return _kept(request, consultation, found)
    form = _form(request, found)
    if request.method != "POST" or not form.is_valid():
        return _show(request, consultation, found, form)
    now, by = timezone.now(), member_of(request)
    settle(found, way=form.way_chosen, settings=form.settings_said(), by=by, now=now)
    if "import" in request.POST:
        have_imported(found, by=by, now=now)
        messages.success(request, _("The files are being read. You may leave this page."))
        return redirect("uploads:files", consultation.slug)
    messages.success(request, _("It is kept. Nothing is imported yet."))
    return redirect("uploads:source", consultation.slug, found.pk)


@require_POST
@team_room("people.edit")
def hand_over(request: HttpRequest, consultation: Consultation, people: int) -> HttpResponse:
    """A list of people goes where names are that must never be published."""
    upload = file_in(consultation, people)
    if upload is None or upload.source_id is not None or upload.state != State.ASKS:
        raise Http404
    try:
        count = hand_on(upload, by=member_of(request), now=timezone.now())
    except BadInput as error:
        messages.error(request, str(error))
    else:
        told = _("They are on the list of names that must never be published; %(count)s are new there.")
        messages.success(request, told % {"count": count})
    return redirect("uploads:files", consultation.slug)


def _kept(request: HttpRequest, consultation: Consultation, found: Source) -> HttpResponse:
    """How such files are read is no question; having them read can be asked for."""
    if request.method != "POST":
        return _show(request, consultation, found, _form(request, found))
    have_imported(found, by=member_of(request), now=timezone.now())
    messages.success(request, _("The files are being read. You may leave this page."))
    return redirect("uploads:files", consultation.slug)


def _form(request: HttpRequest, found: Source) -> SourceForm:
    consultation = found.consultation
    announcement = in_force(consultation) or drafted(consultation)
    return SourceForm(
        request.POST.dict() if request.method == "POST" else None,
        way=found.way,
        settings=settings_in(found),
        columns=columns_in(found),
        questions=announced_questions(announcement),
        announcement=announcement,
        sessions_held=sessions_are_held(consultation),
    )


def _show(request: HttpRequest, consultation: Consultation, found: Source, form: SourceForm) -> HttpResponse:
    reader = team_reader(member_of(request), drafted(consultation))
    channel = channel_of(found, settings_in(found), channels_announced(consultation))
    columns = form.columns_shown()
    rows = rows_of(found).select_related("by", "source", "consultation")
    context = {
        "source": found,
        "title": title_of(found, in_force(consultation) or drafted(consultation)),
        "form": form,
        "kept": is_kept(found),
        "columns": columns,
        "technical": [one for one in columns if one.is_technical],
        "opens": reader.time(channel.opens) if channel.opens else None,
        "closes": reader.time(channel.closes) if channel.closes else None,
        "files": files_told(rows[:SHOWN], reader, whole=True),
        "number": rows.count(),
        "glances": glances_of(found, reader),
        "imported": rows.filter(state=State.IMPORTED).exists(),
    }
    return show(request, consultation, "uploads/source.html", context, status=400 if form.errors else 200)
