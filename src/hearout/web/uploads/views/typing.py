"""Typing in what came by other means, one after the other."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearout.plan.moments import local_day
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.views.door import identified_room, member_of
from hearout.web.consultations.views.rooms import show
from hearout.web.uploads.actions.typing import change, remove, type_in
from hearout.web.uploads.forms.typing import SlipForm
from hearout.web.uploads.models import Typed
from hearout.web.uploads.queries.brought import announced_questions
from hearout.web.uploads.queries.slips import slip_in, slips_in, slips_told
from hearout.web.uploads.titles import OTHER_MEANS

__all__ = ["change_slip", "slip_out", "typed"]

PAGE = 50
STAYS = ("means", "received", "consent")


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("files.bring")
def typed(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The form for the next slip, and those that are there. Way, day and consent stay as they were."""
    form = _form(request, consultation, request.session.get(_kept(consultation), {}))
    if request.method != "POST" or not form.is_valid():
        return _show(request, consultation, form)
    now, by = timezone.now(), member_of(request)
    made = type_in(consultation, form.slip(), way=form.cleaned_data["means"], by=by, now=now)
    request.session[_kept(consultation)] = {name: str(form.cleaned_data[name]) for name in STAYS}
    messages.success(request, _("Slip %(number)s is kept. Type in the next one.") % {"number": made.number})
    return redirect(f"{reverse('uploads:typed', args=[consultation.slug])}#next")


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("files.bring")
def change_slip(request: HttpRequest, consultation: Consultation, slip: int) -> HttpResponse:
    """Change what was typed."""
    found = _found(consultation, slip)
    form = _form(request, consultation, _typed_before(found, consultation))
    if request.method != "POST" or not form.is_valid():
        status = 400 if form.errors else 200
        return show(request, consultation, "uploads/slip.html", {"form": form, "slip": found}, status=status)
    change(found, form.slip(), way=form.cleaned_data["means"], by=member_of(request), now=timezone.now())
    messages.success(request, _("Slip %(number)s is changed.") % {"number": slip})
    return redirect("uploads:typed", consultation.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("files.bring")
def slip_out(request: HttpRequest, consultation: Consultation, slip: int) -> HttpResponse:
    """Asks first: the words are gone afterwards."""
    found = _found(consultation, slip)
    if request.method != "POST":
        [told] = slips_told([found])
        return show(request, consultation, "uploads/slip_out.html", {"slip": told})
    remove(found, by=member_of(request), now=timezone.now())
    messages.success(request, _("Slip %(number)s is taken out, and its words are deleted.") % {"number": slip})
    return redirect("uploads:typed", consultation.slug)


def _found(consultation: Consultation, number: int) -> Typed:
    found = slip_in(consultation, number)
    if found is None:
        raise Http404
    return found


def _form(request: HttpRequest, consultation: Consultation, initial: Mapping[str, object]) -> SlipForm:
    announcement = in_force(consultation) or drafted(consultation)
    language = get_language() or "en"
    named = [
        (way.key, way.title.said(language, announcement.languages).words)
        for way in announcement.ways
        if way.kind is ChannelKind.OTHER
    ]
    return SlipForm(
        request.POST.dict() if request.method == "POST" else None,
        ways=[*named, ("", str(OTHER_MEANS))],
        questions=announced_questions(announcement),
        today=local_day(timezone.now(), announcement.zone),
        initial=initial,
    )


def _typed_before(found: Typed, consultation: Consultation) -> dict[str, object]:
    slip = found.slip
    keys = [one.key for one in announced_questions(in_force(consultation) or drafted(consultation))]
    texts: dict[str, object] = {}
    for answer in slip.answers:
        place = keys.index(answer.question) if answer.question in keys else len(keys)
        before = texts.get(f"text-{place}")
        texts[f"text-{place}"] = f"{before}\n\n{answer.words}" if before else answer.words
    plain = {"means": found.source.way, "received": slip.received, "consent": slip.consent.value}
    return {**plain, **texts, "language": slip.language, "author": slip.author}


def _show(request: HttpRequest, consultation: Consultation, form: SlipForm) -> HttpResponse:
    page = Paginator(slips_in(consultation), PAGE).get_page(request.GET.get("page"))
    if form.initial.get("consent") and not form.errors:
        form.fields["text-0"].widget.attrs["autofocus"] = True  # the one before was just kept: on with the words
    context = {"form": form, "slips": slips_told(page.object_list), "page": page}
    return show(request, consultation, "uploads/typed.html", context, status=400 if form.errors else 200)


def _kept(consultation: Consultation) -> str:
    return f"uploads.typed.{consultation.pk}"
