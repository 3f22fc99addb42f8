"""The list of contributions with its sums, and looking for one."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearout.records.consultation import ChannelKind
from hearout.records.imports import State
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import Reader, team_reader
from hearout.web.consultations.views.door import identified_room, member_of
from hearout.web.consultations.views.rooms import show
from hearout.web.intake.actions.changes import again as bring_together_again
from hearout.web.intake.actions.leaving import leave_late, leave_rejected
from hearout.web.intake.forms.finding import IDENT, Search
from hearout.web.intake.queries.corpus import standing
from hearout.web.intake.queries.decisions import contribution_called
from hearout.web.intake.queries.listing import Wanted, called, lines_told, listed, saying
from hearout.web.intake.queries.needs import left
from hearout.web.intake.queries.sums import rejected_lines, sums_of
from hearout.web.intake.rules import ACCOUNTED, PAGE
from hearout.web.intake.titles import CHANNELS, STATES

__all__ = ["again", "inbox", "rejected", "search", "stay_out"]


@require_safe
@identified_room("contributions.view")
def inbox(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Every contribution, of those that somebody wants to see; what became of everything on top."""
    reader, wanted = _reader(request, consultation), _wanted(request)
    sums = sums_of(consultation)
    page = Paginator(listed(consultation, wanted), PAGE).get_page(request.GET.get("page"))
    stands = standing(consultation)
    told = {
        "sums": sums,
        "states": [(state.value, STATES[state]) for state in ACCOUNTED],
        "channels": [(channel.value, title) for channel, title in CHANNELS.items()],
        "wanted": wanted,
        "page": page,
        "lines": lines_told(page.object_list, reader),
        "standing": stands,
        "at": reader.time(stands.at) if stands.at else None,
        "left": left(consultation),
        "search": Search(),
        "zone": reader.place,
    }
    return show(request, consultation, "intake/inbox.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("contributions.view")
def search(request: HttpRequest, consultation: Consultation) -> HttpResponseBase:
    """What is looked for is in no address: words are sent with the form."""
    form = Search(request.POST.dict() if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return show(request, consultation, "intake/search.html", {"form": form}, status=400 if form.errors else 200)
    words = form.cleaned_data["words"]
    if IDENT.fullmatch(words) and contribution_called(consultation, words):
        return redirect("intake:contribution", consultation.slug, words)
    found = saying(consultation, words)
    lines = lines_told(called(consultation, found[:PAGE]), _reader(request, consultation))
    told = {"form": form, "found": len(found), "lines": lines, "most": PAGE, "sought": True}
    return show(request, consultation, "intake/search.html", told)


@require_safe
@identified_room("contributions.view")
def rejected(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Lines that no reader could use."""
    page = Paginator(rejected_lines(consultation), PAGE).get_page(request.GET.get("page"))
    return show(request, consultation, "intake/rejected.html", {"page": page, "left": left(consultation)})


@require_POST
@identified_room("contributions.change")
def again(request: HttpRequest, consultation: Consultation) -> HttpResponseBase:
    bring_together_again(consultation, by=member_of(request), now=timezone.now())
    messages.success(request, _("Everything is being brought together again."))
    return redirect("intake:inbox", consultation.slug)


@require_POST
@identified_room("contributions.change")
def stay_out(request: HttpRequest, consultation: Consultation, what: str) -> HttpResponseBase:
    """What came late, or could not be read, was looked at."""
    leave = {"late": leave_late, "rejected": leave_rejected}.get(what)
    if leave is None:
        raise Http404
    leave(consultation, by=member_of(request), now=timezone.now())
    messages.success(request, _("They stay as they are, and wait for nobody any more."))
    return redirect("intake:inbox", consultation.slug)


def _wanted(request: HttpRequest) -> Wanted:
    """What the address asks for; what it asks wrongly is not asked."""
    channel, state, file = (request.GET.get(name, "") for name in ("channel", "state", "file"))
    return Wanted(
        ChannelKind(channel) if channel in set(ChannelKind) else None,
        State(state) if state in set(State) else None,
        int(file) if file.isascii() and file.isdigit() and len(file) < 15 else None,
    )


def _reader(request: HttpRequest, consultation: Consultation) -> Reader:
    return team_reader(member_of(request), drafted(consultation))
