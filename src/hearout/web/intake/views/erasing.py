"""Erasing somebody's words: finding them, what goes, and then it is done. Nothing of it is ever in an address."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hearout.errors import Refusal
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import identified_room, member_of
from hearout.web.consultations.views.rooms import show
from hearout.web.intake.actions.authors import sought
from hearout.web.intake.actions.erasing import erase
from hearout.web.intake.forms.finding import IDENT, FindSomebody
from hearout.web.intake.queries.erasing import by_author, going, with_copies
from hearout.web.intake.queries.listing import lines_told
from hearout.web.sentences import in_words

__all__ = ["erasing"]

MOST = 500  # contributions at once


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("contributions.change")
def erasing(request: HttpRequest, consultation: Consultation) -> HttpResponseBase:
    """Looks for them, shows what goes, and erases what was ticked."""
    if request.POST.get("step") == "erase":
        return _erased(request, consultation)
    form = FindSomebody(request.POST.dict() if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _asked(request, consultation, form)
    who = form.cleaned_data["who"]
    if IDENT.fullmatch(who):
        idents = with_copies(consultation, who)
    else:
        sought(consultation, by=member_of(request), now=timezone.now())
        idents = by_author(consultation, who)
    return _looked_at(request, consultation, form, idents)


def _erased(request: HttpRequest, consultation: Consultation) -> HttpResponseBase:
    idents = [ident for ident in request.POST.getlist("contribution") if IDENT.fullmatch(ident)][:MOST]
    try:
        gone = erase(consultation, idents, by=member_of(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, in_words(refusal.message))
        return redirect("intake:erase", consultation.slug)
    count = ngettext(
        "The words of %(count)s contribution are erased.",
        "The words of %(count)s contributions are erased.",
        gone.contributions,
    )
    messages.success(request, count % {"count": gone.contributions})
    return redirect("intake:inbox", consultation.slug)


def _asked(request: HttpRequest, consultation: Consultation, form: FindSomebody) -> HttpResponse:
    return show(request, consultation, "intake/erase.html", {"form": form}, status=400 if form.errors else 200)


def _looked_at(
    request: HttpRequest, consultation: Consultation, form: FindSomebody, idents: tuple[str, ...]
) -> HttpResponse:
    reader = team_reader(member_of(request), drafted(consultation))
    told = going(consultation, idents[:MOST])
    found = {"form": form, "going": told, "lines": lines_told(told.contributions, reader), "more": len(idents) > MOST}
    return show(request, consultation, "intake/erase.html", found)
