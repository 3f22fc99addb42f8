"""The door to the pages of those who take part: no account, and nothing that remembers them but their private link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearout.plan.announcement import Announcement
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.languages import interface_for
from hearout.web.outbox.forms import CodeForm
from hearout.web.outbox.queries.followers import is_over, published
from hearout.web.sessions.models import Registrant
from hearout.web.sessions.queries.registrants import registrant_with

__all__ = ["of_the_public", "of_the_registered", "page", "reader_here", "said_in"]

P = ParamSpec("P")
PublicView = Callable[Concatenate[HttpRequest, Consultation, P], HttpResponse]
OwnView = Callable[Concatenate[HttpRequest, Registrant, P], HttpResponse]


def of_the_public(view: PublicView[P]) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """Finds what is announced; a draft is not there. Once its key is destroyed nobody is registered any more."""

    @wraps(view)
    def enter(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        consultation = published(slug)
        if consultation is None:
            raise Http404
        if is_over(consultation):
            return page(request, consultation, "sessions/person/over.html", status=410)
        return view(request, consultation, *args, **kwargs)

    return enter  # type: ignore[return-value]  # mypy minds that arguments have names


def of_the_registered(view: OwnView[P]) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """Lets in whoever sends the code of their private link along, in a form and never in an address; asks everybody
    else for it. A mere visit changes nothing: what scans mail opens every page that a mail names."""

    @wraps(view)
    def enter(request: HttpRequest, consultation: Consultation, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST" and request.resolver_match and request.resolver_match.view_name != "sessions:mine":
            return redirect("sessions:mine", consultation.slug)
        form = CodeForm(request.POST if request.method == "POST" else None)
        registrant = registrant_with(consultation, form.cleaned_data["code"]) if form.is_valid() else None
        if registrant is not None:
            return view(request, registrant, *args, **kwargs)
        if form.is_bound and not form.errors:
            form.add_error("code", _("Nobody is registered with this code. Copy it from the mail once more."))
        return page(request, consultation, "sessions/person/code.html", {"form": form})

    return of_the_public(enter)  # type: ignore[arg-type]


def said_in(consultation: Consultation) -> Announcement:
    """What is in force in a consultation that the door let somebody into."""
    assert consultation.public is not None
    return consultation.public.announcement


def reader_here(said: Announcement, zone: str) -> Reader:
    """Who reads the page: in the language of the browser, with times in `zone`."""
    language = get_language() or "en"
    return Reader(zone, language, said.languages, interface_for(language))


def page(
    request: HttpRequest,
    consultation: Consultation,
    template: str,
    context: Mapping[str, object] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """A page of those who take part. With a form in which something is wrong it says so, also to machines."""
    said = said_in(consultation)
    form = (context or {}).get("form")
    status = 400 if getattr(form, "errors", None) else status
    around = {
        "consultation": consultation,
        "consultation_title": said.title.said(get_language() or "en", said.languages),
        "contact": said.contact,
        "kept_until": said.promises.kept_until,
    }
    answer = render(request, template, {**around, **(context or {})}, status=status)
    answer["Cache-Control"] = "no-store"
    return answer
