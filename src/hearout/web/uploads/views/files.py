"""The page of files: bringing them in, and what is here."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearout.messages import Message
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show, to_top
from hearout.web.sentences import in_words
from hearout.web.uploads.actions.importing import have_looked_at, undo
from hearout.web.uploads.actions.receiving import Incoming, keep
from hearout.web.uploads.queries.limits import here, limits
from hearout.web.uploads.queries.told import file_in, files_told, lists_of_people, sources_told, undone_told
from hearout.web.uploads.rules import State
from hearout.web.uploads.views.sent import told_of
from hearout.web.uploads.views.taking import files_taken

__all__ = ["files", "look", "send", "take_out"]

PAGE = 50
UNDONE = 20


@require_safe
@team_room("files.bring")
def files(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    return _show(request, consultation)


@csrf_exempt  # asked for inside
@require_POST
@team_room("files.bring")
def send(request: HttpRequest, consultation: Consultation) -> HttpResponseBase:
    """Take the files of a form."""
    return files_taken(request, consultation, _Bringing(consultation))


@dataclass(frozen=True, slots=True)
class _Bringing:
    """What the page of files does with what came."""

    consultation: Consultation

    def taken(self, request: HttpRequest, came: list[Incoming]) -> HttpResponseBase:
        now, by = timezone.now(), member_of(request)
        outcomes = keep(came, by=by, now=now)
        if "later" not in request.POST:
            have_looked_at(self.consultation, by=by, now=now)
        told = told_of(outcomes, team_reader(by, drafted(self.consultation)))
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"told": told})
        for line in told:
            messages.success(request, line)
        return to_top("uploads:files", self.consultation)

    def not_taken(self, request: HttpRequest, why: Message) -> HttpResponseBase:
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"error": in_words(why)}, status=400)
        return _show(request, self.consultation, error=in_words(why))


@require_POST
@team_room("files.bring")
def look(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """After files were sent one by one: look at them together."""
    have_looked_at(consultation, by=member_of(request), now=timezone.now())
    return redirect("uploads:files", consultation.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("files.bring")
def take_out(request: HttpRequest, consultation: Consultation, file: int) -> HttpResponse:
    """Asks first, and says what goes."""
    upload = file_in(consultation, file)
    if upload is None:
        raise Http404
    if request.method != "POST":
        [told] = files_told([upload], team_reader(member_of(request), drafted(consultation)), whole=True)
        return show(request, consultation, "uploads/take_out.html", {"file": told})
    undo(upload, by=member_of(request), now=timezone.now())
    messages.success(request, _("The file is taken out. Its original and what was read in it are deleted."))
    return redirect("uploads:files", consultation.slug)


def _show(request: HttpRequest, consultation: Consultation, *, error: str = "") -> HttpResponse:
    reader = team_reader(member_of(request), drafted(consultation))
    rows = here(consultation).select_related("by", "source", "consultation").order_by("-pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    sources = sources_told(consultation)
    context = {
        "error": error,
        "limits": limits(),
        "waiting": [source for source in sources if source.waiting or source.read_otherwise or source.refused],
        "sources": sources,
        "people": files_told(lists_of_people(consultation), reader),
        "held": here(consultation).filter(state=State.HELD).count(),
        "files": files_told(page.object_list, reader),
        "page": page,
        "undone": undone_told(consultation, reader, UNDONE),
        "zone": reader.place,
    }
    return show(request, consultation, "uploads/files.html", context, status=400 if error else 200)
