"""Answering the poll: from the private link in the mail, without an account."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearout.web.consultations.models import Consultation
from hearout.web.people.limits import limited
from hearout.web.public.visitors import visitor
from hearout.web.sessions.actions.polling import answer
from hearout.web.sessions.forms.asking import ANSWERS, AnswerForm
from hearout.web.sessions.models import Poll
from hearout.web.sessions.queries.polls import may_answer, poll_of
from hearout.web.sessions.queries.registrants import registrant_with
from hearout.web.sessions.queries.rounds import RoundOf, round_in
from hearout.web.sessions.rules import PollAnswer
from hearout.web.sessions.views.participants import of_the_public, page, reader_here, said_in

__all__ = ["poll"]


@limited("register_code")
@require_http_methods(["GET", "HEAD", "POST"])
@of_the_public
def poll(request: HttpRequest, consultation: Consultation, phase: str, key: str) -> HttpResponse:
    """A mere visit answers nothing: what scans mail opens every page that a mail names."""
    about = round_in(said_in(consultation), phase, key)
    asked = poll_of(consultation, about) if about else None
    if about is None or asked is None:
        raise Http404
    if timezone.now() >= asked.closes:
        return _page(request, consultation, about, asked, None)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, consultation, about, asked, form)
    said = PollAnswer(form.cleaned_data["answer"])
    registrant = registrant_with(consultation, form.cleaned_data["code"])
    if registrant is None or not may_answer(registrant, about):
        form.add_error("code", _("Nobody is registered with this code. Copy it from the mail once more."))
        return _page(request, consultation, about, asked, form)
    answer(asked, registrant, said, now=timezone.now())
    return _page(request, consultation, about, asked, None, str(ANSWERS[said]))


def _page(
    request: HttpRequest,
    consultation: Consultation,
    about: RoundOf,
    asked: Poll,
    form: AnswerForm | None,
    said: str = "",
) -> HttpResponse:
    announced = said_in(consultation)
    reader = reader_here(announced, visitor(request, announced).zone)
    told = {
        "form": form,
        "said": said,
        "round": reader.said(about.round.title),
        "closes": reader.time(asked.closes),
    }
    return page(request, consultation, "sessions/person/poll.html", told)
