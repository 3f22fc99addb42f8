"""The page of files: bringing them in, and what is here."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearout.messages import Message, gettext_noop, say
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show, to_top
from hearout.web.sentences import in_words
from hearout.web.uploads.actions.importing import have_looked_at, undo
from hearout.web.uploads.actions.receiving import keep
from hearout.web.uploads.actions.sending import Sealing
from hearout.web.uploads.queries.limits import Refused, here, limits, require_room
from hearout.web.uploads.queries.told import file_in, files_told, lists_of_people, sources_told, undone_told
from hearout.web.uploads.views.sent import told_of

__all__ = ["files", "look", "send", "take_out"]

PAGE = 50
UNDONE = 20
CUT_OFF = gettext_noop("Only a part of it came. Nothing of it was kept; send it again.")
NOTHING = gettext_noop("Choose at least one file.")
TOO_MANY = gettext_noop(
    "These are too many files for one sending. Send at most %(most)s at once, or pack them into a zip."
)


@require_safe
@team_room("files.bring")
def files(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    return _show(request, consultation)


@csrf_exempt  # asked for inside: whoever looks for the proof reads the files with it, and they must be sealed
@require_POST
@team_room("files.bring")
def send(request: HttpRequest, consultation: Consultation) -> HttpResponseBase:
    """Take the files of a form. Its size is asked for before anything is read."""
    sealing = Sealing(consultation, by=member_of(request), now=timezone.now())
    request.upload_handlers = [sealing]
    try:
        require_room(consultation, int(request.META.get("CONTENT_LENGTH") or 0), 0)
        why_not = _read(request) or sealing.why_not
    except Refused as refused:
        why_not = refused.message
    if why_not is not None or sealing.cut_off:
        sealing.discard()
        return _not_taken(request, consultation, why_not or say(CUT_OFF))
    answer = _protected(request, consultation, sealing)
    sealing.discard()  # what was not kept, such as of a form that turned out not to be ours
    return answer


def _read(request: HttpRequest) -> Message | None:
    """Read the whole form; why it cannot be taken."""
    try:
        whole = request.POST.get("whole")
    except TooManyFilesSent:
        return say(TOO_MANY, most=limits().at_once)
    except (UnreadablePostError, MultiPartParserError, RequestDataTooBig):
        return say(CUT_OFF)
    return None if whole else say(CUT_OFF)


@csrf_protect
def _protected(request: HttpRequest, consultation: Consultation, sealing: Sealing) -> HttpResponse:
    """Once the form is known to be ours."""
    if not sealing.came:
        return _not_taken(request, consultation, say(NOTHING))
    now, by = timezone.now(), member_of(request)
    try:
        outcomes = keep(sealing.came, by=by, now=now)
    except Refused as refused:
        return _not_taken(request, consultation, refused.message)
    if "later" not in request.POST:
        have_looked_at(consultation, by=by, now=now)
    told = told_of(outcomes, team_reader(by, drafted(consultation)))
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"told": told})
    for line in told:
        messages.success(request, line)
    return to_top("uploads:files", consultation)


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


def _not_taken(request: HttpRequest, consultation: Consultation, why: Message) -> HttpResponse:
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"error": in_words(why)}, status=400)
    return _show(request, consultation, error=in_words(why))


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
        "files": files_told(page.object_list, reader),
        "page": page,
        "undone": undone_told(consultation, reader, UNDONE),
        "zone": reader.place,
    }
    return show(request, consultation, "uploads/files.html", context, status=400 if error else 200)
