"""One finding: its sentence, what it rests on, and what is quoted of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearout.errors import Refusal
from hearout.web.analysis.queries.decided import newest_number
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.queries.rooms import may
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.summaries.forms import Say
from hearout.web.summaries.queries.findings import FindingTold, finding_called, said_in, sentence_now
from hearout.web.summaries.queries.kept import KeptDraft, kept, known_words, newest
from hearout.web.summaries.queries.standing import draft_told
from hearout.web.summaries.sentences import weight_of
from hearout.web.summaries.views.body import finding_as_published
from hearout.web.summaries.views.refusing import told_in

__all__ = ["finding"]


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("themes.view")
def finding(request: HttpRequest, consultation: Consultation, finding: str) -> HttpResponse:
    """A finding of the newest draft; who decides writes its sentence here."""
    if request.method == "POST" and not may(request.user, "themes.decide", consultation):
        raise Http404
    here = kept(consultation)
    told = finding_called(consultation, here, finding) if here else None
    if here is None or told is None:
        messages.info(request, _("That finding is not in the newest draft any more."))
        return redirect("summaries:summary", consultation.slug)
    form = _form(request, consultation, told)
    if form is not None and form.is_bound and form.is_valid() and not form.is_to_be_looked_at:
        assert told.theme is not None
        try:
            form.decide(told.theme, by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            told_in(form, refusal)
        else:
            messages.success(request, _("The sentence is kept. It stands in the summary once that is up to date."))
            return redirect(f"{reverse('summaries:finding', args=[consultation.slug, finding])}#main")
    return _show(request, consultation, here, told, form)


def _form(request: HttpRequest, consultation: Consultation, told: FindingTold) -> Say | None:
    """None for those who may not write it, and where themes were looked for since the draft was written."""
    if told.theme is None or not may(request.user, "themes.decide", consultation):
        return None
    now = {"seen": newest_number(consultation), "sentence": sentence_now(consultation, told)}
    data = request.POST if request.method == "POST" else None
    return Say(data, known_words(consultation), weight_of(told.finding), now)


def _show(
    request: HttpRequest, consultation: Consultation, here: KeptDraft, told: FindingTold, form: Say | None
) -> HttpResponse:
    reader = team_reader(member_of(request), drafted(consultation))
    with_links = may(request.user, "contributions.view", consultation)
    context = {
        "told": told,
        "finding": told.finding,
        "as_published": finding_as_published(here, told.finding),
        "form": form,
        "draft": draft_told(consultation, newest(consultation), reader),
        "rests": said_in(consultation, told, reader, request.GET.get("page", ""), with_links=with_links),
    }
    status = 400 if form is not None and form.errors else 200
    return show(request, consultation, "summaries/finding.html", context, status=status)
