"""Passages with their marks: looking at them, and marking what the nets missed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearout.errors import Refusal
from hearout.records.identified import Person
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.desk.actions.deciding import DecidedMeanwhile, decide_spans, decide_word
from hearout.web.desk.actions.desk import look_at
from hearout.web.desk.forms.deciding import HowFar, MissedHere, Reword
from hearout.web.desk.forms.desk import FilterPassages
from hearout.web.desk.models import Marked
from hearout.web.desk.queries.left import likeness
from hearout.web.desk.queries.passages import (
    PassageTold,
    choices_in,
    marked_passage,
    next_passage,
    passage_told,
    passages,
)
from hearout.web.desk.rules import CAUGHT_BY, CHANNELS
from hearout.web.desk.views.around import desk_page, reader_of
from hearout.web.intake.actions.people import add_people
from hearout.web.intake.rules import Origin
from hearout.web.languages import name_in
from hearout.web.people.models import User
from hearout.web.sentences import in_words

__all__ = ["all_passages", "looked", "passage", "reword"]


@require_safe
@team_room("words.decide")
@never_cache
def all_passages(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """A list, self-descriptions first."""
    form = _filter_form(request, consultation)
    reader, user = reader_of(request, consultation), member_of(request)
    asked = request.GET.copy()
    asked.pop("page", None)
    page = passages(consultation, form.filters(), request.GET.get("page"), reader, user)
    context = {"page": page, "form": form, "asked": asked.urlencode(), "nets": CAUGHT_BY.values()}
    return desk_page(request, consultation, "passages", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("words.decide")
@never_cache
def passage(request: HttpRequest, consultation: Consultation, marked: str) -> HttpResponse:
    """One passage, and a form for words in it that were missed."""
    row, told = _passage(request, consultation, marked)
    form = MissedHere(request.POST.dict() if request.method == "POST" else None, consultation, text=told.text)
    if request.method == "POST" and form.is_valid():
        try:
            _mark(consultation, row, form, member_of(request))
        except DecidedMeanwhile:
            form.add_error("word", _("Something is decided about this word already. Look for it in the log."))
        else:
            messages.success(request, _("It goes the next time everything is brought up to date."))
            return redirect("desk:passage", consultation.slug, marked)
    context = {"passage": told, "form": form, "next": next_passage(row), "looked": row.looked_at}
    return desk_page(request, consultation, "passage", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("words.decide")
@never_cache
def reword(request: HttpRequest, consultation: Consultation, marked: str) -> HttpResponse:
    """A whole passage in other words; first with what is left of its own, then for good."""
    row, told = _passage(request, consultation, marked)
    form = Reword(request.POST.dict() if request.method == "POST" else None, consultation, safe=told.safe)
    context: dict[str, object] = {"passage": told, "form": form}
    if request.method == "POST" and form.is_valid():
        context["likeness"] = likeness(told.text, form.cleaned_data["words"])
        if request.POST.get("step") == "decide":
            return _reworded(request, consultation, row, told, form)
    return desk_page(request, consultation, "reword", context, status=400 if form.errors else 200)


@require_POST
@team_room("words.decide")
def looked(request: HttpRequest, consultation: Consultation, marked: str) -> HttpResponse:
    """Put down that it was looked at, and go on to the next; or that it should be looked at again."""
    row = marked_passage(consultation, marked)
    if row is None:
        raise Http404
    done = request.POST.get("looked") == "yes"
    look_at(row, looked=done, by=member_of(request), now=timezone.now())
    following = next_passage(row) if done else marked
    if not following:
        messages.success(request, _("You have looked at every passage."))
        return redirect("desk:passages", consultation.slug)
    return redirect("desk:passage", consultation.slug, following)


def _passage(request: HttpRequest, consultation: Consultation, ident: str) -> tuple[Marked, PassageTold]:
    row = marked_passage(consultation, ident)
    told = passage_told(consultation, row, reader_of(request, consultation), member_of(request)) if row else None
    if row is None or told is None:
        raise Http404
    return row, told


def _mark(consultation: Consultation, row: Marked, form: MissedHere, by: User) -> None:
    typed, now = form.cleaned_data, timezone.now()
    match HowFar(typed["far"]):
        case HowFar.HERE:
            stretches = form.stretches(typed["word"])
            decide_spans(consultation, row.passage, stretches, form.ruling(), by=by, now=now)
        case HowFar.EVERYWHERE:
            decide_word(consultation, typed["word"], form.ruling(), seen=0, by=by, now=now)
        case HowFar.PERSON:
            named = Person(typed["word"], handles=() if " " in typed["word"] else (typed["word"],))
            add_people(consultation, (named,), Origin.FOUND, by=by, now=now)


def _reworded(
    request: HttpRequest, consultation: Consultation, row: Marked, told: PassageTold, form: Reword
) -> HttpResponse:
    by, now, whole = member_of(request), timezone.now(), (0, len(told.text))
    try:
        seen = int(request.POST.get("seen") or 0)
        decide_spans(consultation, row.passage, (whole,), form.ruling(), by=by, now=now, seen=seen)
    except (Refusal, ValueError) as refusal:
        told_why = refusal.message if isinstance(refusal, Refusal) else DecidedMeanwhile().message
        form.add_error(None, in_words(told_why))
        return desk_page(request, consultation, "reword", {"passage": told, "form": form}, status=400)
    messages.success(request, _("The passage will read as you wrote, once everything is brought up to date."))
    return redirect("desk:passage", consultation.slug, row.passage)


def _filter_form(request: HttpRequest, consultation: Consultation) -> FilterPassages:
    languages, channels, questions = choices_in(consultation)
    said, shown = drafted(consultation), get_language() or "en"
    texts = {one.key: one.text.said(shown, said.languages).words for one in said.questions}
    return FilterPassages(
        request.GET.dict(),
        languages=[(one, name_in(one, shown)) for one in languages],
        channels=[(one, str(CHANNELS.get(one, one))) for one in channels],
        questions=[(one, texts.get(one, one)) for one in questions],
    )
