"""Following a consultation by mail, without an account. Reading a page changes nothing, because what scans mail for
viruses opens every page that a mail names: following and leaving take a press of a button."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hearout.web.consultations.models import Consultation
from hearout.web.outbox.actions.following import ask_to_follow, confirm, leave
from hearout.web.outbox.forms import CodeForm, FollowForm
from hearout.web.outbox.queries.followers import is_over, published
from hearout.web.people.limits import limited, may_be_written_to

__all__ = ["code", "follow", "unfollow", "unfollow_at_once"]

READING_AND_POSTING = ["GET", "HEAD", "POST"]

P = ParamSpec("P")


def of_those_who_follow(
    view: Callable[Concatenate[HttpRequest, Consultation, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """Finds what is announced; a draft is not there. Once its key is destroyed there are none who follow."""

    @wraps(view)
    def enter(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        consultation = published(slug)
        if consultation is None:
            raise Http404
        if is_over(consultation):
            return _page(request, consultation, "outbox/over.html", status=410)
        return view(request, consultation, *args, **kwargs)

    return enter  # type: ignore[return-value]  # mypy minds that arguments have names


@limited("follow")
@require_http_methods(READING_AND_POSTING)
@of_those_who_follow
def follow(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The answer is the same whoever the address belongs to, and takes the same time."""
    started = time.monotonic()
    assert consultation.public is not None
    form = FollowForm(consultation.public.announcement, get_language() or "en", request.POST or None)
    if not form.is_valid():
        return _page(request, consultation, "outbox/follow.html", form)
    if may_be_written_to(request, form.cleaned_data["address"]):
        ask_to_follow(consultation, form.cleaned_data["address"], form.cleaned_data["language"], now=timezone.now())
    time.sleep(max(0.0, settings.SIGN_IN_ANSWERS_AFTER - (time.monotonic() - started)))
    return redirect("outbox:follow-code", consultation.slug)


@limited("follow_code")
@require_http_methods(READING_AND_POSTING)
@of_those_who_follow
def code(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if confirm(consultation, form.cleaned_data["code"], now=timezone.now()):
            return _page(request, consultation, "outbox/following.html")
        form.add_error("code", _("This is not a code that we know. Copy it from the mail; it is good for three days."))
    return _page(request, consultation, "outbox/code.html", form)


@limited("follow_code")
@require_http_methods(READING_AND_POSTING)
@of_those_who_follow
def unfollow(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if leave(consultation, form.cleaned_data["code"]):
            return _page(request, consultation, "outbox/left.html")
        form.add_error("code", _("Nobody follows with this code: you may have left already. If not, copy it again."))
    return _page(request, consultation, "outbox/unfollow.html", form)


@csrf_exempt
@require_http_methods(READING_AND_POSTING)
@of_those_who_follow
def unfollow_at_once(request: HttpRequest, consultation: Consultation, code: str) -> HttpResponse:
    """What a mail program posts when somebody presses its own button (RFC 8058). Whoever opens it is asked first."""
    if request.method != "POST":
        return redirect("outbox:unfollow", consultation.slug)
    leave(consultation, code)
    return _page(request, consultation, "outbox/left.html")


def _page(
    request: HttpRequest,
    consultation: Consultation,
    template: str,
    form: FollowForm | CodeForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    assert consultation.public is not None
    said = consultation.public.announcement
    title = said.title.said(get_language() or "en", said.languages)
    status = 400 if form is not None and form.errors else status
    context = {"consultation": consultation, "consultation_title": title, "form": form}
    return render(request, template, context, status=status)
