"""One finding: its sentence, what it rests on, and what is quoted of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearout.errors import Refusal
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.queries.rooms import role_of
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.people.rules import allows
from hearout.web.summaries.forms import Say
from hearout.web.summaries.models import Draft
from hearout.web.summaries.queries.findings import FindingTold, finding_called, said_in, sentence_now
from hearout.web.summaries.queries.kept import KeptDraft, Now, kept_in, now_of, whole
from hearout.web.summaries.queries.standing import draft_told
from hearout.web.summaries.sentences import weight_of
from hearout.web.summaries.views.body import finding_as_published
from hearout.web.summaries.views.refusing import told_in

__all__ = ["finding"]


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("themes.view")
def finding(request: HttpRequest, consultation: Consultation, finding: str) -> HttpResponse:
    """A finding of the newest draft; who decides writes its sentence here."""
    role = role_of(request.user, consultation)
    if request.method == "POST" and not allows(role, "themes.decide"):
        raise Http404
    here = _open(consultation, finding)
    if here is None:
        messages.info(request, _("That finding is not in the newest draft any more."))
        return redirect("summaries:summary", consultation.slug)
    form = _form(request, here) if allows(role, "themes.decide") else None
    if form is not None and form.is_bound and form.is_valid() and not form.is_to_be_looked_at:
        assert here.told.theme is not None
        try:
            form.decide(here.told.theme, by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            told_in(form, refusal)
        else:
            messages.success(request, _("The sentence is kept. It stands in the summary once that is up to date."))
            return redirect(f"{reverse('summaries:finding', args=[consultation.slug, finding])}#main")
    return _show(request, here, form, with_links=allows(role, "contributions.view"))


@dataclass(frozen=True, slots=True)
class _Here:
    """A finding, the draft that it stands in, and how things stand now."""

    row: Draft
    kept: KeptDraft
    told: FindingTold
    now: Now


def _open(consultation: Consultation, key: str) -> _Here | None:
    row = whole(consultation)
    kept = kept_in(row) if row else None
    told = finding_called(consultation, kept, key) if kept else None
    return _Here(row, kept, told, now_of(consultation)) if row and kept and told else None


def _form(request: HttpRequest, here: _Here) -> Say | None:
    """None where themes were looked for since the draft was written, and this one is not there any more."""
    if here.told.theme is None:
        return None
    sentence = sentence_now(here.row.consultation, here.told, here.now)
    data = request.POST if request.method == "POST" else None
    initial = {"seen": here.now.themes_decided, "sentence": sentence}
    return Say(data, here.row.words, weight_of(here.told.finding), initial)


def _show(request: HttpRequest, here: _Here, form: Say | None, *, with_links: bool) -> HttpResponse:
    consultation = here.row.consultation
    reader = team_reader(member_of(request), drafted(consultation))
    context = {
        "told": here.told,
        "finding": here.told.finding,
        "as_published": finding_as_published(here.kept, here.told.finding),
        "form": form,
        "draft": draft_told(here.row, here.now, reader),
        "rests": said_in(consultation, here.told, reader, request.GET.get("page", ""), with_links=with_links),
    }
    status = 400 if form is not None and form.errors else 200
    return show(request, consultation, "summaries/finding.html", context, status=status)
