"""A finding that people put together from passages they looked for."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearout.errors import Refusal
from hearout.web.analysis.models import Question
from hearout.web.analysis.queries.decided import newest_number
from hearout.web.analysis.queries.telling import question_told
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show, to_top
from hearout.web.summaries.forms import Gather
from hearout.web.summaries.queries.kept import known_words
from hearout.web.summaries.queries.searching import look_for, questions_of, ticked
from hearout.web.summaries.views.refusing import told_in

__all__ = ["gather"]

LONGEST_NUMBER = 10
SEARCH, FURTHER = "search", "after"  # the buttons that look for more and decide nothing


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("themes.decide")
def gather(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Passages to look for and to tick, and what they come to. Looking keeps what was ticked and typed."""
    questions = questions_of(consultation)
    if not questions:
        messages.info(request, _("Passages can be chosen once themes were looked for."))
        return redirect("summaries:summary", consultation.slug)
    form = _form(request, consultation)
    if _is_decided(request, form) and form.is_valid() and not form.is_to_be_looked_at:
        try:
            form.decide(consultation, by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            told_in(form, refusal)
        else:
            messages.success(request, _("The finding is kept. It stands in the summary once that is up to date."))
            return to_top("summaries:summary", consultation)
    return _show(request, consultation, questions, form)


def _is_decided(request: HttpRequest, form: Gather) -> bool:
    return form.is_bound and not {SEARCH, FURTHER} & request.POST.keys()


def _form(request: HttpRequest, consultation: Consultation) -> Gather:
    data = request.POST if request.method == "POST" else None
    return Gather(data, known_words(consultation), {"seen": newest_number(consultation)})


def _show(
    request: HttpRequest, consultation: Consultation, questions: tuple[Question, ...], form: Gather
) -> HttpResponse:
    said = drafted(consultation)
    reader = team_reader(member_of(request), said)
    asked = request.POST if request.method == "POST" else request.GET
    chosen = next((one for one in questions if one.key == asked.get("question")), questions[0])
    words = " ".join(asked.get("words", "").split())
    context = {
        "form": form,
        "is_search": request.method == "POST" and not _is_decided(request, form),
        "questions": [(one.key, question_told(one.key, said, reader)) for one in questions],
        "question": chosen.key,
        "words": words,
        "ticked": ticked(consultation, form.ticked, reader),
        "found": look_for(chosen, words, reader, but=form.ticked, after=_number(asked.get(FURTHER, ""))),
    }
    status = 400 if _is_decided(request, form) and form.errors else 200
    return show(request, consultation, "summaries/gather.html", context, status=status)


def _number(typed: str) -> int:
    """How far it was looked already; 0 for anything else."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < LONGEST_NUMBER else 0
