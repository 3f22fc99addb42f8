"""One word after the other: deciding, confirming and undoing."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearout.errors import Refusal
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.desk.actions.deciding import DecidedMeanwhile, confirm, decide_spans, decide_word, undo
from hearout.web.desk.forms.deciding import DecideWord, MissedWord
from hearout.web.desk.queries.coverage import coverage_told
from hearout.web.desk.queries.log import last_decisions
from hearout.web.desk.queries.standing import Standing, standing
from hearout.web.desk.queries.words import WordTold, next_after, place_in, queue, word_told, words_left
from hearout.web.desk.views.around import desk_page, onward, reader_of
from hearout.web.people.models import User
from hearout.web.sentences import in_words
from hearout.web.work.actions import bring_up_to

__all__ = ["agree", "bring", "left", "missed", "take_back", "word", "words"]

SHOWN = 6  # of the last decisions


@require_safe
@team_room("words.decide")
@never_cache
def words(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The riskiest word that waits; without one, how it stands."""
    desk = standing(consultation, member_of(request))
    return _show(request, consultation, desk, _told(request, consultation, desk, ""))


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("words.decide")
@never_cache
def word(request: HttpRequest, consultation: Consultation, mark: str) -> HttpResponse:
    """One word; what is decided about it leads on to the next."""
    desk = standing(consultation, member_of(request))
    told = _told(request, consultation, desk, mark)
    if told is None:
        raise Http404
    if request.method != "POST":
        return _show(request, consultation, desk, told)
    form = DecideWord(request.POST.dict(), consultation, instead_of=told.spelt)
    if not form.is_valid():
        return _show(request, consultation, desk, told, form)
    try:
        _decide(consultation, told, form, member_of(request))
    except Refusal as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, in_words(refusal.message))
        met = isinstance(refusal, DecidedMeanwhile)
        return _show(request, consultation, desk, _told(request, consultation, desk, mark), form, met=met)
    stays = form.cleaned_data["do"] == "one" and told.places > 1
    return onward(consultation, mark if stays else next_after(consultation, told.rank))


@require_POST
@team_room("words.decide")
def take_back(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """Undo a decision, and look at its word again."""
    try:
        undone = undo(consultation, number, by=member_of(request), now=timezone.now())
    except Refusal as refusal:
        messages.warning(request, in_words(refusal.message))
        return redirect("desk:log", consultation.slug)
    messages.success(request, _("Undone. It waits again, or what was decided before it counts."))
    if passage := getattr(undone, "passage", ""):
        return redirect("desk:passage", consultation.slug, passage)
    return onward(consultation, getattr(undone, "mark", ""), or_else="desk:log")


@require_POST
@team_room("words.decide")
def agree(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """Confirm a decision as its second reader."""
    try:
        confirm(consultation, number, by=member_of(request), now=timezone.now())
        messages.success(request, _("Confirmed. It counts the next time it is brought up to date."))
    except Refusal as refusal:
        messages.warning(request, in_words(refusal.message))
    return redirect("desk:second", consultation.slug)


@require_safe
@team_room("words.decide")
@never_cache
def left(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """All words that wait."""
    page = words_left(consultation, request.GET.get("page"))
    return desk_page(request, consultation, "left", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("words.decide")
@never_cache
def missed(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Add a word that no net caught."""
    form = MissedWord(request.POST.dict() if request.method == "POST" else None, consultation)
    if request.method == "POST" and form.is_valid():
        by, now = member_of(request), timezone.now()
        try:
            decide_word(consultation, form.cleaned_data["word"], form.ruling(), seen=0, by=by, now=now)
        except DecidedMeanwhile:
            form.add_error("word", _("Something is decided about this word already. Look for it in the log."))
        else:
            messages.success(request, _("It goes wherever it stands, the next time it is brought up to date."))
            return redirect("desk:words", consultation.slug)
    return desk_page(request, consultation, "missed", {"form": form}, status=400 if form.errors else 200)


@require_POST
@team_room("words.decide")
def bring(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Have what was decided put through the gate."""
    bring_up_to(consultation, "desk.gate", by=member_of(request), now=timezone.now())
    return redirect("desk:words", consultation.slug)


def _decide(consultation: Consultation, told: WordTold, form: DecideWord, by: User) -> None:
    typed, now = form.cleaned_data, timezone.now()
    ruling = form.ruling(second=typed["do"] == "second")
    if typed["do"] != "one":
        decide_word(consultation, told.spelt, ruling, seen=typed["seen"], by=by, now=now)
        return
    place = place_in(consultation, told.mark, typed["place"])
    if place is None:
        raise DecidedMeanwhile
    stretch = (place.start, place.end)
    decide_spans(consultation, place.passage, (stretch,), ruling, by=by, now=now, seen=typed["upto"])


def _told(request: HttpRequest, consultation: Consultation, desk: Standing, mark: str) -> WordTold | None:
    reader, user, page = reader_of(request, consultation), member_of(request), request.GET.get("page")
    return word_told(consultation, mark, page, reader, user, always_second=desk.always_second)


def _show(
    request: HttpRequest,
    consultation: Consultation,
    desk: Standing,
    told: WordTold | None,
    form: DecideWord | None = None,
    *,
    met: bool = False,
) -> HttpResponse:
    """`met`: somebody else decided while this was being decided."""
    user = member_of(request)
    last = last_decisions(consultation, reader_of(request, consultation), user, always_second=desk.always_second)
    context = {
        "desk": desk,
        "word": told,
        "queue": queue(consultation, told),
        "form": form or DecideWord(None, consultation),
        "met": met,
        "last": last[:SHOWN],
        "my_last": next((one.number for one in last if one.mine), 0),
        "used": tuple(dict.fromkeys(one.replacement for one in last if one.word and one.replacement)),
        "k": drafted(consultation).promises.k,
        "coverage": coverage_told(desk.coverage),
    }
    return desk_page(request, consultation, "words", context, status=400 if form and form.errors else 200)
