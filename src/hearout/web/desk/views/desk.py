"""What holds for the whole desk: the log, the second reader, the glossary."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.desk.actions.desk import add_terms, ask_always, strike_term
from hearout.web.desk.forms.desk import AddTerms
from hearout.web.desk.queries.glossary import term_in, terms
from hearout.web.desk.queries.log import log_page, second_reading
from hearout.web.desk.views.around import desk_page, reader_of

__all__ = ["glossary", "log", "second", "strike"]


@require_safe
@team_room("words.decide")
@never_cache
def log(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Everything that was ever decided here."""
    reader = reader_of(request, consultation)
    page = log_page(consultation, request.GET.get("page"), reader, member_of(request))
    return desk_page(request, consultation, "log", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("words.decide")
@never_cache
def second(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What waits for a second reader, and whether everything does."""
    if request.method == "POST":
        always = request.POST.get("always") == "yes"
        ask_always(consultation, always=always, by=member_of(request), now=timezone.now())
        told = _("From now on everything that is kept or made more general needs a second reader.")
        messages.success(request, told if always else _("A second reader is needed only where somebody asks for one."))
        return redirect("desk:second", consultation.slug)
    waiting = second_reading(consultation, reader_of(request, consultation), member_of(request))
    return desk_page(request, consultation, "second", {"waiting": waiting})


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("words.decide")
@never_cache
def glossary(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The words of the field, and a form for more."""
    form = AddTerms(request.POST.dict() if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        new = add_terms(consultation, form.cleaned_data["terms"], by=member_of(request), now=timezone.now())
        added = ngettext("%(count)s word is new in the glossary.", "%(count)s words are new in the glossary.", new)
        messages.success(request, added % {"count": new})
        return redirect("desk:glossary", consultation.slug)
    status = 400 if form.errors else 200
    return desk_page(request, consultation, "glossary", {"form": form, "terms": terms(consultation)}, status=status)


@require_POST
@team_room("words.decide")
def strike(request: HttpRequest, consultation: Consultation, term: int) -> HttpResponse:
    """Take a word out of the glossary."""
    found = term_in(consultation, term)
    if found is None:
        raise Http404
    strike_term(found, by=member_of(request), now=timezone.now())
    messages.success(request, _("It is out of the glossary, and waits again the next time."))
    return redirect("desk:glossary", consultation.slug)
